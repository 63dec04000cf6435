"""The numbers a workspace may set: thresholds of status, and the weekly rhythm's defaults (domain.md §2, §5, §8)."""

from dataclasses import dataclass
from datetime import time
from decimal import Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class Rules:
    """Defaults of domain.md; gaps are shares of the way, confidences 0–10, weekdays count from Monday = 0."""

    aspirational_on_track: Decimal = Decimal("0.05")
    aspirational_at_risk: Decimal = Decimal("0.25")
    committed_on_track: Decimal = Decimal("0.02")
    committed_at_risk: Decimal = Decimal("0.15")
    early: Decimal = Decimal("0.25")
    confident: Decimal = Decimal(7)
    doubtful: Decimal = Decimal(4)
    confidence_drop: Decimal = Decimal(2)
    stale_periods: Decimal = Decimal("1.5")
    baseline_days: int = 15
    ask_weekday: int = 3
    ask_at: time = time(10)
    meeting_weekday: int = 0
    meeting_at: time = time(10)
    digest_hours_before: int = 2
    checked_in_days: int = 3
    reminders: tuple[time, ...] = (time(10), time(16))
    work_from: time = time(9)
    work_to: time = time(18)
