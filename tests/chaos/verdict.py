"""What was owed against what a platform received."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from tests.chaos.blind import Taken
from tests.chaos.crowd import was_answered

MARK = "may be a repeat"
ANSWERED = "Answered"


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """Keys of messages: `lost` never came, `doubled` came more than once, `strange` nobody owed.

    Of the doubled ones, those are `unmarked` whose repeat doesn't say that it may be one, and those `uncounted` of
    whose repeats the operator isn't told. `stale` are asks that were answered and don't show it.
    """

    owed: int
    lost: tuple[str, ...]
    doubled: tuple[str, ...]
    strange: tuple[str, ...]
    unmarked: tuple[str, ...]
    uncounted: tuple[str, ...]
    stale: tuple[str, ...]

    @property
    def is_clean(self) -> bool:
        """Every message owed came exactly once and shows how things stand, and nothing else came."""
        return not (self.lost or self.doubled or self.strange or self.stale)

    def of(self, kind: str, keys: Iterable[str]) -> tuple[str, ...]:
        """Those of a kind."""
        return tuple(key for key in keys if key.startswith(f"{kind}:"))


def judged(owed: set[str], posts: Iterable[Taken], counted: Mapping[str, int]) -> Verdict:
    """By the messages a platform accepted; `counted` is how many repeats of each the operator is told of."""
    copies: dict[str, list[str]] = defaultdict(list)
    for post in posts:
        copies[post.key].append(post.text)
    doubled = tuple(sorted(key for key, texts in copies.items() if len(texts) > 1))
    return Verdict(
        owed=len(owed),
        lost=tuple(sorted(owed - copies.keys())),
        doubled=doubled,
        strange=tuple(sorted(copies.keys() - owed)),
        unmarked=tuple(key for key in doubled if not all(MARK in text for text in copies[key][1:])),
        uncounted=tuple(key for key in doubled if counted.get(key, 0) < len(copies[key]) - 1),
        stale=tuple(sorted(key for key in owed if was_answered(key) and not _shows_it(copies[key]))),
    )


def _shows_it(copies: list[str]) -> bool:
    return all(ANSWERED in text for text in copies)
