"""Which statements belong to which key result, where the statement itself doesn't say."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from bot.domain.quantity.convert import in_unit
from bot.domain.quantity.units import unit_of
from bot.replies.reading import Asked, Doubt, Puzzle, Stored
from bot.replies.segments import FACTS, VALUES, Segment
from bot.replies.tokens import CONFIDENCE, FIELDS, PAIR

_STATUS = {FIELDS[name] for name in ("on_track", "green", "done")}
_REMARKS = {FIELDS[name] for name in ("dropped", "not_done", "event")}
_LISTED = VALUES | _STATUS | {FIELDS["unchanged"], FIELDS["not_done"]}
_SEVERAL = 2
_BETWEEN = set("F@9Z`:=CIwhV")


@dataclass(slots=True, kw_only=True)
class Shares:
    """The statements on each key result, those it shares with others among them; what can't be placed, as doubts."""

    by_ref: dict[str, list[Segment]] = field(default_factory=dict)
    doubts: list[Doubt] = field(default_factory=list)

    def give(self, one: Segment, refs: Sequence[str]) -> None:
        """Let `one` be about `refs`."""
        for ref in refs:
            self.by_ref.setdefault(ref, []).append(one)


def distribute(found: Sequence[Segment], asked: Sequence[Asked], just_stored: Sequence[Stored]) -> Shares:
    """Every statement to its key result: as named, as corrected, by position, as the rest, or with its neighbour."""
    telling = [one for one in found if not one.asks]
    _rest(telling, asked)
    _exceptions(telling)
    _corrections(telling, asked, just_stored)
    _several_keys(telling)
    _positions(telling, asked)
    _unchanged(telling, asked)
    shares = Shares()
    before: Segment | None = None
    for at, one in enumerate(telling):
        if one.unknown:
            shares.doubts.append(Doubt(puzzle=Puzzle.UNKNOWN_KEY_RESULT, span=one.span))
            before = one
            continue
        refs = one.refs or _neighbour(one, before, telling[at + 1 :], shares)
        if refs:
            shares.give(one, refs)
            one.refs = refs
            before = one
        elif (one.has_fact or one.has(_REMARKS)) and not (before is not None and before.unknown):
            shares.doubts.append(_homeless(one))
    return shares


def _homeless(one: Segment) -> Doubt:
    return Doubt(puzzle=Puzzle.COUNT_OF_VALUES if one.has_value else Puzzle.WHICH_KEY_RESULT, span=one.span)


def _rest(found: Sequence[Segment], asked: Sequence[Asked]) -> None:
    """What is said of "the rest" is about every key result that the message doesn't name."""
    named = {ref for one in found if FIELDS["rest"] not in one.row for ref in one.refs}
    for one in found:
        if FIELDS["rest"] in one.row and one.named != "key":
            one.refs = tuple(entry.ref for entry in asked if entry.ref not in named)
            one.named = "every"


def _exceptions(found: Sequence[Segment]) -> None:
    """What is said of one counts more than what is said of all: "all on track except KR3"."""
    own = {
        ref
        for one in found
        if one.named == "key" and len(one.refs) == 1 and not one.has({CONFIDENCE})
        for ref in one.refs
    }
    for one in found:
        if one.named == "every" and one.has(_STATUS | {FIELDS["unchanged"]}):
            one.refs = tuple(ref for ref in one.refs if ref not in own)


def _corrections(found: Sequence[Segment], asked: Sequence[Asked], just_stored: Sequence[Stored]) -> None:
    """Say that "52 not 25" is about the key result that just got 25, "sorry, 52" about the only one answered."""
    if not just_stored:
        return
    with_value = [stored.ref for stored in just_stored if stored.value is not None]
    sorry = any(FIELDS["oops"] in one.row for one in found)
    values = [one for one in found if one.has(VALUES) and not one.refs]
    for one in values:
        pair = next((token for token in one.tokens if token.letter == PAIR), None)
        if pair is not None:
            entries = {entry.ref: entry for entry in asked}
            fitting = [stored.ref for stored in just_stored if _was(stored, pair.amounts[1], entries.get(stored.ref))]
            one.refs = tuple(fitting) if len(fitting) == 1 else ()
        elif sorry and len(with_value) == 1 and len(values) == 1:
            one.refs = (with_value[0],)
        one.named = "key" if one.refs else one.named


