"""A number that moves from a start value to a target."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import pairwise
from typing import ClassVar

from bot.domain.fields import BadMeasure, day, entries, finite, number, only
from bot.domain.pace import Timing
from bot.domain.rounding import towards_target
from bot.domain.usual import Usual


@dataclass(frozen=True, slots=True)
class Planned:
    """A value that the plan wants on a day."""

    day: date
    value: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class Metric(Usual):
    """A number that should move from a start value to a target, in either direction.

    Straight, or by a planned curve: its points lie between (first day, start) and (last day, target); those outside the
    key result's days don't count.
    """

    KIND: ClassVar[str] = "metric"
    NEEDS_VALUES: ClassVar[bool] = True
    start: Decimal
    target: Decimal
    curve: tuple[Planned, ...] = ()

    def __post_init__(self) -> None:
        """Refuse a way of no length and a curve that goes back in time."""
        if finite(self.start, "start") == finite(self.target, "target"):
            raise BadMeasure(f"start and target are both {self.start}; a target has to differ.", field="target")
        for point in self.curve:
            finite(point.value, "curve")
        if any(later.day <= earlier.day for earlier, later in pairwise(self.curve)):
            raise BadMeasure("The days of the curve must follow each other; sort them, each day once.", field="curve")

    @classmethod
    def load(cls, data: Mapping[str, object]) -> "Metric":
        """From `start`, `target` and an optional `curve`, a list of `day` and `value`."""
        only(data, "start", "target", "curve")
        curve = tuple(_planned(point) for point in entries(data, "curve"))
        return cls(start=number(data, "start"), target=number(data, "target"), curve=curve)

    def dump(self) -> Mapping[str, object]:
        """`curve` only if there is one."""
        points = [{"day": point.day.isoformat(), "value": str(point.value)} for point in self.curve]
        return {"start": str(self.start), "target": str(self.target)} | ({"curve": points} if points else {})

    def progress(self, value: Decimal) -> Decimal:
        """Share of the way covered: 0 at the start, 1 at the target; unclamped."""
        return (value - self.start) / (self.target - self.start)

    def expected(self, timing: Timing) -> Decimal | None:
        """The elapsed share of the days, or where the planned curve is on that day."""
        return self.progress(self._planned(timing)) if self.curve else timing.elapsed

    def on_pace(self, share: Decimal) -> Decimal | None:
        """The value at this share of the way, rounded towards the target."""
        value = self.start + share * (self.target - self.start)
        return towards_target(value, start=self.start, target=self.target)

    def _planned(self, timing: Timing) -> Decimal:
        """The curve on the day compared, linear between its points."""
        on = min(max(timing.compared_on, timing.first_day), timing.last_day)
        inside = (point for point in self.curve if timing.first_day < point.day < timing.last_day)
        points = (Planned(timing.first_day, self.start), *inside, Planned(timing.last_day, self.target))
        before, after = next(pair for pair in pairwise(points) if on <= pair[1].day)
        share = Decimal((on - before.day).days) / Decimal((after.day - before.day).days)
        return before.value + share * (after.value - before.value)


def _planned(point: Mapping[str, object]) -> Planned:
    only(point, "day", "value")
    return Planned(day(point, "day"), number(point, "value"))


MEASURE = Metric
