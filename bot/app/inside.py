"""Inside the one transaction of an event: count it once, run its command, leave its answer in the outbox."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

import prompts
from bot import commands
from bot.app.understanding import TYPED
from bot.domain.people import Person
from bot.errors import OkrError
from bot.messages import answer as answers
from bot.ports import Account, Answer, Event, Transaction
from bot.usecases.say_to import say_to

NOTHING = Answer(show="nothing")


class OutdatedButton(OkrError):
    """That button is from an older version of me. Type `help` to see what I can do."""


class NotMetYet(Exception):
    """Who the sender is could not be stored so far; that is tried again, and this after it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Handled:
    """An answer, whether it still has to be put in the outbox because the transaction only read, and to whom."""

    answer: Answer
    unsent: bool = False
    stranger: bool = False


def handle(tx: Transaction, event: Event, now: datetime, *, reads: bool, again: bool = False) -> Handled:
    """Whoever knocks gets an answer; a transaction that only `reads` can't note the event nor send anything.

    `again`: it failed at `now` and is kept; it leaves the failed ones in the transaction in which it is dealt with.
    """
    found = tx.people.by_account(event.installation, event.account)
    by, account = found if found is not None else (None, None)
    if not reads and not _is_new(tx, event, _dedupe_keys(event), now, again=again):
        answer = _known_already(tx, event, now)
    elif again and by is not None and event.command == TYPED and _has_answered_since(tx, by, now):
        answer = Answer(card=say_to(tx, by, "answered_since", at=now))
    else:
        answer = _stranger(tx, event) if by is None else _run(tx, event, by, now)
    if answer.later is not None and event.responds:
        answer = replace(answer, card=answers.composed(tx, answer.later, now=now), later=None)
    if reads:
        unsent = answer.show == "reply" and not event.responds
        return Handled(answer=answer, unsent=unsent, stranger=by is None)
    if account is not None:
        _remember_where(tx, account, event, now)
    _deliver(tx, event, answer, by, now)
    return Handled(answer=answer, stranger=by is None)


def happened(tx: Transaction, event: Event, now: datetime, *, again: bool = False) -> Answer:
    """Take note of what a platform tells; `again` as for `handle`."""
    happening = commands.happening(event.command or "")
    if happening is None or not _is_new(tx, event, [event.id], now, again=again):
        return NOTHING
    return happening.handle(tx, event, now=now)


def _is_new(tx: Transaction, event: Event, keys: Sequence[str], now: datetime, *, again: bool) -> bool:
    """Whether it is for this transaction to deal with the event; while it is kept as failed, it isn't."""
    if again and not tx.failed_events.drop(event.id):
        return False
    return tx.inbox.take(keys, event.command, now)


def _has_answered_since(tx: Transaction, by: Person, moment: datetime) -> bool:
    """News stored late would take the place of newer news."""
    return bool(tx.check_ins.last_answer(by.id, moment + timedelta.resolution))


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


def _stranger(tx: Transaction, event: Event) -> Answer:
    """Nobody I know: a friendly card that says whom to ask; NotMetYet when an introduction is being tried again."""
    introduction = tx.failed_events.get(event.introduction)
    if introduction is not None and introduction.again_at is not None:
        raise NotMetYet
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


def post_later(tx: Transaction, event: Event, answer: Answer, now: datetime, *, again: bool = False) -> None:
    """An answer that came from a transaction which stored nothing: an error, or something only read."""
    if _is_new(tx, event, [event.id], now, again=again):
        found = tx.people.by_account(event.installation, event.account)
        tx.outbox.add([answers.to_place(event, answer, found[0] if found else None, now=now)])
