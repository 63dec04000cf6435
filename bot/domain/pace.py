"""Whether a key result is where it should be by now (domain.md §2): the times compared and the verdict."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from bot.domain.status import Status


class PaceRule(StrEnum):
    """What the pace was judged by."""

    GAP = "gap"
    EARLY = "early"
    WITHIN_LIMIT = "within_limit"
    NEAR_LIMIT = "near_limit"
    BREACHED = "breached"
    INSIDE = "inside"
    NEAR_BAND = "near_band"
    OUTSIDE = "outside"
    DONE = "done"
    BEFORE_DUE = "before_due"
    PAST_DUE = "past_due"
    FOUND = "found"
    NOT_FOUND = "not_found"


@dataclass(frozen=True, slots=True)
class Pace:
    """The pace status and its rule. Judged by gap, it carries the shares of the way that were compared.

    `gap` is `expected` − progress; up to `on_track_up_to` and `at_risk_up_to` it is still on track and at risk.
    """

    status: Status
    rule: PaceRule
    expected: Decimal | None = None
    gap: Decimal | None = None
    on_track_up_to: Decimal | None = None
    at_risk_up_to: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Timing:
    """The local days (team's zone) by which a key result is judged.

    `compared_on` is the day of the value: that of the newest check-in with a value or *no change*, else `today`.
    """

    first_day: date
    last_day: date
    today: date
    compared_on: date
    checked_in: bool

    @property
    def elapsed(self) -> Decimal:
        """Share of the key result's own days that had passed when its value was given, within 0..1."""
        passed = min(max(self.compared_on, self.first_day), self.last_day) - self.first_day
        return Decimal(passed.days) / Decimal((self.last_day - self.first_day).days)
