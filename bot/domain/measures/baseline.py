"""A number that is still to be found."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import ClassVar

from bot.domain.fields import only
from bot.domain.pace import Pace, PaceRule, Timing
from bot.domain.rules import Rules
from bot.domain.status import Status
from bot.domain.usual import Usual


@dataclass(frozen=True, slots=True, kw_only=True)
class Baseline(Usual):
    """Find out where we stand; any value will do."""

    KIND: ClassVar[str] = "baseline"

    @classmethod
    def load(cls, data: Mapping[str, object]) -> "Baseline":
        """From nothing."""
        only(data)
        return cls()

    def dump(self) -> Mapping[str, object]:
        """Nothing."""
        return {}

    @property
    def start(self) -> None:
        """Unknown, that is the point."""
        return

    @property
    def target(self) -> None:
        """Any value."""
        return

    @property
    def weighs(self) -> bool:
        """A number found is no progress of the objective."""
        return False

    def progress(self, value: Decimal) -> Decimal:  # noqa: ARG002
        """1 once a value exists."""
        return Decimal(1)

    def verdict(self, value: Decimal | None, timing: Timing, rules: Rules) -> Pace | None:
        """At risk from the rules' day on (the first day is day 1) without a value."""
        if value is not None:
            return Pace(Status.ON_TRACK, PaceRule.FOUND)
        late = (timing.today - timing.first_day).days + 1 >= rules.baseline_days
        return Pace(Status.AT_RISK, PaceRule.NOT_FOUND) if late else None


MEASURE = Baseline
