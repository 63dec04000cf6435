"""How a key result is measured; one measure a file, found by walking this package."""

from collections.abc import Mapping
from decimal import Decimal
from typing import ClassVar, Protocol, TypeAlias

Json: TypeAlias = Mapping[str, object]


class Measure(Protocol):
    """What every measure offers; formulas are those of domain.md §2. Values are in the key result's unit."""

    KIND: ClassVar[str]

    @property
    def start(self) -> Decimal | None: ...
    @property
    def target(self) -> Decimal | None: ...
    @property
    def weighs(self) -> bool:
        """Whether it counts in the objective's progress."""

    def progress(self, value: Decimal) -> Decimal:
        """Share of the way covered, unclamped."""
