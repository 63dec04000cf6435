"""Asking people week after week, and the floors: the same rows written bare, in three ways.

*At once*: the driver's own bulk insert, one call a table for all rows, values already as the driver takes them, one
transaction. *In batches*: the same in as many transactions as ticking needs. *Through Core*: the same batches through
SQLAlchemy. All begin with the same empty tables.
"""

import asyncio
import time
from collections.abc import Callable, Iterable, Sequence
from datetime import timedelta
from typing import Any, TypeVar

from sqlalchemy import Connection, Insert

from benchmarks import company
from benchmarks.executed import Executed, executed_on
from bot.schedule import tick_all
from storage import SqlStore
from storage.tables import asks
from tests.statements import Statement, recorded

T = TypeVar("T")

WRITTEN = ("outbox", "ask_entries", "asks")
FIRST = "INSERT INTO asks "  # what each batch begins with


class Ticking:
    """One company of which so many are due each week. `ours` first; the floors write what it wrote last."""

    def __init__(self, store: SqlStore, due: int) -> None:
        self._store = store
        self._due = due
        self._now = company.THURSDAY
        self._executed: Sequence[Sequence[Executed]] = ()
        self._statements: Sequence[Sequence[Statement]] = ()

    def ours(self) -> float:
        """Seconds to ask everybody who is due this week; what that writes is noted in the week after."""
        taken = self._timed_week()
        with executed_on(self._store) as executed, recorded(self._store) as statements:
            self._timed_week()
        self._executed = _batches([one for one in executed if isinstance(one.statement, Insert)], _is_of_asks)
        self._statements = _batches([one for one in statements if one.sql.startswith("INSERT")], _is_into_asks)
        return taken

    def _timed_week(self) -> float:
        self._empty()
        taken = _seconds(self._tick)
        self._now += timedelta(weeks=1)
        return taken

    def through_core(self) -> float:
        """Seconds for the same rows in the same transactions through SQLAlchemy Core."""
        self._empty()
        return _seconds(self._replay, self._executed, _run_by_core)

    def in_batches(self) -> float:
        """Seconds for the same rows in the same transactions through the driver."""
        self._empty()
        return _seconds(self._replay, self._statements, _run_by_driver)

    def at_once(self) -> float:
        """Seconds for the same rows through the driver, a call a table, in one transaction."""
        self._empty()
        return _seconds(self._replay, [_joined(self._statements)], _run_by_driver)

    def _tick(self) -> None:
        assert asyncio.run(tick_all(self._store, self._now)) == self._due

    def _replay(self, batches: Iterable[Iterable[T]], run: Callable[[Connection, T], None]) -> None:
        for batch in batches:
            with self._store.engines.begin(reads=False) as connection:
                for one in batch:
                    run(connection, one)

    def _empty(self) -> None:
        """No ask is left: none to be brought to mind, and tables of one size for everybody."""
        with self._store.engines.begin(reads=False) as connection:
            if connection.dialect.name == "postgresql":
                connection.exec_driver_sql(f"TRUNCATE {', '.join(WRITTEN)}")
            else:
                for table in WRITTEN:
                    connection.exec_driver_sql(f"DELETE FROM {table}")


def _seconds(work: Callable[..., None], *arguments: object) -> float:
    begun = time.perf_counter()
    work(*arguments)
    return time.perf_counter() - begun


def _batches(writes: Sequence[T], begins: Callable[[T], bool]) -> Sequence[Sequence[T]]:
    """One batch a transaction; each begins with its asks."""
    batches: list[list[T]] = []
    for one in writes:
        if begins(one):
            batches.append([])
        batches[-1].append(one)
    return batches


def _is_of_asks(one: Executed) -> bool:
    return isinstance(one.statement, Insert) and one.statement.table is asks


def _is_into_asks(one: Statement) -> bool:
    return one.sql.startswith(FIRST)


def _joined(batches: Iterable[Iterable[Statement]]) -> Sequence[Statement]:
    """The rows of all batches in one statement for each table: lists of rows, or arrays by column."""
    joined: dict[str, Any] = {}
    for one in (one for batch in batches for one in batch):
        more: Any = one.parameters
        if isinstance(more, dict):
            arrays = joined.setdefault(one.sql, {name: [] for name in more})
            for name, values in more.items():
                arrays[name].extend(values)
        else:
            joined.setdefault(one.sql, []).extend(more)
    return [Statement(sql, parameters) for sql, parameters in joined.items()]


def _run_by_core(connection: Connection, one: Executed) -> None:
    one.run(connection)


def _run_by_driver(connection: Connection, one: Statement) -> None:
    cursor = connection.connection.cursor()
    values: Any = one.parameters
    if isinstance(values, dict):
        cursor.execute(one.sql, values)
    else:
        cursor.executemany(one.sql, values)
