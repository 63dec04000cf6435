"""A cycle: the time box in which objectives are meant to be met, a quarter by default."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from bot.errors import OkrError


class BadCycle(OkrError):
    """The cycle {name} would end on {last_day}, before it begins on {first_day}; swap the days."""


class CycleState(StrEnum):
    """Only key results of active cycles are asked about."""

    DRAFT = "draft"
    ACTIVE = "active"
    CLOSED = "closed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Cycle:
    """`first_day` and `last_day` both belong to the cycle."""

    key: str
    name: str
    first_day: date
    last_day: date
    state: CycleState = CycleState.ACTIVE

    def __post_init__(self) -> None:
        """Refuse a cycle that ends before it begins."""
        if self.last_day < self.first_day:
            raise BadCycle(name=self.name, first_day=self.first_day, last_day=self.last_day)

    def week(self, day: date) -> tuple[int, int]:
        """Which week of how many `day` is in, counting from 1 and clamped to the cycle."""
        weeks = max(1, round(((self.last_day - self.first_day).days + 1) / 7))
        return min(max((day - self.first_day).days // 7 + 1, 1), weeks), weeks
