"""Forget a person: what is theirs goes, batch by batch, their numbers stay under the former owner (docs/privacy.md).

Their own row goes last, so that an erasure cut short is begun again and finds what is left. `bot.cli.forget` leads
through the parts: first what is found by an index (`PARTS`), then what has to be looked for (`WALKS`), then `finish`.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from typing import TypeAlias

from bot.domain.people import FORMER_OWNER, FORMER_OWNERS_NAME, Person
from bot.errors import OkrError
from bot.ports import Transaction
from bot.usecases.erase_from_digests import erased_from_digests

BATCH = 200
DIGESTS = 5
FAILED_EVENTS = 1000

Cursor: TypeAlias = tuple[str, str]
START: Cursor = ("", "")


class UnknownPerson(OkrError):
    """I know nobody called “{named}”.{hint} Give the id or the e-mail address; `okrbot export` lists both."""


class AlreadyForgotten(OkrError):
    """{named} stands for people who were forgotten; there is nothing left to erase."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """Some rows that were looked through: how to erase what was found, if anything, and where the next page begins."""

    erase: Callable[[Transaction], None] | None
    after: Cursor


def find_to_forget(tx: Transaction, named: str) -> Person:
    """The person with this id or e-mail address; UnknownPerson names the nearest."""
    person = tx.people.find([named]).get(named) or tx.people.by_email(named)
    if person is None:
        raise UnknownPerson(named=named, hint=_nearest(tx.people.all(), named))
    if person.former:
        raise AlreadyForgotten(named=person.id)
    return person


def _nearest(people: Sequence[Person], named: str) -> str:
    called = {word.casefold(): one for one in people for word in (one.name, one.email, one.id) if word}
    found = get_close_matches(named.casefold(), called, n=1)
    return f" Did you mean {called[found[0]].id} ({called[found[0]].name})?" if found else ""


def hand_over(tx: Transaction, person: Person) -> int:
    """What they own is the former owner's; they lead and manage nobody, belong to no team and aren't asked any more."""
    if FORMER_OWNER not in tx.people.find([FORMER_OWNER]):
        tx.people.put([Person(id=FORMER_OWNER, name=FORMER_OWNERS_NAME)])
    tx.erasure.hand_over(person.id, FORMER_OWNER)
    return 0


def forget_asks(tx: Transaction, person: Person) -> int:
    """What they were asked."""
    return tx.erasure.drop_asks(person.id, BATCH)


def forget_texts(tx: Transaction, person: Person) -> int:
    """What they wrote; the numbers stay."""
    return tx.erasure.drop_texts(person.id, FORMER_OWNER, BATCH)


def forget_failed_events(tx: Transaction, person: Person) -> int:
    """What they typed that couldn't be acted on."""
    accounts = {(one.installation, one.user) for one in tx.people.accounts([person.id]).get(person.id, ())}
    for failed in tx.failed_events.all(FAILED_EVENTS):
        if (failed.event.installation, failed.event.account) in accounts:
            tx.failed_events.drop(failed.event.id)
    return 0


PARTS = (hand_over, forget_asks, forget_texts, forget_failed_events)


def messages_to(tx: Transaction, person: Person, after: Cursor) -> Page | None:
    """A page of the messages to them, sent or not."""
    keys = tx.erasure.messages_to(person.id, after=after[1], limit=BATCH)
    return Page(erase=lambda tx: tx.erasure.drop_messages(keys), after=("", keys[-1])) if keys else None


def digests(tx: Transaction, person: Person, after: Cursor) -> Page | None:
    """A page of the snapshots that digests were composed from."""
    snapshots = tx.erasure.snapshots(after=after, limit=DIGESTS)
    if not snapshots:
        return None
    erased = erased_from_digests(tx, snapshots, person)
    last = (snapshots[-1].team, snapshots[-1].week)
    return Page(erase=(lambda tx: tx.erasure.put_snapshots(erased)) if erased else None, after=last)


def cards(tx: Transaction, _person: Person, after: Cursor) -> Page | None:
    """A page of what messages to others said: who is named in it can't be told for sure, and nobody reads it again."""
    keys = tx.erasure.cards(after=after[1], limit=BATCH)
    return Page(erase=lambda tx: tx.erasure.drop_cards(keys), after=("", keys[-1])) if keys else None


WALKS = (messages_to, digests, cards)


def finish(tx: Transaction, person: Person) -> bool:
    """Remove the person themselves; False, and nothing removed, if more of theirs has come in the meantime."""
    if any(part(tx, person) for part in PARTS):
        return False
    tx.erasure.remove(person.id)
    return True
