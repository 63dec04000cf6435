"""All that the statements about one key result say, as one update."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from bot.domain.check_in import Word
from bot.domain.quantity.units import unit_of
from bot.replies.candidate import REMARK, Candidate, Found, settle
from bot.replies.reading import Asked, Doubt, Puzzle, Update
from bot.replies.segments import Segment
from bot.replies.tokens import BLOCKER, CONFIDENCE, DELTA, FIELDS, OTHER, TITLE, Token
from bot.replies.values import candidates

_REMARKS = {FIELDS["dropped"], FIELDS["event"], FIELDS["not_done"]}
_STATUS = {FIELDS["on_track"], FIELDS["green"], FIELDS["done"]}
_OF_OTHERS = re.compile("[NU][VF]*W")
"""A counted noun in front: in "3 tickets are stuck" the tickets are."""
_WINDOW = 60
_DISTRACTING = {OTHER, FIELDS["pending"], FIELDS["time"]}
_FUTURE, _PAST, _NO = FIELDS["future"], FIELDS["past"], FIELDS["no"]


@dataclass(slots=True, kw_only=True)
class Statement:
    """What was found for one key result, while it is put together."""

    entry: Asked
    segments: list[Segment] = field(default_factory=list)
    number: Found = field(default_factory=Found)
    confidence: Decimal | None = None
    status: Word | None = None
    blocker: str | None = None
    blocked: bool | None = None
    unchanged: bool = False
    remark: bool = False
    doubts: list[Doubt] = field(default_factory=list)


def understand(entry: Asked, about: Sequence[Segment], locale: str) -> Statement:
    """What the segments say about `entry`."""
    made = Statement(entry=entry, segments=list(about))
    numbers: list[Candidate] = []
    for one in about:
        if one.asks:
            continue
        numbers += candidates(one, entry, locale)
        _blockers(made, one)
        _unchanged(made, one)
        _remarks(made, one)
        _confidence(made, one)
    made.number = settle(numbers, entry)
    if made.number.confidence is not None and made.confidence is None:
        made.confidence = made.number.confidence
    _statuses(made, numbers)
    told = made.unchanged or made.status is not None or made.blocked is not None
    weak = made.number.doubt is not None and (_is_weak(made.number.doubt) or _count_others(numbers))
    if made.number.doubt is not None and not (told and weak):
        made.doubts.append(made.number.doubt)
    return made


def _is_weak(doubt: Doubt) -> bool:
    """Doubts about numbers that are most likely part of a remark."""
    return doubt.puzzle in {Puzzle.NOT_UNDERSTOOD, Puzzle.OTHER_UNIT, Puzzle.NOT_A_NUMBER}


def _confidence(made: Statement, one: Segment) -> None:
    for at, token in enumerate(one.tokens):
        if token.letter != CONFIDENCE or _FUTURE in one.row[:at]:
            continue
        if token.number is None:
            made.doubts.append(Doubt(puzzle=Puzzle.NOT_A_NUMBER, ref=made.entry.ref, span=(token.start, token.end)))
        elif made.confidence is None or token.amounts or token.text:
            made.confidence = token.number


def _blockers(made: Statement, one: Segment) -> None:
    for at, token in enumerate(one.tokens):
        if token.letter not in {BLOCKER, FIELDS["blocked"], FIELDS["unblocked"]}:
            continue
        if (
            _FUTURE in one.row[max(at - _WINDOW, 0) : at]
            or one.hypothetical
            or _OF_OTHERS.search(one.row[max(at - _WINDOW, 0) : at])
        ):
            made.remark = True
        elif token.letter == FIELDS["unblocked"] or _NO in one.row[max(at - 2, 0) : at]:
            if made.blocked is None:
                made.blocked = False
        else:
            made.blocked = True
            made.blocker = token.text if token.letter == BLOCKER else made.blocker


def _unchanged(made: Statement, one: Segment) -> None:
    at = one.row.find(FIELDS["unchanged"])
    if at >= 0 and _FUTURE not in one.row[:at] and not one.hypothetical:
        made.unchanged = True


def _remarks(made: Statement, one: Segment) -> None:
    made.remark = made.remark or one.has(_REMARKS)


def _statuses(made: Statement, numbers: Sequence[Candidate]) -> None:
    said = [(at, one) for one in made.segments if not one.asks for at in _said(one)]
    words = list(dict.fromkeys(one.tokens[at].word for at, one in said if _counts(at, one, made, numbers)))
    if len(words) == 1:
        made.status = words[0]
    elif Word.DONE in words or len(words) > 1:
        span = (said[0][1].span[0], said[-1][1].span[1])
        made.doubts.append(Doubt(puzzle=Puzzle.SEVERAL_VALUES, ref=made.entry.ref, span=span))
    if (
        made.status is Word.DONE
        and made.number.value is None
        and (made.number.doubt is None or (made.entry.is_yes_no and _count_others(numbers)))
        and made.entry.target is not None
    ):
        made.number = Found(value=made.entry.target, span=said[0][1].span)


def _count_others(numbers: Sequence[Candidate]) -> bool:
    """Whether the numbers only count other things: "done, only 2 remarks", "amber, 2 agents sick"."""
    return all(number.strength == REMARK and number.value is not None for number in numbers)


def _said(one: Segment) -> list[int]:
    """Where the status words of a segment are; of "from red to amber" and "red → amber" only the last."""
    found = [at for at, token in enumerate(one.tokens) if token.letter in _STATUS and token.word is not None]
    return found[-1:] if len(found) > 1 and FIELDS["to"] in one.row[found[0] : found[-1]] else found


def _counts(at: int, one: Segment, made: Statement, numbers: Sequence[Candidate]) -> bool:
    """Whether a status word is said of the key result, now."""
    token = one.tokens[at]
    before = one.row[max(at - _WINDOW, 0) : at]
    if (
        _FUTURE in before
        or one.hypothetical
        or _OF_OTHERS.search(before)
        or before.rstrip("F")[-1:] in {_NO, _PAST, FIELDS["not_done"]}
    ):
        return False
    if token.letter != FIELDS["done"]:
        return True
    if token.text[:1].isalnum() and not _DISTRACTING.isdisjoint(one.row):
        return False
    if before.endswith("N") and one.tokens[at - 1].amounts[0].unit is not None and token.letter == FIELDS["done"]:
        return not _is_weak_number(one.tokens[at - 1], made.entry) and _reaches(made.number.value, made.entry)
    behind = one.row[at + 1 :].lstrip("F@9V")[:1] if "reached" in token.fields else ""
    if not {before.rstrip(f"{TITLE}F")[-1:], behind}.isdisjoint({"N", "Q", DELTA}):
        return _reaches(made.number.value, made.entry)
    return not any(number.of_done for number in numbers) or _reaches(made.number.value, made.entry)


def _is_weak_number(token: Token, entry: Asked) -> bool:
    """Whether a number is in another unit than the key result: "1 week live"."""
    unit = token.amounts[0].unit
    return unit is not None and unit.kind is not unit_of(entry.unit).kind


def _reaches(value: Decimal | None, entry: Asked) -> bool:
    if value is None or entry.target is None:
        return False
    rises = entry.start is None or entry.target >= entry.start
    return value >= entry.target if rises else value <= entry.target


def update_of(made: Statement, note: str | None) -> Update | None:
    """The update that may be stored; None if nothing is clear."""
    number = made.number
    value = number.value if number.doubt is None else None
    facts = (value, made.confidence, made.status, made.blocked)
    if all(fact is None for fact in facts) and not made.unchanged and not made.remark:
        return None
    spans = [one.span for one in made.segments]
    return Update(
        ref=made.entry.ref,
        value=value,
        confidence=made.confidence,
        status=made.status,
        blocker=made.blocker,
        blocked=made.blocked,
        unchanged=made.unchanged and value is None,
        note=note,
        span=number.span or (min(start for start, _ in spans), max(end for _, end in spans)),
        reason=reason_of(made),
    )


def reason_of(made: Statement) -> str:
    """One line a person can read on why the update says what it says."""
    parts = []
    if made.number.value is not None and made.number.doubt is None:
        parts.append("a change from the last value" if made.number.is_delta else "the number said of it")
    if made.confidence is not None:
        parts.append("confidence")
    if made.status is not None:
        parts.append(f"said {made.status.value.replace('_', ' ')}")
    if made.blocked is not None:
        parts.append("said blocked" if made.blocked else "said not blocked")
    if made.unchanged:
        parts.append("said unchanged")
    if made.remark and not parts:
        parts.append("a remark")
    return ", ".join(parts)
