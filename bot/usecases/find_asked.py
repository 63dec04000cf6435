"""Which key results somebody's answer is about, numbered as they were printed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.domain.cadence import iso_week
from bot.domain.check_in import CheckIn, counted
from bot.domain.okr import Key
from bot.domain.people import Person
from bot.ports import Ask, MessageRef, Proof, Transaction
from bot.replies.reading import Asked
from bot.usecases.zone_of_person import zone_of_person


@dataclass(frozen=True, slots=True, kw_only=True)
class AskedNow:
    """The entries an answer can name; `ask` is None when they are simply all of the person's key results."""

    ask: Ask | None
    proofs: Sequence[Proof]
    entries: Sequence[Asked]


def find_asked(tx: Transaction, person: Person, *, thread: MessageRef | None, now: datetime) -> AskedNow:
    """The ask in whose thread it was written, else the newest of this local week, else all key results (design.md §6)."""
    ask = _ask_of_thread(tx, thread) or _ask_of_week(tx, person, now)
    if ask is None:
        proofs: Sequence[Proof] = tx.okrs.of_owners([person.id])
        positions = {proof.key_result.key: at for at, proof in enumerate(proofs, start=1)}
    else:
        found = tx.okrs.key_results([entry.key_result for entry in ask.entries])
        proofs = [found[entry.key_result] for entry in ask.entries if entry.key_result in found]
        positions = {entry.key_result: entry.position for entry in ask.entries}
    histories = tx.check_ins.histories(list(positions))
    return AskedNow(ask=ask, proofs=proofs, entries=[_entry(proof, positions, histories) for proof in proofs])


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


def _entry(proof: Proof, positions: Mapping[Key, int], histories: Mapping[Key, Sequence[CheckIn]]) -> Asked:
    key = proof.key_result.key
    return as_asked(proof, histories.get(key, ()), positions[key])


def _ask_of_thread(tx: Transaction, thread: MessageRef | None) -> Ask | None:
    posted = tx.outbox.at(thread) if thread is not None else None
    ask = str(posted.about["ask"]) if posted is not None and "ask" in posted.about else None
    return tx.asks.get(ask) if ask is not None else None


def _ask_of_week(tx: Transaction, person: Person, now: datetime) -> Ask | None:
    today = now.astimezone(zone_of_person(tx, person)).date()
    return tx.asks.of_week(person.id, iso_week(today))
