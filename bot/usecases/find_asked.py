"""Which key results somebody's answer is about, numbered as they were printed."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.domain.check_in import CheckIn, counted
from bot.domain.okr import Key
from bot.domain.people import Person
from bot.ports import Ask, MessageRef, Proof, Transaction
from bot.replies.reading import Asked
from bot.usecases.known import Known, known_of
from bot.usecases.this_week import this_week


@dataclass(frozen=True, slots=True, kw_only=True)
class AskedNow:
    """The entries an answer can name; `ask` is None when they are simply all of the person's key results."""

    ask: Ask | None
    known: Known
    entries: Sequence[Asked]

    @property
    def proofs(self) -> Sequence[Proof]:
        """The key results of the entries, as they are numbered."""
        return [self.known.proofs[entry.ref] for entry in self.entries]


def find_asked(
    tx: Transaction, person: Person, *, thread: MessageRef | None, now: datetime, named: Sequence[Key] = ()
) -> AskedNow:
    """The ask in whose thread it was written, else the newest of this local week, else all key results (design.md §6).

    Others that the text `named` by their full keys come after these.
    """
    ask = _ask_of_thread(tx, thread, person) or _ask_of_week(tx, person, now)
    keys = [entry.key_result for entry in ask.entries] if ask is not None else _own(tx, person)
    keys += [key for key in named if key not in keys]
    known = known_of(tx, keys)
    positions = {entry.key_result: entry.position for entry in ask.entries} if ask is not None else {}
    numbered = [(positions.get(key, at), key) for at, key in enumerate(keys, start=1) if key in known.proofs]
    return AskedNow(
        ask=ask,
        known=known,
        entries=[as_asked(known.proofs[key], known.history(key), position) for position, key in numbered],
    )


def _own(tx: Transaction, person: Person) -> list[Key]:
    return [proof.key_result.key for proof in tx.okrs.of_owners([person.id])]


def as_asked(proof: Proof, history: Sequence[CheckIn], position: int = 1) -> Asked:
    """The key result as the reading of replies knows it."""
    key_result = proof.key_result
    return Asked(
        ref=key_result.key,
        position=position,
        title=key_result.title,
        unit=key_result.unit,
        start=key_result.measure.start,
        target=key_result.measure.target,
        last=next((c.value for c in reversed(counted(history)) if c.value is not None), None),
        kind=key_result.measure.KIND,
    )


def _ask_of_thread(tx: Transaction, thread: MessageRef | None, person: Person) -> Ask | None:
    posted = tx.outbox.at(thread) if thread is not None else None
    ask = tx.asks.get(str(posted.about["ask"])) if posted is not None and "ask" in posted.about else None
    return ask if ask is not None and ask.person == person.id else None


def _ask_of_week(tx: Transaction, person: Person, now: datetime) -> Ask | None:
    return tx.asks.of_week(person.id, this_week(tx, person, now))
