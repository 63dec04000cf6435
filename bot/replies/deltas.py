"""A change as a value: the last value and so much more or less."""

from decimal import Decimal

from bot.domain.quantity.plain import plain
from bot.domain.quantity.units import Kind, unit_of
from bot.replies.candidate import CLEAR, REMARK, Candidate
from bot.replies.numbers import read_amount
from bot.replies.plausible import doubt
from bot.replies.reading import Asked, Doubt, Puzzle
from bot.replies.tokens import Token
from bot.replies.words import across


def changed(token: Token, entry: Asked, locale: str, *, strength: int, span: tuple[int, int]) -> Candidate | None:
    """The last value (else the start) changed as said; "improved by" moves towards the target."""
    base = entry.last if entry.last is not None else entry.start
    by = token.number if not token.amounts else read_amount(token.amounts[0], entry, locale)
    if not isinstance(by, Decimal):
        percent = token.amounts[0].unit is not None and token.amounts[0].unit.kind is Kind.PERCENT
        puzzle = Puzzle.PERCENT_OF_WHAT if percent else Puzzle.OTHER_UNIT
        return Candidate(
            strength=CLEAR if percent else REMARK,
            span=span,
            doubt=Doubt(puzzle=puzzle, ref=entry.ref, span=span),
            is_delta=True,
        )
    upwards = _upwards(token.way, entry, base)
    if base is None or upwards is None or entry.is_yes_no:
        return Candidate(
            strength=strength, span=span, doubt=_unknowable(token.way, by, entry, base, span), is_delta=True
        )
    value = base + abs(by) if upwards else base - abs(by)
    if token.way == "-s" and _may_be_negative(entry):
        readings = (value, -abs(by))
        return Candidate(
            strength=strength,
            span=span,
            doubt=Doubt(puzzle=Puzzle.SEVERAL_VALUES, ref=entry.ref, span=span, readings=readings),
            is_delta=True,
        )
    return Candidate(
        strength=strength, span=span, value=value, doubt=_delta_doubt(value, base, entry, span), is_delta=True
    )


def _unknowable(way: str, by: Decimal, entry: Asked, base: Decimal | None, span: tuple[int, int]) -> Doubt:
    """Why a change can't be added up; what was lost of a share of losses may be more or less of it."""
    if entry.is_yes_no:
        return Doubt(puzzle=Puzzle.YES_OR_NO, ref=entry.ref, span=span)
    if way == "lost" and base is not None:
        return Doubt(puzzle=Puzzle.NOT_UNDERSTOOD, ref=entry.ref, span=span, readings=(base + by, base - by))
    return Doubt(puzzle=Puzzle.NO_LAST_VALUE, ref=entry.ref, span=span)


def _delta_doubt(value: Decimal, base: Decimal, entry: Asked, span: tuple[int, int]) -> Doubt | None:
    below_zero = value < 0 <= base and not _may_be_negative(entry)
    found = Doubt(puzzle=Puzzle.TOO_SMALL, ref=entry.ref) if below_zero else doubt(value, entry)
    return None if found is None else Doubt(puzzle=found.puzzle, ref=entry.ref, span=span, readings=found.readings)


def _upwards(way: str, entry: Asked, base: Decimal | None) -> bool | None:
    if way[:1] in {"+", "-"}:
        return way[0] == "+"
    if way == "lost":
        return _rises_with_losses(entry)
    if entry.target is None or base is None or entry.target == (entry.start if entry.start is not None else base):
        return None
    rises = entry.target > (entry.start if entry.start is not None else base)
    return rises if way == "better" else not rises


def _rises_with_losses(entry: Asked) -> bool | None:
    """Whether something lost makes the value larger; None for a share, where "lost 2 points" may mean either."""
    if across("losses").isdisjoint(plain(entry.title).split()):
        return False
    return None if unit_of(entry.unit).kind is Kind.PERCENT else True


def _may_be_negative(entry: Asked) -> bool:
    return any(number is not None and number < 0 for number in (entry.start, entry.target, entry.last))
