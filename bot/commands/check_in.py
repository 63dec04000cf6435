"""Open the form that takes a check-in."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from decimal import Decimal

from bot.commands.arguments import maybe_key as arguments
from bot.domain.access import may_check_in
from bot.domain.check_in import CheckIn
from bot.domain.people import Person
from bot.errors import NotAllowed, NotFound, OkrError
from bot.ports import Answer, Event, Proof, Transaction
from bot.usecases.find_asked import find_asked
from bot.usecases.look import Seen, look
from bot.usecases.say_to import say_to

NAME = "check-in"
HELP = "check in now, on everything asked or on one key result"
USAGE = "check-in [KEY]"
READS = True
PAGE = 10
SAME = "same"

__all__ = ["HELP", "NAME", "READS", "USAGE", "arguments", "handle"]


class NothingOwned(OkrError):
    """You own no active key results, so there is nothing to check in on. `team` shows your team's."""


class NothingLeft(OkrError):
    """Everything I asked you is answered. `check-in KEY` opens one of your key results again."""


def handle(tx: Transaction, event: Event, *, by: Person, now: datetime) -> Answer:
    """The ask's open entries, one key result, the key results of an answer to edit, or all of the person's own."""
    proofs, stored = _wanted(tx, event, by, now)
    page = int(event.values.get("page", "0"))
    shown = proofs[page * PAGE : (page + 1) * PAGE]
    seen = look(tx, shown, now=now)
    more = len(proofs) > (page + 1) * PAGE
    hidden = {name: event.values.get(name) for name in ("ask", "on", "reminder", "edit")}
    hidden |= {"form": event.values.get("form") or event.id, "next": str(page + 1) if more else None}
    card = say_to(
        tx,
        by,
        "check_in",
        hidden=hidden,
        fields=[_field(one, stored, by.locale or tx.workspace.locale) for one in seen.seen],
        editing=bool(stored),
        page=page + 1,
        pages=-(-len(proofs) // PAGE),
    )
    return Answer(card=card, show="form")


def _wanted(tx: Transaction, event: Event, by: Person, now: datetime) -> tuple[Sequence[Proof], Sequence[CheckIn]]:
    if "edit" in event.values:
        stored = tx.check_ins.of_answer(event.values["edit"])
        found = tx.okrs.key_results([check_in.key_result for check_in in stored])
        return [found[check_in.key_result] for check_in in stored], stored
    if "key" in event.values:
        return [_own(tx, event.values["key"], by)], ()
    ask = tx.asks.get(event.values["ask"]) if "ask" in event.values else None
    if ask is not None:
        found = tx.okrs.key_results([entry.key_result for entry in ask.open])
        return _some(list(found.values()), NothingLeft), ()
    asked = find_asked(tx, by, thread=event.thread, now=now)
    waiting = {entry.key_result for entry in asked.ask.open} if asked.ask else set()
    open_now = [proof for proof in asked.proofs if proof.key_result.key in waiting]
    return _some(open_now or list(tx.okrs.of_owners([by.id])), NothingOwned), ()


def _some(proofs: Sequence[Proof], otherwise: type[OkrError]) -> Sequence[Proof]:
    if not proofs:
        raise otherwise
    return proofs


def _own(tx: Transaction, key: str, by: Person) -> Proof:
    found = tx.okrs.key_results([key])
    if key not in found:
        raise NotFound(key=key)
    owner, team = found[key].key_result.owner, found[key].objective.team
    if not may_check_in(by, owner, team, tx.teams.lineages([team])):
        raise NotAllowed(key=key, owner=tx.people.get(owner).name)
    return found[key]


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
