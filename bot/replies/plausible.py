"""Values that are asked back rather than stored (domain.md, section 12): the one place, for forms and typed text."""

from decimal import Decimal

from bot.domain.quantity import Ambiguous, Mismatch, read_cell
from bot.domain.quantity.numerals import IMPLAUSIBLE, is_implausible
from bot.replies.reading import FULL_SHARE, Asked, Doubt, Puzzle

_YES_NO = {Decimal(0), Decimal(1)}
_MISMATCHES = {
    Mismatch.NOT_A_NUMBER: Puzzle.NOT_A_NUMBER,
    Mismatch.OTHER_CURRENCY: Puzzle.OTHER_CURRENCY,
    Mismatch.OTHER_UNIT: Puzzle.OTHER_UNIT,
}


def typed_value(text: str, asked: Asked, locale: str) -> Decimal | Doubt:
    """The value in a form field or behind a typed key, ready to store, or why it must be asked back."""
    read = read_cell(text, unit=asked.unit, locale=locale, near=asked.near)
    if isinstance(read, Mismatch):
        return Doubt(puzzle=_MISMATCHES[read], ref=asked.ref, span=(0, len(text)))
    if isinstance(read, Ambiguous):
        return Doubt(puzzle=Puzzle.SEPARATOR, ref=asked.ref, span=(0, len(text)), readings=read.readings)
    return doubt(read, asked) or read


def doubt(value: Decimal, asked: Asked) -> Doubt | None:
    """Why `value` can't be stored for this key result without asking, and the readings to offer; None when it can."""
    if asked.is_yes_no:
        return None if value in _YES_NO else Doubt(puzzle=Puzzle.YES_OR_NO, ref=asked.ref)
    if asked.is_share and value > FULL_SHARE:
        return Doubt(puzzle=Puzzle.OVER_100, ref=asked.ref, readings=_nearer(value, asked))
    puzzle = _size(value, asked)
    return Doubt(puzzle=puzzle, ref=asked.ref, readings=(*_nearer(value, asked), value)) if puzzle else None


def _size(value: Decimal, asked: Asked) -> Puzzle | None:
    if asked.last:
        if not is_implausible(value, asked.last):
            return None
        return Puzzle.TOO_LARGE if abs(value) > abs(asked.last) else Puzzle.TOO_SMALL
    ends = [abs(end) for end in (asked.start, asked.target) if end is not None]
    return Puzzle.TOO_LARGE if any(ends) and abs(value) >= IMPLAUSIBLE * max(ends) else None


def _nearer(value: Decimal, asked: Asked) -> tuple[Decimal, ...]:
    """The same digits with the point elsewhere, where that is likely: `250` → 2.50 beside a last value of 2.4."""
    around = asked.last or asked.near
    if not around:
        return ()
    moved = [value * factor for factor in (Decimal("0.001"), Decimal("0.01"), Decimal("0.1"), Decimal(1000))]
    low, high = abs(around) / 3, abs(around) * 3
    return tuple(one for one in moved if low <= abs(one) <= high and not (asked.is_share and one > FULL_SHARE))
