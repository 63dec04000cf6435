"""The value that a statement gives a key result: which number, in its unit, or why it must be asked back."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from bot.domain.quantity import Ambiguous, Mismatch
from bot.domain.quantity.amounts import Amount
from bot.domain.quantity.convert import in_unit
from bot.domain.quantity.units import Kind, unit_of
from bot.replies.changes import STRONG
from bot.replies.confidence import of_ten
from bot.replies.plausible import doubt
from bot.replies.reading import FULL_SHARE, Asked, Doubt, Puzzle
from bot.replies.segments import VALUES, Segment
from bot.replies.tokens import DELTA, FIELDS, FRACTION, OTHER, PAIR, RANGE, SHARE_OF, TITLE, Token

CERTAIN, CLEAR, LIKELY, VAGUE, REMARK = 4, 3, 2, 1, 0
"""How surely a number is the value: named as it, standing alone, with a unit, among other words, of something else."""

_LEADS = {FIELDS["lead"], FIELDS["now"], "=", ":", FIELDS["pick"], FIELDS["oops"]}
_DENIED = {FIELDS["no"], FIELDS["pending"]}
_WINDOW = 60
_HUNDREDTH = Decimal("0.01")
_WITHOUT_UNIT = {Kind.NONE, Kind.COUNT}


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


def candidates(one: Segment, entry: Asked, locale: str) -> list[Candidate]:
    """What each number of the segment may be for `entry`."""
    found = []
    for at, token in enumerate(one.tokens):
        if token.letter in VALUES and not one.asks:
            made = _candidate(one, at, token, entry, locale)
            if made is not None:
                found.append(made)
    return found


def _candidate(one: Segment, at: int, token: Token, entry: Asked, locale: str) -> Candidate | None:
    if not one.happened(at) or one.row[max(at - _WINDOW, 0) : at].rstrip("F@9:")[-1:] in _DENIED:
        return None
    span = (token.start, token.end)
    if token.letter == SHARE_OF:
        return Candidate(
            strength=CLEAR, span=span, doubt=Doubt(puzzle=Puzzle.PERCENT_OF_WHAT, ref=entry.ref, span=span)
        )
    if token.letter == RANGE:
        return _range(token, entry, locale, span)
    strength = _strength(one, at, token, entry, locale)
    if token.letter == FRACTION:
        return _fraction(token, entry, locale, strength=strength, span=span)
    if token.letter == DELTA:
        return _delta(token, entry, locale, strength=strength, span=span)
    if token.letter == PAIR:
        strength = CERTAIN
    found = _plain(token.amounts[0], entry, locale, strength=strength, span=span, of_done=_done_behind(one.row, at))
    return _wrong_way(found, one.tokens[max(at - _WINDOW, 0) : at], entry)


def _wrong_way(found: Candidate | None, before: Sequence[Token], entry: Asked) -> Candidate | None:
    """Doubt "hired 1" where 2 had been hired already: it is rather one more than one in all."""
    ends = (entry.start, entry.target, entry.last)
    verb = next((token for token in reversed(before) if token.letter != FIELDS["filler"]), None)
    if found is None or found.value is None or verb is None or "reached" not in verb.fields:
        return found
    start, target, last = ends
    if start is None or target is None or last is None or not start < target or found.value > last:
        return found
    return replace(
        found,
        doubt=Doubt(
            puzzle=Puzzle.WRONG_WAY, ref=entry.ref, span=found.span, readings=(last + found.value, found.value)
        ),
    )


def _done_behind(row: str, at: int) -> bool:
    return row[at + 1 : at + _WINDOW].lstrip(f"{TITLE}F")[:1] == FIELDS["done"]


def _strength(one: Segment, at: int, token: Token, entry: Asked, locale: str) -> int:
    start = max(at - _WINDOW, 0)
    row, at_row = one.row[start : at + _WINDOW], at - start
    if STRONG in token.fields:
        return CERTAIN
    if _counts_something_else(one, at, token, entry, locale):
        return REMARK
    before = row[:at_row].rstrip("F69")[-1:]
    behind = row[at_row + 1 : at_row + 2]
    if before in _LEADS or behind == FIELDS["now"]:
        return CERTAIN
    has_unit = any(amount.unit is not None for amount in token.amounts)
    if OTHER not in row or (not row[:at_row].strip("#VF@9:=Z`RwdsS1") and behind != OTHER):
        return CLEAR
    return LIKELY if has_unit and unit_of(entry.unit).kind is not Kind.TIME else VAGUE


def _counts_something_else(one: Segment, at: int, token: Token, entry: Asked, locale: str) -> bool:
    """Whether a noun that isn't the key result's follows a bare number: "4 onsites"."""
    if row_behind(one, at)[:1] == FIELDS["dropped"]:
        return True
    run = []
    for behind in one.tokens[at + 1 : at + _WINDOW]:
        if behind.letter not in {OTHER, TITLE}:
            break
        run.append(behind)
    if not run or any(amount.unit is not None for amount in token.amounts):
        return False
    if run[-1].letter == OTHER:
        return token.letter != FRACTION
    counted = unit_of(entry.unit).kind not in _WITHOUT_UNIT and (run[0].text.endswith("s") or locale[:2] != "en")
    return token.letter != FRACTION and counted


def row_behind(one: Segment, at: int) -> str:
    """The letters behind a number and its noun."""
    return one.row[at + 1 : at + _WINDOW].lstrip(f"{TITLE}{OTHER}F")


def _read(amount: Amount, entry: Asked, locale: str) -> Decimal | Ambiguous | Mismatch:
    return in_unit(amount, unit_of(entry.unit), locale=locale, near=entry.near)


def _plain(
    amount: Amount, entry: Asked, locale: str, *, strength: int, span: tuple[int, int], of_done: bool
) -> Candidate | None:
    read = _read(amount, entry, locale)
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


_SURPRISING = 50


def _range(token: Token, entry: Asked, locale: str, span: tuple[int, int]) -> Candidate:
    """A range can't be stored; "52 to 54" with 52 as the last value isn't one."""
    low, high = (_read(amount, entry, locale) for amount in token.amounts)
    if token.text == "to" and low == entry.last and isinstance(high, Decimal):
        return Candidate(strength=CLEAR, span=span, value=high, doubt=_implausible(high, token.amounts[1], entry, span))
    readings = tuple(end for end in (low, high) if isinstance(end, Decimal))
    return Candidate(
        strength=CLEAR, span=span, doubt=Doubt(puzzle=Puzzle.RANGE, ref=entry.ref, span=span, readings=readings)
    )


def _fraction(token: Token, entry: Asked, locale: str, *, strength: int, span: tuple[int, int]) -> Candidate:
    over, under = (_read(amount, entry, locale) for amount in token.amounts)
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


def _delta(token: Token, entry: Asked, locale: str, *, strength: int, span: tuple[int, int]) -> Candidate | None:
    base = entry.last if entry.last is not None else entry.start
    by = token.number if not token.amounts else _read(token.amounts[0], entry, locale)
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
        puzzle = Puzzle.YES_OR_NO if entry.is_yes_no else Puzzle.NO_LAST_VALUE
        return Candidate(
            strength=strength, span=span, doubt=Doubt(puzzle=puzzle, ref=entry.ref, span=span), is_delta=True
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


def _delta_doubt(value: Decimal, base: Decimal, entry: Asked, span: tuple[int, int]) -> Doubt | None:
    below_zero = value < 0 <= base and not _may_be_negative(entry)
    found = Doubt(puzzle=Puzzle.TOO_SMALL, ref=entry.ref) if below_zero else doubt(value, entry)
    return None if found is None else Doubt(puzzle=found.puzzle, ref=entry.ref, span=span, readings=found.readings)


def _upwards(way: str, entry: Asked, base: Decimal | None) -> bool | None:
    if way[:1] in {"+", "-"}:
        return way[0] == "+"
    if entry.target is None or base is None or entry.target == (entry.start if entry.start is not None else base):
        return None
    rises = entry.target > (entry.start if entry.start is not None else base)
    return rises if way == "better" else not rises


def _may_be_negative(entry: Asked) -> bool:
    return any(number is not None and number < 0 for number in (entry.start, entry.target, entry.last))


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
