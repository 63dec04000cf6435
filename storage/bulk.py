"""Many rows in one statement: `executemany` on SQLite, arrays on PostgreSQL, where it is ten times as fast."""

from collections.abc import Callable, Sequence
from functools import cache
from typing import TYPE_CHECKING, Literal, TypeAlias

from sqlalchemy import ARRAY, Insert, Table, bindparam, column, func, select
from sqlalchemy.dialects import sqlite

from storage.driver import Driver
from storage.prepared import Values

if TYPE_CHECKING:
    from sqlalchemy.dialects import postgresql

Known: TypeAlias = Literal["fail", "skip", "update"]


def write(driver: Driver, table: Table, rows: Sequence[Values], *, known: Known) -> int:
    """Insert the rows, all with the same columns; `known` says what to do where a key is there. Returns how many."""
    if not rows:
        return 0
    columns = tuple(rows[0])
    dialect = driver.dialect.name
    if dialect == "sqlite" or len(rows) == 1:
        return driver.run(_plain(dialect, table, columns, known), rows)
    arrays = {name: [row[name] for row in rows] for name in columns}
    return driver.run(_from_arrays(dialect, table, columns, known), [arrays])


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
