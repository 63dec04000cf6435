"""What supports what (domain.md, section 1)."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from bot.domain.okr import KeyResult, Objective
from bot.importing.draft import ABSENT, Ref
from bot.importing.plan.directory import Directory
from bot.importing.plan.key_results import KeyResults
from bot.importing.plan.ledger import Line, Thing
from bot.importing.plan.objectives import Objectives
from bot.importing.reading.values import Unreadable


def fill_supports(objectives: Objectives, key_results: KeyResults) -> None:
    """Look up what each objective and key result supports, by key or title."""
    every, proofs = Directory(), Directory()
    for key, title in _titles(objectives):
        every.add(key, title)
    for key, title in _titles(key_results):
        every.add(key, title)
        proofs.add(key, title)
    for described, row in objectives.listed:
        if described.supports is not ABSENT and row.new is not None:
            row.new = replace(row.new, supports=_find(described.supports, row, every, key_results))
    for proof, proof_row in key_results.listed:
        if proof.supports is not ABSENT and proof_row.new is not None:
            proof_row.new = replace(proof_row.new, supports=_find(proof.supports, proof_row, proofs, key_results))


def _titles(things: Objectives | KeyResults) -> Iterator[tuple[str, str]]:
    stored: Mapping[str, Objective | KeyResult] = things.roll.stored
    for key, thing in stored.items():
        if key not in things.roll.rows:
            yield key, thing.title
    for key, row in things.roll.rows.items():
        yield key, row.title


def _find(ref: Ref | None, row: Line, known: Directory, key_results: KeyResults) -> str | None:
    if ref is None:
        return None
    try:
        found = known.find(ref.text)
    except Unreadable as several:
        row.refuse_ref(ref, str(several))
        return None
    if found is None:
        kind = "key result" if row.name.thing is Thing.KEY_RESULT else "objective or key result"
        row.refuse_ref(ref, f"There is no {kind} called “{ref.text}”.{known.hint(ref.text)}")
        return None
    is_proof = found in key_results.roll.rows or found in key_results.roll.stored
    row.need(Thing.KEY_RESULT if is_proof else Thing.OBJECTIVE, found, ref)
    return found
