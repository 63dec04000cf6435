"""A tick with nothing to do, as an engine does it every five seconds: leases, failed events, what is due, what to send.

Everybody is asked next week, was asked last week and answered, 200 people a workspace: 1,000,000 in 5,000 workspaces.
"""

import asyncio
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, closing
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from sqlalchemy import Connection

from benchmarks import company
from benchmarks.databases import running_postgres
from benchmarks.figure import Figure, by_turns, figure
from bot.app import App
from bot.delivery import Delivery
from bot.engine.work import tick
from storage import SqlStore, open_store

SIZES = (10_000, 100_000, 1_000_000)
OF_ONE_WORKSPACE = 200
ROUNDS = 15
TICKS = 20
LIMIT_MS = 5
WORKSPACE = "w0"
NOW = company.THURSDAY
NEXT, LAST = (f"'{NOW + timedelta(weeks=week):%Y-%m-%dT%H:%M:%S}.000000+00:00'" for week in (1, -1))
NUMBERS = {
    "sqlite": "WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i + 1 < {count}) SELECT i FROM n",
    "postgresql": "SELECT i FROM generate_series(0, {count} - 1) AS n(i)",
}
# Into which table, its columns, and their values for person number i of workspace number w.
ROWS = (
    ("people", "workspace, id, name, admin", "'w' || w, 'p' || i, 'Somebody', false"),
    ("dues", "workspace, kind, subject, planned, at", f"'w' || w, 'ask', 'p' || i, DATE('2026-11-19'), {NEXT}"),
    (
        "asks",
        "workspace, id, person, week, planned, asked_at, reminders",
        f"'w' || w, 'p' || i || ':2026-W45', 'p' || i, '2026-W45', DATE('2026-11-05'), {LAST}, 2",
    ),
)


def figures() -> list[Figure]:
    """Milliseconds a tick on both databases, and whether they grow with the number of people."""
    with ExitStack() as stack:
        folder = Path(stack.enter_context(TemporaryDirectory()))
        server = stack.enter_context(running_postgres())
        files = {size: f"sqlite:///{folder}/{size}.db" for size in SIZES}
        databases = {size: server.url(server.create()) for size in SIZES}
        return [
            figure
            for name, urls in (("SQLite", files), ("PostgreSQL", databases))
            for figure in _of(name, [urls[size] for size in SIZES])
        ]


def _of(database: str, urls: Sequence[str]) -> Iterator[Figure]:
    with ExitStack() as stack:
        stores = [stack.enter_context(closing(open_store(url))) for url in urls]
        for store, size in zip(stores, SIZES, strict=True):
            _fill(store, size)
        taken = by_turns(ROUNDS, *(_ticking(store) for store in stores))
    for size, ms in zip(SIZES, taken, strict=True):
        yield figure(f"idle: ms a tick, {database}, {size:,} people", ours=ms, floor=LIMIT_MS, side="at most", bar=1)
    name = f"idle: ms a tick, {database}, {SIZES[-1]:,} people, to {SIZES[0]:,}"
    yield figure(name, ours=taken[-1], floor=taken[0], side="at most", bar=1.5)


def _ticking(store: SqlStore) -> Callable[[], float]:
    """What gives the milliseconds of one tick, by so many one after the other."""
    delivery = Delivery(store=store, platforms={}, clock=lambda: NOW)
    app = App(store=store)
    rung: list[str] = []

    async def ticks() -> None:
        for _ in range(TICKS):
            await tick(delivery, NOW, retry=app.retry_failed, ring=rung.append, stopped=lambda: False)

    def measured() -> float:
        begun = time.perf_counter()
        asyncio.run(ticks())
        taken = time.perf_counter() - begun
        assert not rung
        return taken / TICKS * 1000

    measured()
    return measured


def _fill(store: SqlStore, size: int) -> None:
    company.found(store, WORKSPACE)
    with store.engines.begin(reads=False) as connection:
        others = _numbers(connection, size // OF_ONE_WORKSPACE)
        connection.exec_driver_sql(
            "INSERT INTO workspaces SELECT 'w' || i, one.name, one.zone, one.locale, one.rules"
            f" FROM ({others}) AS n, workspaces AS one WHERE i > 0"
        )
        everybody = f"SELECT i, i / {OF_ONE_WORKSPACE} AS w FROM ({_numbers(connection, size)}) AS n"
        for table, columns, values in ROWS:
            connection.exec_driver_sql(f"INSERT INTO {table} ({columns}) SELECT {values} FROM ({everybody}) AS n")
    with store.engines.begin(reads=False) as connection:
        connection.exec_driver_sql("ANALYZE")


def _numbers(connection: Connection, count: int) -> str:
    return NUMBERS[connection.dialect.name].format(count=count)
