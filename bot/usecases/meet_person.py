"""Link an account to its person by e-mail, and keep what the platform knows of them."""

import re
from dataclasses import replace
from datetime import datetime

from bot.domain.inherited import zone_named
from bot.domain.people import FORMER_OWNER, Person
from bot.ports import Account, Contact, Transaction
from bot.usecases.plan_asks import plan_asks


def meet_person(tx: Transaction, contact: Contact, *, enrol: bool = False, now: datetime) -> Person | None:
    """The person, their zone and locale refreshed; None for a stranger, unless `enrol` makes a person of anyone.

    A zone the time zone database doesn't know leaves theirs as it is.
    """
    known = tx.people.by_account(contact.installation, contact.user)
    person = known[0] if known else tx.people.by_email(contact.email.lower()) if contact.email else None
    if person is None:
        if not enrol:
            return None
        person = _newcomer(tx, contact)
    zone = contact.zone if zone_named(contact.zone) is not None else person.zone
    fresh = replace(person, zone=zone, locale=contact.locale or person.locale)
    if fresh != person or known is None:
        tx.people.put([fresh])
    account = _account(known[1] if known else None, contact, fresh)
    if known is None or account != known[1]:
        tx.people.put_account(account)
    if fresh.zone != person.zone:
        plan_asks(tx, [fresh.id], now=now)
    return fresh


def _account(known: Account | None, contact: Contact, person: Person) -> Account:
    if known is not None:
        return replace(known, address=contact.address or known.address, reachable=True)
    return Account(installation=contact.installation, user=contact.user, person=person.id, address=contact.address)


def _newcomer(tx: Transaction, contact: Contact) -> Person:
    name = contact.name or (contact.email or contact.user).partition("@")[0]
    wanted = re.sub(r"[^a-z0-9]+", "-", (contact.email or name).partition("@")[0].lower()).strip("-") or "person"
    taken = wanted == FORMER_OWNER or tx.people.find([wanted])
    return Person(id=f"{wanted}-{contact.user.lower()}" if taken else wanted, name=name, email=contact.email)
