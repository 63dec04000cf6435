"""Steps with due dates, done one after another."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import accumulate
from typing import ClassVar

from bot.domain.fields import BadMeasure, day, entries, finite, number_if_any, only, text
from bot.domain.pace import Timing
from bot.domain.quantity import Ambiguous, parse
from bot.domain.usual import Usual

_DONE_OF = re.compile(r"(\d{1,4})\s*(?:of|out of|/)\s*(\d{1,4})", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Milestone:
    """One step; its day passes at the end of that local day."""

    title: str
    due: date
    weight: Decimal = Decimal(1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Milestones(Usual):
    """Steps in their order; the value is how many of them are done, counted from the first."""

    KIND: ClassVar[str] = "milestones"
    items: tuple[Milestone, ...]

    def __post_init__(self) -> None:
        """Refuse no milestone at all and one that counts for nothing."""
        if not self.items:
            raise BadMeasure("There has to be at least one milestone; give its title and due date.", field="items")
        for item in self.items:
            if finite(item.weight, "weight") <= 0:
                raise BadMeasure(f"The weight of “{item.title}” has to be more than 0.", field="weight")

    @classmethod
    def load(cls, data: Mapping[str, object]) -> "Milestones":
        """From `items`, a list of `title`, `due` and an optional `weight`."""
        only(data, "items")
        return cls(items=tuple(_milestone(item) for item in entries(data, "items")))

    def dump(self) -> Mapping[str, object]:
        """Every item with all it has."""
        return {
            "items": [
                {"title": item.title, "due": item.due.isoformat(), "weight": str(item.weight)} for item in self.items
            ]
        }

    @property
    def start(self) -> Decimal:
        """None done."""
        return Decimal(0)

    @property
    def target(self) -> Decimal:
        """All done."""
        return Decimal(len(self.items))

    def progress(self, value: Decimal) -> Decimal:
        """Weighted share done, from the first milestone on."""
        return self._shares()[min(max(int(value), 0), len(self.items))]

    def assumed(self, timing: Timing) -> Decimal | None:
        """A milestone past its due date counts as not done."""
        return Decimal(0) if self.expected(timing) else None

    def expected(self, timing: Timing) -> Decimal | None:
        """Weighted share whose due date has passed today."""
        passed = sum((item.weight for item in self.items if item.due < timing.today), Decimal(0))
        return passed / self._total()

    def on_pace(self, share: Decimal) -> Decimal | None:
        """The fewest that cover this share."""
        return Decimal(next(done for done, covered in enumerate(self._shares()) if covered >= share))

    def show(self, value: Decimal, unit: str, locale: str) -> str:  # noqa: ARG002 - counted the same everywhere
        """`3 of 5`."""
        return f"{int(value)} of {len(self.items)}"

    def parse(self, text: str, *, unit: str, locale: str, near: Decimal | None) -> Decimal | Ambiguous | None:
        """`3`, `3 of 5` or `3/5`: whole, and no more than there are."""
        if match := _DONE_OF.fullmatch(text.strip()):
            value: Decimal | Ambiguous | None = Decimal(match[1]) if int(match[2]) == len(self.items) else None
        else:
            value = parse(text, unit=unit, locale=locale, near=near)
        if not isinstance(value, Decimal):
            return value
        return value if value == value.to_integral_value() and 0 <= value <= len(self.items) else None

    def _total(self) -> Decimal:
        return sum((item.weight for item in self.items), Decimal(0))

    def _shares(self) -> tuple[Decimal, ...]:
        """The share covered when 0, 1, 2… are done; exactly 1 at the end."""
        total = self._total()
        return tuple(done / total for done in accumulate((item.weight for item in self.items), initial=Decimal(0)))


def _milestone(item: Mapping[str, object]) -> Milestone:
    only(item, "title", "due", "weight")
    weight = number_if_any(item, "weight")
    return Milestone(text(item, "title"), day(item, "due"), Decimal(1) if weight is None else weight)


MEASURE = Milestones
