"""A limit that must hold while the others move."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import ClassVar, Literal

from bot.domain.fields import BadMeasure, finite, number_if_any, only
from bot.domain.pace import Pace, PaceRule, Timing
from bot.domain.rules import Rules
from bot.domain.status import Status
from bot.domain.usual import Usual


@dataclass(frozen=True, slots=True, kw_only=True)
class Guardrail(Usual):
    """At least or at most a limit, inclusive; from the optional `warning` threshold to the limit it is at risk."""

    KIND: ClassVar[str] = "guardrail"
    VETOES: ClassVar[bool] = True
    NEEDS_VALUES: ClassVar[bool] = True
    bound: Literal["at_least", "at_most"]
    limit: Decimal
    warning: Decimal | None = None

    def __post_init__(self) -> None:
        """Refuse a warning that would come too late."""
        finite(self.limit, self.bound)
        if self.warning is not None and not self._beyond(self.limit, finite(self.warning, "warning")):
            side = "below" if self.bound == "at_most" else "above"
            raise BadMeasure(f"warning has to be {side} the limit of {self.limit}, to come before it.", field="warning")

    @classmethod
    def load(cls, data: Mapping[str, object]) -> "Guardrail":
        """From `at_least` or `at_most`, and an optional `warning`."""
        only(data, "at_least", "at_most", "warning")
        least, most = number_if_any(data, "at_least"), number_if_any(data, "at_most")
        warning = number_if_any(data, "warning")
        if least is not None and most is None:
            return cls(bound="at_least", limit=least, warning=warning)
        if most is not None and least is None:
            return cls(bound="at_most", limit=most, warning=warning)
        raise BadMeasure("A guardrail has one limit; give either at_least or at_most.", field="at_most")

    def dump(self) -> Mapping[str, object]:
        """The limit under the name of its side; `warning` only if there is one."""
        return {self.bound: str(self.limit)} | ({} if self.warning is None else {"warning": str(self.warning)})

    @property
    def start(self) -> None:
        """It doesn't come from anywhere."""
        return

    @property
    def target(self) -> Decimal:
        """The limit."""
        return self.limit

    @property
    def weighs(self) -> bool:
        """It has a veto instead."""
        return False

    def progress(self, value: Decimal) -> Decimal:
        """1 within the limit (inclusive), else 0."""
        return Decimal(0) if self._beyond(value, self.limit) else Decimal(1)

    def verdict(self, value: Decimal | None, timing: Timing, rules: Rules) -> Pace | None:  # noqa: ARG002
        """By the value, never by time."""
        if value is None:
            return None
        if self._beyond(value, self.limit):
            return Pace(Status.OFF_TRACK, PaceRule.BREACHED)
        if self.warning is not None and (value == self.warning or self._beyond(value, self.warning)):
            return Pace(Status.AT_RISK, PaceRule.NEAR_LIMIT)
        return Pace(Status.ON_TRACK, PaceRule.WITHIN_LIMIT)

    def can_be_achieved(self, timing: Timing) -> bool:  # noqa: ARG002 - holding a limit is never finished
        """Never: it holds or it doesn't."""
        return False

    def _beyond(self, value: Decimal, limit: Decimal) -> bool:
        return value > limit if self.bound == "at_most" else value < limit


MEASURE = Guardrail
