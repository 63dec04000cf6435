"""One key result as it stands: its status and everything that led to it, as data that any sentence can be made from."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal

from bot.domain.check_in import Blocker, Word
from bot.domain.okr import Key
from bot.domain.pace import Pace, Timing
from bot.domain.status import Rule, Status


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What the owner's newest word or confidence says; `word` wins where one check-in has both."""

    status: Status
    word: Word | None
    confidence: Decimal | None
    at: datetime


@dataclass(frozen=True, slots=True)
class Streak:
    """In how many of the weeks with news a guardrail held at the week's end."""

    held: int
    weeks: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Assessment:
    """`rule` names the step that decided; the other fields are its inputs.

    `blocked` is the open blocker, a flag beside the status. `progress` is a raw share, `on_pace` the value that would
    be on pace today; it, `value`, `previous_value` and `values` (oldest first, *no change* repeats) are in the key
    result's unit. `last_news_at` is the newest check-in that counts as news for this measure; `no_news_days` is None
    while it is fresh enough, that is for `stale_after`. `guardrail` is a breached one of the same objective.
    """

    key: Key
    status: Status
    rule: Rule
    blocked: Blocker | None
    said: Said | None
    pace: Pace | None
    progress: Decimal | None
    on_pace: Decimal | None
    value: Decimal | None
    previous_value: Decimal | None
    values: tuple[Decimal, ...]
    confidence: Decimal | None
    previous_confidence: Decimal | None
    confidence_at: datetime | None
    last_news_at: datetime | None
    no_news_days: int | None
    stale_after: timedelta
    streak: Streak | None
    guardrail: Key | None
    timing: Timing

    @property
    def expected(self) -> Decimal | None:
        """The share of the way that should have been covered when the value was given."""
        return self.pace.expected if self.pace else None

    @property
    def gap(self) -> Decimal | None:
        """Expected − progress; less than 0 is ahead."""
        return self.pace.gap if self.pace else None

    @property
    def points_behind(self) -> Decimal | None:
        """The gap in points of the way: 12 is 12 % of the way from start to target; unrounded, less than 0 is ahead."""
        return None if self.gap is None else self.gap * 100

    @property
    def urgency(self) -> tuple[int, bool]:
        """Sorts worst first, blocked before unblocked (§3)."""
        return self.status.rank, self.blocked is None
