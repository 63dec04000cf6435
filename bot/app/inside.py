"""Inside the one transaction of an event: count it once, run its command, leave its answer in the outbox."""

from dataclasses import dataclass, replace
from datetime import datetime

import prompts
from bot import commands
from bot.domain.people import Person
from bot.errors import OkrError
from bot.messages import answer as answers
from bot.ports import Account, Answer, Event, Transaction

NOTHING = Answer(show="nothing")


class OutdatedButton(OkrError):
    """That button is from an older version of me. Type `help` to see what I can do."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Handled:
    """An answer, and whether it still has to be put in the outbox because the transaction only read."""

    answer: Answer
    unsent: bool = False


def handle(tx: Transaction, event: Event, now: datetime, *, reads: bool) -> Handled:
    """Whoever knocks gets an answer; a transaction that only `reads` can't note the event nor send anything."""
    found = tx.people.by_account(event.installation, event.account)
    by, account = found if found is not None else (None, None)
    if not reads and not tx.inbox.take(_dedupe_keys(event), event.command, now):
        answer = _known_already(tx, event, now)
    else:
        answer = _stranger(tx) if by is None else _run(tx, event, by, now)
    if answer.later is not None and event.responds:
        answer = replace(answer, card=answers.composed(tx, answer.later, now=now), later=None)
    if reads:
        return Handled(answer=answer, unsent=answer.show == "reply" and not event.responds)
    if account is not None:
        _remember_where(tx, account, event, now)
    _deliver(tx, event, answer, by, now)
    return Handled(answer=answer)


def _dedupe_keys(event: Event) -> list[str]:
    """The event's own, and that of the form it was sent from: a form sent twice counts once."""
    form = event.values.get("form")
    return [event.id] if form is None else [event.id, f"form:{form}"]


def _known_already(tx: Transaction, event: Event, now: datetime) -> Answer:
    """A redelivered event needs no second answer; a form sent a second time is told so, once."""
    if "form" not in event.values or not tx.inbox.take([event.id], event.command, now):
        return NOTHING
    return Answer(card=prompts.say("sent_twice"))


def _run(tx: Transaction, event: Event, by: Person, now: datetime) -> Answer:
    command = commands.find(event.command or "")
    if command is None:
        raise OutdatedButton
    return command.handle(tx, event, by=by, now=now)


def _stranger(tx: Transaction) -> Answer:
    """Nobody I know: a friendly card that says whom to ask."""
    admins = [person.name for person in tx.people.all() if person.admin]
    return Answer(card=prompts.say("stranger", admins=admins))


def _remember_where(tx: Transaction, account: Account, event: Event, now: datetime) -> None:
    """A private conversation's address is kept for good, and whoever writes in it can be reached."""
    if event.place.dm and not (account.reachable and account.address == event.place.address):
        tx.people.put_account(replace(account, address=event.place.address, reachable=True, last_answer_at=now))


def _deliver(tx: Transaction, event: Event, answer: Answer, by: Person | None, now: datetime) -> None:
    """Answers that the transport can't carry go through the outbox, in the transaction of what they answer."""
    if answer.show == "nothing" or (answer.card is None and answer.later is None):
        return
    if (
        answer.show == "replace"
        and event.source is not None
        and answers.replace_face(tx, event.source, answer, now=now)
    ):
        return
    if not event.responds and not (answer.show == "form" and event.trigger):
        tx.outbox.add([answers.to_place(event, answer, by, now=now)])


def post_later(tx: Transaction, event: Event, answer: Answer, now: datetime) -> None:
    """An answer that came from a transaction which stored nothing: an error, or something only read."""
    if tx.inbox.take([event.id], event.command, now):
        found = tx.people.by_account(event.installation, event.account)
        tx.outbox.add([answers.to_place(event, answer, found[0] if found else None, now=now)])
