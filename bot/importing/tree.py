"""What a file says, with the line of every part, before anything is understood: texts, lists, and named fields."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeAlias


@dataclass(frozen=True, slots=True)
class Spot:
    """A place in a file; lines count from 1."""

    file: str
    line: int


@dataclass(frozen=True, slots=True)
class Scalar:
    """One text as written; None where the file says that there is none."""

    spot: Spot
    text: str | None


@dataclass(frozen=True, slots=True)
class Items:
    """A list."""

    spot: Spot
    items: tuple["Tree", ...]


@dataclass(frozen=True, slots=True)
class Fields:
    """Named fields, in the order of the file."""

    spot: Spot
    fields: Mapping[str, "Tree"]


Tree: TypeAlias = Scalar | Items | Fields
