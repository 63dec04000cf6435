"""Dataclasses to and from rows: a column has the name of its field."""

from collections.abc import Callable, Iterable
from dataclasses import fields
from functools import cache
from operator import attrgetter
from typing import TYPE_CHECKING, TypeVar

from sqlalchemy import ColumnElement, FromClause, RowMapping

from storage.prepared import Row

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

D = TypeVar("D", bound="DataclassInstance")


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
    own, values = _reading(type(item), frozenset(without))
    return dict(zip(own, values(item), strict=True))


@cache
def _reading(
    kind: "type[DataclassInstance]", without: frozenset[str]
) -> tuple[tuple[str, ...], Callable[[object], Iterable[object]]]:
    own = names(kind, without)
    return own, attrgetter(*own)


def item(kind: type[D], row: Row | RowMapping, prefix: str = "", **others: object) -> D:
    """An item from its row; fields without a column are given as `others`."""
    stored = {name: row[prefix + name] for name in names(kind) if name not in others}
    return kind(**stored, **others)


def maybe(kind: type[D], row: Row | RowMapping | None, prefix: str = "") -> D | None:
    """An item from its row, if there is one."""
    return None if row is None else item(kind, row, prefix)
