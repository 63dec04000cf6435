"""Many rows in one statement: `executemany` on SQLite, arrays on PostgreSQL, where it is ten times as fast."""

from collections.abc import Callable, Sequence
from functools import cache
from typing import TYPE_CHECKING, Literal, TypeAlias

from sqlalchemy import ARRAY, Connection, Insert, Table, bindparam, column, func, select
from sqlalchemy.dialects import sqlite

from storage.prepared import Values, run

if TYPE_CHECKING:
    from sqlalchemy.dialects import postgresql

Known: TypeAlias = Literal["fail", "skip", "update"]


def insertion(connection: Connection, table: Table, rows: Sequence[Values], *, unless_known: bool) -> int:
    """Insert the rows, all with the same columns; returns how many were new."""
    return _write(connection, table, rows, "skip" if unless_known else "fail")


def upsertion(connection: Connection, table: Table, rows: Sequence[Values]) -> None:
    """Insert the rows, all with the same columns, or update those with their key."""
    _write(connection, table, rows, "update")


def _write(connection: Connection, table: Table, rows: Sequence[Values], known: Known) -> int:
    if not rows:
        return 0
    columns = tuple(rows[0])
    dialect = connection.dialect.name
    if dialect == "sqlite" or len(rows) == 1:
        return run(connection, _plain(dialect, table, columns, known), rows)
    arrays = {name: [row[name] for row in rows] for name in columns}
    return run(connection, _from_arrays(dialect, table, columns, known), [arrays])


def inserts(dialect: str) -> "Callable[[Table], sqlite.Insert | postgresql.Insert]":
    """What starts an INSERT in that kind of database."""
    if dialect == "sqlite":
        return sqlite.insert
    from sqlalchemy.dialects import postgresql  # noqa: PLC0415 - 40 ms that the embedded database needn't wait for

    return postgresql.insert


@cache
def _plain(dialect: str, table: Table, columns: Sequence[str], known: Known) -> Insert:
    return _where_known(inserts(dialect)(table), table, columns, known)


@cache
def _from_arrays(dialect: str, table: Table, columns: Sequence[str], known: Known) -> Insert:
    types = {name: table.c[name].type for name in columns}
    arrays = (bindparam(name, type_=ARRAY(kind, dimensions=1)) for name, kind in types.items())
    rows = func.unnest(*arrays).table_valued(*(column(name, kind) for name, kind in types.items()), name="new")
    statement = inserts(dialect)(table).from_select(list(columns), select(*rows.render_derived().c))
    return _where_known(statement, table, columns, known)


def _where_known(
    statement: "sqlite.Insert | postgresql.Insert", table: Table, columns: Sequence[str], known: Known
) -> Insert:
    keys = [column.name for column in table.primary_key]
    others = [name for name in columns if name not in keys]
    if known == "fail":
        return statement
    if known == "skip" or not others:
        return statement.on_conflict_do_nothing(index_elements=keys)
    return statement.on_conflict_do_update(
        index_elements=keys, set_={name: statement.excluded[name] for name in others}
    )
