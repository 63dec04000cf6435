"""Something that is done or not."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import ClassVar

from bot.domain.fields import day_if_any, only, text
from bot.domain.pace import Pace, PaceRule, Timing
from bot.domain.quantity import Ambiguous
from bot.domain.rules import Rules
from bot.domain.status import Status
from bot.domain.usual import Usual

_WORDS = {
    **dict.fromkeys(("1", "yes", "y", "done", "true"), Decimal(1)),
    **dict.fromkeys(("0", "no", "n", "not done", "false"), Decimal(0)),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class YesNo(Usual):
    """0 or 1. Due at the end of `due`, by default of the last day.

    `early_warning` says how one would notice earlier that it won't be done.
    """

    KIND: ClassVar[str] = "yes_no"
    due: date | None = None
    early_warning: str = ""

    @classmethod
    def load(cls, data: Mapping[str, object]) -> "YesNo":
        """From an optional `due` and `early_warning`."""
        only(data, "due", "early_warning")
        return cls(due=day_if_any(data, "due"), early_warning=text(data, "early_warning"))

    def dump(self) -> Mapping[str, object]:
        """Only what is set."""
        due = {} if self.due is None else {"due": self.due.isoformat()}
        return due | ({"early_warning": self.early_warning} if self.early_warning else {})

    @property
    def start(self) -> Decimal:
        """Not done."""
        return Decimal(0)

    @property
    def target(self) -> Decimal:
        """Done."""
        return Decimal(1)

    def progress(self, value: Decimal) -> Decimal:
        """0 or 1."""
        return Decimal(1) if value >= 1 else Decimal(0)

    def assumed(self, timing: Timing) -> Decimal | None:
        """Past its due date it counts as not done."""
        return Decimal(0) if self._overdue(timing) else None

    def verdict(self, value: Decimal | None, timing: Timing, rules: Rules) -> Pace | None:  # noqa: ARG002
        """Trusted until it is due, once somebody has checked in at all."""
        if value is not None and self.progress(value) == 1:
            return Pace(Status.ON_TRACK, PaceRule.DONE)
        if self._overdue(timing):
            return Pace(Status.OFF_TRACK, PaceRule.PAST_DUE)
        return Pace(Status.ON_TRACK, PaceRule.BEFORE_DUE) if timing.checked_in else None

    def show(self, value: Decimal, unit: str, locale: str) -> str:  # noqa: ARG002 - cards are in English
        """`done` or `not done`."""
        return "done" if self.progress(value) == 1 else "not done"

    def parse(self, text: str, *, unit: str, locale: str, near: Decimal | None) -> Decimal | Ambiguous | None:  # noqa: ARG002
        """`done`, `not done`, `yes`, `no`, `1` or `0`; nothing in between."""
        return _WORDS.get(" ".join(text.lower().split()).rstrip("."))

    def _overdue(self, timing: Timing) -> bool:
        return timing.today > (self.due or timing.last_day)


MEASURE = YesNo
