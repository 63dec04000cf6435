"""The readings offered as buttons when something is asked back."""

from collections.abc import Sequence
from decimal import Decimal

from bot.replies.plausible import doubt as implausible
from bot.replies.reading import Asked, Doubt, Option, Puzzle, Update

MOST = 4
_TENTH = Decimal("0.1")
_TOP = Decimal(10)


def options(doubts: Sequence[Doubt], asked: Sequence[Asked], numbers: Sequence[Decimal]) -> tuple[Option, ...]:
    """What the doubtful part may mean, the likeliest first; `numbers` are those typed without a key result."""
    entries = {entry.ref: entry for entry in asked}
    found: list[Option] = []
    for doubt in doubts:
        if doubt.ref is not None:
            found += _of(doubt, entries[doubt.ref])
    if not found and len(numbers) == 1:
        found = [_value(entry.ref, numbers[0], (0, 0)) for entry in asked if implausible(numbers[0], entry) is None]
    return tuple(dict.fromkeys(found))[:MOST]


def _of(doubt: Doubt, entry: Asked) -> list[Option]:
    values = [_value(entry.ref, reading, doubt.span) for reading in doubt.readings]
    if doubt.puzzle is Puzzle.SHARE_OR_PERCENT:
        values.append(_confidence(entry.ref, doubt.readings[0] * _TOP, doubt.span))
    elif doubt.puzzle is Puzzle.VALUE_OR_CONFIDENCE and doubt.readings:
        values.append(_confidence(entry.ref, doubt.readings[0] * _TENTH, doubt.span))
    return values


def _value(ref: str, value: Decimal, span: tuple[int, int]) -> Option:
    return Option(updates=(Update(ref=ref, value=value, span=span, reason="the reading you chose"),))


def _confidence(ref: str, confidence: Decimal, span: tuple[int, int]) -> Option:
    return Option(updates=(Update(ref=ref, confidence=confidence, span=span, reason="the reading you chose"),))
