"""How a key result is measured; one measure a file, found by walking this package."""

import importlib
import pkgutil
from collections.abc import Mapping
from decimal import Decimal
from functools import cache
from typing import ClassVar, Protocol, Self, TypeAlias

from bot.domain.fields import BadMeasure
from bot.domain.pace import Pace, Timing
from bot.domain.quantity import Ambiguous
from bot.domain.rules import Rules

Json: TypeAlias = Mapping[str, object]


class Measure(Protocol):
    """What every measure offers; formulas are those of domain.md §2. Values are in the key result's unit.

    Made only as one that can be: raises BadMeasure with a sentence. `usual.Usual` has what most have in common.
    """

    KIND: ClassVar[str]
    VETOES: ClassVar[bool]
    """Whether it is a guardrail: breached, it holds back its whole objective."""
    NEEDS_VALUES: ClassVar[bool]
    """Whether only a value or *no change* counts as news, not a mere word or note (§3.6)."""

    @classmethod
    def load(cls, data: Json) -> Self:
        """From its stored form, without the kind."""

    def dump(self) -> Json:
        """Its stored form without the kind: Decimals as strings, dates in ISO form."""

    @property
    def start(self) -> Decimal | None:
        """Where it comes from; what a first *no change* stands for."""

    @property
    def target(self) -> Decimal | None:
        """The value to reach or to keep to, if it is one."""

    @property
    def weighs(self) -> bool:
        """Whether it counts in the objective's progress."""

    def progress(self, value: Decimal) -> Decimal:
        """Share of the way covered, unclamped."""

    def assumed(self, timing: Timing) -> Decimal | None:
        """The value that counts while nobody has given one."""

    def expected(self, timing: Timing) -> Decimal | None:
        """The share of the way that should be covered; None if it isn't paced by gap."""

    def on_pace(self, share: Decimal) -> Decimal | None:
        """The value at this share of the way, rounded towards the target; None if it isn't paced by gap."""

    def verdict(self, value: Decimal | None, timing: Timing, rules: Rules) -> Pace | None:
        """Pace of what isn't paced by gap; None if nothing can be said."""

    def can_be_achieved(self, timing: Timing) -> bool:
        """Whether a full way covered counts as achieved by now (§3.4)."""

    def show(self, value: Decimal, unit: str, locale: str) -> str:
        """A value as people read it; `parse` reads it back."""

    def parse(self, text: str, *, unit: str, locale: str, near: Decimal | None) -> Decimal | Ambiguous | None:
        """The value typed alone; None if it isn't one, Ambiguous to ask back. `near`: see `quantity.parse`."""


def load(data: Json) -> Measure:
    """The measure that `data` describes, by its `kind`; raises BadMeasure."""
    kind = data.get("kind")
    measure = kinds().get(str(kind))
    if measure is None:
        known = ", ".join(sorted(kinds()))
        raise BadMeasure(f"There is no measure called “{kind}”; use one of {known}.", field="kind")
    return measure.load({name: value for name, value in data.items() if name != "kind"})


def dump(measure: Measure) -> dict[str, object]:
    """What `load` reads back."""
    return {"kind": measure.KIND, **measure.dump()}


@cache
def kinds() -> Mapping[str, type[Measure]]:
    """Every measure by its kind."""
    found: dict[str, type[Measure]] = {}
    for module in pkgutil.iter_modules(__path__):
        measure: type[Measure] = importlib.import_module(f"{__name__}.{module.name}").MEASURE
        found[measure.KIND] = measure
    return found
