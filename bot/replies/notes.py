"""Whether a text says more than numbers."""

from collections.abc import Sequence

from bot.replies.segments import Segment
from bot.replies.tokens import BLOCKER, FIELDS, IGNORED, OTHER

_REMARKS = {FIELDS["dropped"], FIELDS["event"], FIELDS["not_done"]}
_WORDY = {
    OTHER,
    BLOCKER,
    IGNORED,
    *_REMARKS,
    *(FIELDS[name] for name in ("away", "time", "future", "pending", "past", "vague", "blocked")),
}
_BESIDE_NUMBERS = {IGNORED, FIELDS["pending"]}


def says_more(segments: Sequence[Segment]) -> bool:
    """Whether a text says more than numbers: then it is kept as the note."""
    return any(not _WORDY.isdisjoint(one.row) for one in segments)


def weight_beside(segments: Sequence[Segment]) -> int:
    """How much a text says beside "unchanged": unknown words, numbers and news of other things."""
    row = "".join(one.row for one in segments)
    return sum(
        2 if letter in _BESIDE_NUMBERS else letter in {OTHER, "N", "Q", *_REMARKS, FIELDS["future"]} for letter in row
    )
