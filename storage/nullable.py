"""Conversions of values that may be missing."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, TypeVar

S = TypeVar("S")
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Nullable(Generic[S, T]):
    """The same conversion, but nothing stays nothing."""

    convert: Callable[[S], T]

    def __call__(self, value: S | None) -> T | None:
        """Convert it if it's there."""
        return None if value is None else self.convert(value)
