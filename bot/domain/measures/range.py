"""A number that should be inside a band."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import ClassVar

from bot.domain.fields import BadMeasure, finite, number, number_if_any, only
from bot.domain.pace import Pace, PaceRule, Timing
from bot.domain.rounding import towards_target
from bot.domain.rules import Rules
from bot.domain.status import Status
from bot.domain.usual import Usual

_NEAR = Decimal("0.5")


@dataclass(frozen=True, slots=True, kw_only=True)
class Range(Usual):
    """Between `lo` and `hi`, both inclusive. Started outside it is a way to go, started inside one to hold.

    Without a `start` it counts as started inside.
    """

    KIND: ClassVar[str] = "range"
    NEEDS_VALUES: ClassVar[bool] = True
    lo: Decimal
    hi: Decimal
    start: Decimal | None = None

    def __post_init__(self) -> None:
        """Refuse a band without width."""
        if self.start is not None:
            finite(self.start, "start")
        if finite(self.lo, "lo") >= finite(self.hi, "hi"):
            raise BadMeasure(f"lo has to be less than hi; they are {self.lo} and {self.hi}.", field="hi")

    @classmethod
    def load(cls, data: Mapping[str, object]) -> "Range":
        """From `lo`, `hi` and an optional `start`."""
        only(data, "lo", "hi", "start")
        return cls(lo=number(data, "lo"), hi=number(data, "hi"), start=number_if_any(data, "start"))

    def dump(self) -> Mapping[str, object]:
        """`start` only if there is one."""
        start = {} if self.start is None else {"start": str(self.start)}
        return {"lo": str(self.lo), "hi": str(self.hi)} | start

    @property
    def target(self) -> Decimal | None:
        """The edge nearest to the start, None if there is no way to go."""
        if self.start is None or not self._distance(self.start):
            return None
        return self.lo if self.start < self.lo else self.hi

    @property
    def weighs(self) -> bool:
        """Only a way to go counts as progress."""
        return self.target is not None

    def progress(self, value: Decimal) -> Decimal:
        """1 inside; outside less by the distance to the band as a share of the way, without one of the band's width."""
        distance = self._distance(value)
        if not distance:
            return Decimal(1)
        way = Decimal(0) if self.start is None else self._distance(self.start)
        return max(Decimal(0), 1 - distance / (way or self.hi - self.lo))

    def expected(self, timing: Timing) -> Decimal | None:
        """The elapsed share of the days if it was started outside."""
        return timing.elapsed if self.weighs else None

    def on_pace(self, share: Decimal) -> Decimal | None:
        """The value at this share of the way to the nearer edge."""
        start, edge = self.start, self.target
        if start is None or edge is None:
            return None
        return towards_target(start + share * (edge - start), start=start, target=edge)

    def verdict(self, value: Decimal | None, timing: Timing, rules: Rules) -> Pace | None:  # noqa: ARG002
        """By the distance alone if it was started inside."""
        if value is None or self.weighs:
            return None
        if not self._distance(value):
            return Pace(Status.ON_TRACK, PaceRule.INSIDE)
        near = self.progress(value) >= _NEAR
        return Pace(Status.AT_RISK, PaceRule.NEAR_BAND) if near else Pace(Status.OFF_TRACK, PaceRule.OUTSIDE)

    def can_be_achieved(self, timing: Timing) -> bool:
        """Started inside, it has to be held to the last day."""
        return self.weighs or timing.today >= timing.last_day

    def _distance(self, value: Decimal) -> Decimal:
        """How far `value` is from the band, 0 inside."""
        return max(self.lo - value, value - self.hi, Decimal(0))


MEASURE = Range
