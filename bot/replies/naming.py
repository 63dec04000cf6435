"""Which key results a statement names: by key, by number, by words of the title, by a unit."""

from collections import Counter
from collections.abc import Sequence

from bot.domain.quantity.convert import Mismatch, in_unit
from bot.domain.quantity.units import Kind, unit_of
from bot.replies.reading import Asked
from bot.replies.segments import FACTS, VALUES, Segment
from bot.replies.tokens import (
    BLOCKER,
    FIELDS,
    IGNORED,
    KEY,
    OTHER,
    SYMBOL,
    TITLE,
    UNKNOWN_KEY,
)


def assign(found: list[Segment], asked: Sequence[Asked]) -> None:
    """Say of each segment which key results it is about, as far as the segment itself says so."""
    waiting: list[Segment] = []
    for one in found:
        one.unknown = UNKNOWN_KEY in one.row
        one.refs, one.named = _named(one, asked)
        if one.refs and _only_names(one):
            waiting.append(one)
            continue
        if waiting and not one.unknown and (not one.refs or one.row.startswith(KEY)):
            one.refs = tuple(dict.fromkeys([ref for before in waiting for ref in before.refs] + list(one.refs)))
            one.named = "key"
        waiting = []
    for one in waiting:
        if len(found) > 1 and found[-1] is waiting[-1]:
            _join_to_the_left(found, one)


def _join_to_the_left(found: list[Segment], one: Segment) -> None:
    """`no change on KR1, KR2`: a key left over at the end belongs to the statement in front of it."""
    before = next((other for other in reversed(found) if other.named == "key" and other.has(FACTS)), None)
    if before is not None and before.row.endswith(KEY):
        before.refs = (*before.refs, *one.refs)


def _only_names(one: Segment) -> bool:
    return KEY in one.row and not one.row.strip("#F:=j-@`")


def _named(one: Segment, asked: Sequence[Asked]) -> tuple[tuple[str, ...], str]:
    by_key = tuple(dict.fromkeys(ref for token in one.tokens if token.letter == KEY for ref in token.refs))
    if by_key:
        return by_key, "key"
    if len(asked) == 1:
        return (asked[0].ref,), "key"
    by_title = _by_title(one, asked)
    by_ordinal = _by_ordinal(one, asked)
    if by_ordinal and not by_title:
        return by_ordinal, "key"
    if _is_about_every(one):
        return tuple(entry.ref for entry in asked), "every"
    if len(by_title) == 1:
        return by_title, "title"
    by_unit = _by_unit(one, asked)
    both = tuple(ref for ref in by_unit if ref in by_title) if by_title else by_unit
    return (both, "unit") if len(both) == 1 else ((), "")


def _is_about_every(one: Segment) -> bool:
    """Whether it is like "both on track" or "conf 7 for all", and not like "all-hands at 3"."""
    at = one.row.find(FIELDS["every"])
    others = one.row.count(OTHER)
    return at >= 0 and one.has(FACTS) and one.row[at + 1 : at + 2] != SYMBOL and others <= (0 if one.has(VALUES) else 1)


def _by_ordinal(one: Segment, asked: Sequence[Asked]) -> tuple[str, ...]:
    """`first 31, second 425`."""
    first = next((token for token in one.tokens if token.letter != "F"), one.tokens[0])
    if first.letter != FIELDS["first"] or first.number is None or not one.has(FACTS) or OTHER in one.row:
        return ()
    if TITLE in one.row and first.refs:
        return ()
    return tuple(entry.ref for entry in asked if entry.position == first.number)


def _by_title(one: Segment, asked: Sequence[Asked]) -> tuple[str, ...]:
    """The key results with the most words in the segment."""
    words = {
        (ref, token.text) for token in one.tokens for ref in token.refs if token.letter not in {KEY, BLOCKER, IGNORED}
    }
    count = Counter(ref for ref, _ in words)
    most = max(count.values(), default=0)
    return tuple(entry.ref for entry in asked if most and count[entry.ref] == most)


def _by_unit(one: Segment, asked: Sequence[Asked]) -> tuple[str, ...]:
    """The key results in whose unit every number of the segment can be; only numbers with a unit tell."""
    typed = [
        amount for token in one.tokens if token.letter in VALUES for amount in token.amounts if amount.unit is not None
    ]
    if not typed:
        return ()
    return tuple(entry.ref for entry in asked if all(_fits(amount, entry) for amount in typed))


def _fits(amount: object, entry: Asked) -> bool:
    unit = unit_of(entry.unit)
    if unit.kind in {Kind.NONE, Kind.COUNT}:
        return False
    return not isinstance(in_unit(amount, unit, locale="en", near=entry.near), Mismatch)  # type: ignore[arg-type]
