"""What tables are made of."""

from collections.abc import Mapping
from typing import TypeVar

from sqlalchemy import Column, ForeignKeyConstraint, Index, MetaData, Table, TextClause
from sqlalchemy.schema import SchemaItem
from sqlalchemy.types import TypeEngine

from storage.column_types import KEY

T = TypeVar("T")

metadata = MetaData(naming_convention={"pk": "%(table_name)s_pk"})


def key(name: str) -> Column[str]:
    """A part of the primary key."""
    return Column(name, KEY, primary_key=True)


def must(name: str, kind: TypeEngine[T], *, server_default: str | None = None) -> Column[T]:
    """A column that always has a value; the default is for rows that older code writes."""
    return Column(name, kind, nullable=False, server_default=server_default)


def may(name: str, kind: TypeEngine[T]) -> Column[T]:
    """A column that may be empty."""
    return Column(name, kind, nullable=True)


def refers(table: str, columns: Mapping[str, str], *, later: bool = False) -> ForeignKeyConstraint:
    """The columns name a row of that table in the same workspace; `later`: by the end of the transaction."""
    return ForeignKeyConstraint(
        ["workspace", *columns],
        [f"{table}.workspace", *(f"{table}.{column}" for column in columns.values())],
        deferrable=later or None,
        initially="DEFERRED" if later else None,
    )


def table(name: str, *items: SchemaItem) -> Table:
    """A table of the workspace's rows."""
    for item in items:
        if isinstance(item, ForeignKeyConstraint):
            item.name = f"{name}_{'_'.join(item.column_keys[1:]) or 'workspace'}_fk"
    return Table(name, metadata, key("workspace"), *items)


def in_workspace() -> ForeignKeyConstraint:
    """The row's workspace exists."""
    return ForeignKeyConstraint(["workspace"], ["workspaces.id"])


def index_where(name: str, condition: TextClause, *columns: Column[str], unique: bool = False) -> Index:
    """An index of the rows that meet the condition; a query repeats it word for word, or SQLite doesn't use it."""
    return Index(name, *columns, unique=unique, sqlite_where=condition, postgresql_where=condition)
