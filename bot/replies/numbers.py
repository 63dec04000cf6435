"""A number, a range or a fraction in the unit of a key result, or why it must be asked back."""

from decimal import Decimal

from bot.domain.quantity import Ambiguous, Mismatch
from bot.domain.quantity.amounts import Amount
from bot.domain.quantity.convert import in_unit
from bot.domain.quantity.units import Kind, unit_of
from bot.replies.candidate import CERTAIN, CLEAR, REMARK, Candidate
from bot.replies.confidence import of_ten
from bot.replies.plausible import doubt
from bot.replies.reading import FULL_SHARE, Asked, Doubt, Puzzle
from bot.replies.tokens import Token

_HUNDREDTH = Decimal("0.01")
_SURPRISING = 50


def read_amount(amount: Amount, entry: Asked, locale: str) -> Decimal | Ambiguous | Mismatch:
    """The amount in the unit of the key result."""
    return in_unit(amount, unit_of(entry.unit), locale=locale, near=entry.near)


def plain_number(
    amount: Amount, entry: Asked, locale: str, *, strength: int, span: tuple[int, int], of_done: bool
) -> Candidate | None:
    """A single number; None of it is stored when its unit, its size or its separator leaves a doubt."""
    read = read_amount(amount, entry, locale)
    if isinstance(read, Decimal) and _may_be_a_change(amount, entry):
        readings = () if entry.last is None else (entry.last + read, entry.last - read)
        question = Doubt(puzzle=Puzzle.NOT_UNDERSTOOD, ref=entry.ref, span=span, readings=readings)
        return Candidate(strength=strength, span=span, doubt=question)
    if isinstance(read, Decimal):
        return Candidate(
            strength=strength, span=span, value=read, doubt=_implausible(read, amount, entry, span), of_done=of_done
        )
    if isinstance(read, Ambiguous):
        return Candidate(
            strength=strength,
            span=span,
            doubt=Doubt(puzzle=Puzzle.SEPARATOR, ref=entry.ref, span=span, readings=read.readings),
        )
    unit = amount.unit
    if read is Mismatch.NOT_A_NUMBER or unit is None:
        return Candidate(strength=REMARK, span=span, doubt=Doubt(puzzle=Puzzle.NOT_A_NUMBER, ref=entry.ref, span=span))
    if read is Mismatch.OTHER_CURRENCY:
        return Candidate(
            strength=strength, span=span, doubt=Doubt(puzzle=Puzzle.OTHER_CURRENCY, ref=entry.ref, span=span)
        )
    puzzle = Puzzle.PERCENT_OF_WHAT if unit.kind in {Kind.PERCENT, Kind.POINTS} else Puzzle.OTHER_UNIT
    if entry.is_yes_no:
        puzzle = Puzzle.YES_OR_NO
    return Candidate(strength=REMARK, span=span, doubt=Doubt(puzzle=puzzle, ref=entry.ref, span=span))


def _may_be_a_change(amount: Amount, entry: Asked) -> bool:
    """Whether these are points of a percentage, which are a change in an unknown direction."""
    points = amount.unit is not None and amount.unit.kind is Kind.POINTS
    return points and unit_of(entry.unit).kind is Kind.PERCENT


def _implausible(value: Decimal, amount: Amount, entry: Asked, span: tuple[int, int]) -> Doubt | None:
    share = entry.is_share and amount.bare and 0 < value < 1 and (entry.near or FULL_SHARE) >= FULL_SHARE / 10
    if share and not entry.is_yes_no:
        readings = (value, value * 100)
        return Doubt(puzzle=Puzzle.SHARE_OR_PERCENT, ref=entry.ref, span=span, readings=readings)
    found = doubt(value, entry) or _surprising(value, entry)
    return None if found is None else Doubt(puzzle=found.puzzle, ref=entry.ref, span=span, readings=found.readings)


def _surprising(value: Decimal, entry: Asked) -> Doubt | None:
    """In a sentence a number "about" 100 times the last, outside the way to the target, is rather something else."""
    if not entry.last or value == 0 or entry.is_yes_no:
        return None
    ends = [end for end in (entry.start, entry.target, entry.last) if end is not None]
    if min(ends) <= value <= max(ends):
        return None
    larger, smaller = abs(value) >= _SURPRISING * abs(entry.last), abs(value) * _SURPRISING <= abs(entry.last)
    return Doubt(puzzle=Puzzle.TOO_LARGE if larger else Puzzle.TOO_SMALL, ref=entry.ref) if larger or smaller else None


def range_of(token: Token, entry: Asked, locale: str, span: tuple[int, int]) -> Candidate:
    """A range can't be stored; "52 to 54" with 52 as the last value isn't one."""
    low, high = (read_amount(amount, entry, locale) for amount in token.amounts)
    if token.text == "to" and low == entry.last and isinstance(high, Decimal):
        return Candidate(strength=CLEAR, span=span, value=high, doubt=_implausible(high, token.amounts[1], entry, span))
    readings = tuple(end for end in (low, high) if isinstance(end, Decimal))
    return Candidate(
        strength=CLEAR, span=span, doubt=Doubt(puzzle=Puzzle.RANGE, ref=entry.ref, span=span, readings=readings)
    )


def share_of(token: Token, entry: Asked, locale: str, *, strength: int, span: tuple[int, int]) -> Candidate:
    """A fraction: the count when it is of the target, on a percentage its share; `7/10` may be a confidence."""
    over, under = (read_amount(amount, entry, locale) for amount in token.amounts)
    unit = unit_of(entry.unit)
    if isinstance(over, Decimal) and isinstance(under, Decimal) and not entry.is_yes_no:
        if under == entry.target:
            return Candidate(
                strength=CERTAIN, span=span, value=over, doubt=_implausible(over, token.amounts[0], entry, span)
            )
        confidence = of_ten(*token.amounts)
        if confidence is not None and strength >= CLEAR:
            readings = (over * 100 / under,) if unit.kind is Kind.PERCENT else ()
            question = Doubt(puzzle=Puzzle.VALUE_OR_CONFIDENCE, ref=entry.ref, span=span, readings=readings)
            return Candidate(strength=CLEAR, span=span, doubt=question, confidence=confidence)
        if unit.kind is Kind.PERCENT and 0 <= over < under:
            return Candidate(strength=max(strength, CLEAR), span=span, value=(over * 100 / under).quantize(_HUNDREDTH))
    puzzle = Puzzle.YES_OR_NO if entry.is_yes_no else Puzzle.FRACTION_OF_WHAT
    return Candidate(strength=min(strength, CLEAR), span=span, doubt=Doubt(puzzle=puzzle, ref=entry.ref, span=span))
