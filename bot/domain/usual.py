"""What holds for a measure unless its own file says otherwise."""

from decimal import Decimal
from typing import ClassVar

from bot.domain.pace import Pace, Timing
from bot.domain.quantity import Ambiguous, parse, show
from bot.domain.rules import Rules


class Usual:
    """Values are numbers in the key result's unit; it weighs; nothing is expected of it and nothing assumed."""

    __slots__ = ()
    VETOES: ClassVar[bool] = False
    NEEDS_VALUES: ClassVar[bool] = False

    @property
    def weighs(self) -> bool:
        """Counts in the objective's progress."""
        return True

    def assumed(self, timing: Timing) -> Decimal | None:  # noqa: ARG002 - other measures look at the time
        """Nothing is known before it is said."""
        return None

    def expected(self, timing: Timing) -> Decimal | None:  # noqa: ARG002
        """Not paced by gap."""
        return None

    def on_pace(self, share: Decimal) -> Decimal | None:  # noqa: ARG002
        """No value is on pace where pace isn't a share of the way."""
        return None

    def verdict(self, value: Decimal | None, timing: Timing, rules: Rules) -> Pace | None:  # noqa: ARG002
        """Judged by gap alone."""
        return None

    def can_be_achieved(self, timing: Timing) -> bool:  # noqa: ARG002
        """A full way covered is enough."""
        return True

    def show(self, value: Decimal, unit: str, locale: str) -> str:
        """The number with its unit."""
        return show(value, unit, locale)

    def parse(self, text: str, *, unit: str, locale: str, near: Decimal | None) -> Decimal | Ambiguous | None:
        """The number typed, in the unit."""
        return parse(text, unit=unit, locale=locale, near=near)
