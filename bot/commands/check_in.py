"""Open the form that takes a check-in."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from bot.commands.arguments import maybe_key as arguments
from bot.commands.fields import by_key
from bot.domain.check_in import CheckIn
from bot.domain.okr import Key
from bot.domain.people import Person
from bot.errors import NotFound, OkrError
from bot.ports import Answer, Ask, Event, Transaction
from bot.usecases.check_permission import require_may_check_in
from bot.usecases.find_asked import find_asked
from bot.usecases.look import Seen, look
from bot.usecases.say_to import say_to

NAME = "check-in"
HELP = "check in now, on everything asked or on one key result"
USAGE = "check-in [KEY]"
READS = True
PAGE = 10
SAME = "same"
PASSED_ON = ("ask", "on", "reminder", "edit", "answer")

__all__ = ["HELP", "NAME", "READS", "USAGE", "arguments", "handle"]


class NotYoursToChange(OkrError):
    """Only the person who gave an answer can change it. `check-in KEY` gives news of your own."""


class NothingOwned(OkrError):
    """You own no active key results, so there is nothing to check in on. `team` shows your team's."""


class NothingLeft(OkrError):
    """Everything I asked you is answered. `check-in KEY` opens one of your key results again."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """Key results in the order of the pages, those that need no field left out; `stored` is the answer to edit."""

    order: Sequence[Key]
    closed: frozenset[Key] = frozenset()
    stored: Sequence[CheckIn] = ()

    def begin(self, sent: Collection[Key], after: Key | None) -> int:
        """Where the page starts: behind those just sent, else where it started when it was first opened."""
        behind = [at for at, key in enumerate(self.order, start=1) if key in sent or (not sent and key == after)]
        return max(behind, default=0)


def handle(tx: Transaction, event: Event, *, by: Person, now: datetime) -> Answer:
    """The ask's open entries, one key result, the key results of an answer to edit, or all of the person's own."""
    wanted = _wanted(tx, event, by, now)
    begin = wanted.begin(by_key(event.values), event.values.get("after"))
    keys = [key for key in wanted.order[begin:] if key not in wanted.closed]
    if not keys:
        raise NothingLeft
    page = int(event.values.get("page", "1")) + bool(by_key(event.values))
    shown, left = keys[:PAGE], len(keys) - PAGE
    proofs = tx.okrs.key_results(shown)
    seen = look(tx, [proofs[key] for key in shown], now=now)
    hidden = {name: event.values.get(name) for name in PASSED_ON} | {
        "form": event.id,
        "after": wanted.order[begin - 1] if begin else None,
        "page": str(page) if page > 1 else None,
        "next": "yes" if left > 0 else None,
    }
    card = say_to(
        tx,
        by,
        "check_in",
        hidden=hidden,
        fields=[_field(one, wanted.stored, by.locale or tx.workspace.locale) for one in seen.seen],
        editing=bool(wanted.stored),
        page=page,
        pages=page + max(0, -(-left // PAGE)),
    )
    return Answer(card=card, show="form")


def _wanted(tx: Transaction, event: Event, by: Person, now: datetime) -> Wanted:
    if "edit" in event.values:
        return _to_edit(tx, event.values["edit"], by)
    if "key" in event.values:
        return Wanted(order=[_own(tx, event.values["key"], by)])
    ask = tx.asks.get(event.values["ask"]) if "ask" in event.values else None
    if ask is not None and ask.person == by.id:
        return _open_entries(ask)
    found = find_asked(tx, by, thread=event.thread, now=now).ask
    if found is not None and found.open:
        return _open_entries(found)
    own = [proof.key_result.key for proof in tx.okrs.of_owners([by.id])]
    if not own:
        raise NothingOwned
    return Wanted(order=own)


def _open_entries(ask: Ask) -> Wanted:
    closed = {entry.key_result for entry in ask.entries} - {entry.key_result for entry in ask.open}
    return Wanted(order=[entry.key_result for entry in ask.entries], closed=frozenset(closed))


def _to_edit(tx: Transaction, answer: str, by: Person) -> Wanted:
    stored = tx.check_ins.of_answer(answer)
    if any(check_in.author != by.id for check_in in stored):
        raise NotYoursToChange
    return Wanted(order=[check_in.key_result for check_in in stored], stored=stored)


def _own(tx: Transaction, key: str, by: Person) -> Key:
    found = tx.okrs.key_results([key])
    if key not in found:
        raise NotFound(key=key)
    require_may_check_in(tx, by, [found[key]])
    return key


def _field(one: Seen, stored: Sequence[CheckIn], locale: str) -> Mapping[str, object]:
    """What the form shows of a key result, filled in when an answer is edited."""
    measure, unit = one.key_result.measure, one.key_result.unit
    before = next((c for c in stored if c.key_result == one.key_result.key), None)
    example = one.now.value if one.now.value is not None else measure.start
    return {
        "seen": one,
        "first": one.now.value is None,
        "example": measure.show(example if example is not None else Decimal(1), unit, locale),
        "last_confidence": None if one.now.confidence is None else f"{one.now.confidence.normalize():f}",
        "value": _typed_value(one, before, locale),
        "confidence": None if before is None or before.confidence is None else f"{before.confidence.normalize():f}",
        "blocker": None if before is None else before.blocker,
        "note": None if before is None else before.note,
    }


def _typed_value(one: Seen, before: CheckIn | None, locale: str) -> str | None:
    if before is None:
        return None
    if before.unchanged:
        return SAME
    return None if before.value is None else one.key_result.measure.show(before.value, one.key_result.unit, locale)
