"""What a number may be for a key result, and which of several numbers is the value."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from bot.replies.reading import Asked, Doubt, Puzzle

CERTAIN, CLEAR, LIKELY, VAGUE, REMARK = 4, 3, 2, 1, 0
"""How surely a number is the value: named as it, standing alone, with a unit, among other words, of something else."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A number that may be the value, or the doubt it raises."""

    strength: int
    span: tuple[int, int]
    value: Decimal | None = None
    doubt: Doubt | None = None
    is_delta: bool = False
    confidence: Decimal | None = None
    of_done: bool = False  # "38 done": the word is about the number, not the key result


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What the numbers of one key result come to."""

    value: Decimal | None = None
    doubt: Doubt | None = None
    confidence: Decimal | None = None
    span: tuple[int, int] | None = None
    is_delta: bool = False


def settle(found: Sequence[Candidate], entry: Asked) -> Found:
    """The one value among the candidates, or the doubt that is left."""
    tens = [one for one in found if one.confidence is not None]
    others = [one for one in found if one.confidence is None]
    plain = [one for one in others if not one.is_delta and one.strength > REMARK]
    chosen = plain or [one for one in others if one.is_delta and one.strength > REMARK]
    if not chosen:
        left = tens or [one for one in others if one.doubt is not None]
        return Found(doubt=left[0].doubt) if left else Found()
    top = max(one.strength for one in chosen)
    best = [one for one in chosen if one.strength == top]
    result = _agreed(best, entry)
    if tens and result.value is not None and len({one.confidence for one in tens}) == 1:
        return Found(value=result.value, confidence=tens[0].confidence, span=result.span, is_delta=result.is_delta)
    return result


def _agreed(best: list[Candidate], entry: Asked) -> Found:
    first = best[0]
    doubted = next((one.doubt for one in best if one.doubt is not None), None)
    if doubted is not None:
        return Found(doubt=doubted, span=first.span)
    values = tuple(dict.fromkeys(one.value for one in best if one.value is not None))
    if len(values) != 1:
        return Found(
            doubt=Doubt(puzzle=Puzzle.SEVERAL_VALUES, ref=entry.ref, span=first.span, readings=values), span=first.span
        )
    if first.strength == VAGUE or (first.is_delta and len(best) > 1):
        return Found(
            doubt=Doubt(puzzle=Puzzle.NOT_UNDERSTOOD, ref=entry.ref, span=first.span, readings=values), span=first.span
        )
    return Found(value=values[0], span=first.span, is_delta=first.is_delta)
