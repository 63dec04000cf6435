"""What a key result's check-ins add up to: the current value and confidence, what was said, and when."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from bot.domain.check_in import CheckIn, counted


@dataclass(frozen=True, slots=True, kw_only=True)
class News:
    """Of one key result; `values` oldest first, a *no change* repeats the one before it; `moments` are theirs.

    `valued_at` is the newest check-in with a value or *no change*, `last_at` the newest at all, `said` the newest with
    a status word or a confidence.
    """

    values: tuple[Decimal, ...] = ()
    moments: tuple[datetime, ...] = ()
    valued_at: datetime | None = None
    last_at: datetime | None = None
    said: CheckIn | None = None
    confidence: Decimal | None = None
    previous_confidence: Decimal | None = None
    confidence_at: datetime | None = None

    @property
    def value(self) -> Decimal | None:
        """The current value."""
        return self.values[-1] if self.values else None

    @property
    def previous_value(self) -> Decimal | None:
        """The value before."""
        return self.values[-2] if len(self.values) > 1 else None


NONE = News()


def read_news(history: Iterable[CheckIn], *, start: Decimal | None) -> News:
    """Sum up all check-ins of one key result; a first *no change* stands for `start` (domain.md §1, §2)."""
    check_ins = counted(history)
    if not check_ins:
        return NONE
    values: list[Decimal] = []
    moments: list[datetime] = []
    valued_at: datetime | None = None
    said: CheckIn | None = None
    confident: list[CheckIn] = []
    value = start
    for check_in in check_ins:
        if check_in.value is not None or check_in.unchanged:
            valued_at = check_in.at
            value = value if check_in.value is None else check_in.value
            if value is not None:
                values.append(value)
                moments.append(check_in.at)
        if check_in.confidence is not None:
            confident.append(check_in)
        if check_in.confidence is not None or check_in.word is not None:
            said = check_in
    return News(
        values=tuple(values),
        moments=tuple(moments),
        valued_at=valued_at,
        last_at=check_ins[-1].at,
        said=said,
        confidence=confident[-1].confidence if confident else None,
        previous_confidence=confident[-2].confidence if len(confident) > 1 else None,
        confidence_at=confident[-1].at if confident else None,
    )
