"""Dataclasses to and from rows: a column has the name of its field."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import fields
from functools import cache
from operator import attrgetter, itemgetter
from typing import TYPE_CHECKING, Any, TypeAlias, TypeVar

from sqlalchemy import ColumnElement, FromClause, RowMapping

from storage.prepared import Row

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

D = TypeVar("D", bound="DataclassInstance")
Place: TypeAlias = Callable[[Any, object], None]


@cache
def names(kind: "type[DataclassInstance]", without: frozenset[str] = frozenset()) -> tuple[str, ...]:
    """The names of a dataclass's fields, in order."""
    return tuple(field.name for field in fields(kind) if field.name not in without)


def columns(kind: "type[DataclassInstance]", table: FromClause, prefix: str = "") -> Iterable[ColumnElement[object]]:
    """The table's columns that are fields of the dataclass; prefixed where two are read in one query."""
    own = [table.c[name] for name in names(kind) if name in table.c]
    return [column.label(prefix + column.name) for column in own] if prefix else own


def row(item: "DataclassInstance", *without: str) -> dict[str, object]:
    """The fields of an item as values for its row."""
    own, values = _held(type(item), without)
    return dict(zip(own, values(item), strict=True))


@cache
def _held(
    kind: "type[DataclassInstance]", without: tuple[str, ...]
) -> tuple[tuple[str, ...], Callable[[object], Iterable[object]]]:
    own = names(kind, frozenset(without))
    return own, attrgetter(*own)


def item(kind: type[D], row: Row | RowMapping, prefix: str = "", **others: object) -> D:
    """An item from its row; fields without a column are given as `others`."""
    own_places, own_values, other_places = _stored(kind, prefix, tuple(others))
    made = filled(kind, own_places, own_values(row))
    for place, value in zip(other_places, others.values(), strict=True):
        place(made, value)
    return made


def filled(kind: type[D], places: Iterable[Place], values: Iterable[object]) -> D:
    """An item as unpickling makes it: its own `__init__` would take three times as long, and it has been checked."""
    made = object.__new__(kind)
    for place, value in zip(places, values, strict=True):
        place(made, value)
    return made


def places(kind: "type[DataclassInstance]", of: Iterable[str]) -> Sequence[Place]:
    """Where an item with slots keeps these fields."""
    return [getattr(kind, name).__set__ for name in of]


@cache
def _stored(
    kind: "type[DataclassInstance]", prefix: str, others: tuple[str, ...]
) -> tuple[Sequence[Place], Callable[[Row | RowMapping], Iterable[object]], Sequence[Place]]:
    own = names(kind, frozenset(others))
    return places(kind, own), itemgetter(*(prefix + name for name in own)), places(kind, others)


def maybe(kind: type[D], row: Row | RowMapping | None, prefix: str = "") -> D | None:
    """An item from its row, if there is one."""
    return None if row is None else item(kind, row, prefix)