def _was(stored: Stored, wrong: object, entry: Asked | None) -> bool:
    if entry is None or stored.value is None:
        return False
    return in_unit(wrong, unit_of(entry.unit), locale="en", near=entry.near) == stored.value  # type: ignore[arg-type]


def _several_keys(found: Sequence[Segment]) -> None:
    """As many values as keys are in the order of the keys: "KR1 and KR2: 71, 1500"; of more values none is stored."""
    for at, one in enumerate(found):
        values = found[at : at + len(one.refs)]
        loose = all(other.has_value and not other.refs for other in values[1:])
        behind = found[at + len(one.refs) : at + len(one.refs) + 1]
        if one.named != "key" or len(values) < _SEVERAL or not one.has_value or not loose:
            continue
        if any(other.has_value and not other.refs for other in behind):
            one.refs, one.named = (), ""
        elif len(values) == len(one.refs):
            for other, ref in zip(values, one.refs, strict=True):
                other.refs, other.named = (ref,), "key"


def _positions(found: Sequence[Segment], asked: Sequence[Asked]) -> None:
    """N bare values, emoji or statuses for N key results are in the order of the list."""
    if any(one.named in {"key", "title", "every"} and one.has(_LISTED) for one in found) or len(asked) == 1:
        return
    items = [one for one in found if one.has(_LISTED)]
    tight = all(set(one.row) <= _LISTED | _BETWEEN for one in items)
    values = [one for one in items if one.has_value]
    if len(values) == len(asked):
        items = values
    elif len(items) != len(asked) or not tight or not _same_kind(items):
        return
    fixed = {ref for one in items for ref in one.refs}
    if len(fixed) != sum(bool(one.refs) for one in items):
        return
    free = iter([entry.ref for entry in asked if entry.ref not in fixed])
    for one in items:
        if not one.refs:
            one.refs = (next(free),)
            one.named = "place"


def _same_kind(items: Sequence[Segment]) -> bool:
    values = sum(one.has(VALUES) for one in items)
    return values > 0 or all(one.has(_STATUS) for one in items)


def _unchanged(found: Sequence[Segment], asked: Sequence[Asked]) -> None:
    """An "unchanged" that names nothing is about everything; before a "but" about all that isn't named behind it."""
    named = {ref for one in found for ref in one.refs}
    for one in found:
        if FIELDS["unchanged"] in one.row and not one.refs and one.closed_by == FIELDS["but"] and not one.has(VALUES):
            one.refs = tuple(entry.ref for entry in asked if entry.ref not in named)
            one.named = "every"
    if any(one.refs for one in found):
        return
    for one in found:
        if FIELDS["unchanged"] in one.row and not one.has(VALUES):
            one.refs = tuple(entry.ref for entry in asked)
            one.named = "every"


def _neighbour(one: Segment, before: Segment | None, behind: Sequence[Segment], shares: Shares) -> tuple[str, ...]:
    """The key result of the statement in front; of the one behind where nothing stands in front."""
    if before is not None and before.unknown:
        return ()
    if one.has(VALUES | {FIELDS["unchanged"]}):
        alone = before is not None and len(before.refs) == 1 and before.named in {"key", "title"}
        if not alone or before is None or any(other.has(VALUES) for other in shares.by_ref[before.refs[0]]):
            return ()
        return before.refs
    if before is not None:
        return before.refs if before.named != "every" or one.has({CONFIDENCE}) else ()
    if not one.has(FACTS) or one.has(_STATUS):
        return ()
    return next((other.refs for other in behind if len(other.refs) == 1), ())
