"""What a person clearly named and the grammar could not read: it is asked about, never dropped in silence."""

import re
from collections.abc import Iterator, Sequence

from bot.replies.reading import Doubt, Puzzle, Update
from bot.replies.segments import Segment
from bot.replies.tokens import FIELDS, KEY, OTHER

_GAP = "F@9:="
_NUMBER_BEHIND_ITS_NAME = re.compile(f"(?:#|V+)[{_GAP}]*[NQUG]")
_SAYS_NOTHING = {KEY, *_GAP, *"-?`", FIELDS["chatter"], FIELDS["conjunction"], FIELDS["question"]}
_PUTS_OFF = {FIELDS[name] for name in ("snooze", "away", "time", "skip", "future")}


def unread(found: Sequence[Segment], updates: Sequence[Update], doubts: Sequence[Doubt]) -> Iterator[Doubt]:
    """A doubt for each key result that is named with a number that wasn't taken, or with words that told nothing."""
    settled = {doubt.ref for doubt in doubts}
    told = {update.ref for update in updates}
    valued = {update.ref for update in updates if update.value is not None}
    for one in found:
        if one.asks or len(one.refs) != 1 or one.refs[0] in settled:
            continue
        ref = one.refs[0]
        if ref not in valued and _has_number(one):
            settled.add(ref)
            yield Doubt(puzzle=Puzzle.NOT_UNDERSTOOD, ref=ref, span=one.span)
        elif ref not in told and _tells(one):
            settled.add(ref)
            yield Doubt(puzzle=Puzzle.NO_NUMBER, ref=ref, span=one.span)


def _has_number(one: Segment) -> bool:
    """Whether a number stands right behind the name, or a word with a digit in it behind the key."""
    start = len(one.row) - len(one.row.lstrip("F"))
    if _NUMBER_BEHIND_ITS_NAME.match(one.row, start):
        return True
    behind = one.tokens[start + 1 : start + 2]
    mixed = [token for token in behind if token.letter == OTHER and token.text[:1].isdigit()]
    return one.row.startswith(KEY, start) and bool(mixed)


def _tells(one: Segment) -> bool:
    """Whether something is said right behind the key, and not that it comes later or never."""
    said = set(one.row)
    return one.row.lstrip("F").startswith(KEY) and not said <= _SAYS_NOTHING and said.isdisjoint(_PUTS_OFF)
