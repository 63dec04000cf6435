"""Signed presses and forms over HTTP, ten at a time, until everything is stored and acknowledged.

The floor is bare Bolt that runs the same statements; `benchmarks.acknowledging` has both servers and the load.
"""

import json
import statistics
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, ExitStack, contextmanager
from dataclasses import dataclass, field

from benchmarks.acknowledging.databases import on_postgres, on_sqlite
from benchmarks.acknowledging.requests import KINDS, Kind
from benchmarks.fake_slack import fake_slack
from benchmarks.figure import Figure, figure, percentile
from storage import open_store

ROUNDS = 7
AT_ONCE = 150
WARM_UP = 50
FIRST = 10
RECORDED = 2 * len(KINDS)  # answers that the floor gave while it recorded
PEOPLE = FIRST + len(KINDS) * (WARM_UP + ROUNDS * AT_ONCE)
DATABASES: Mapping[str, Callable[[int], AbstractContextManager[list[str]]]] = {
    "SQLite": on_sqlite,
    "PostgreSQL": on_postgres,
}


@dataclass(slots=True)
class Measured:
    """Answers a second in each round, and the seconds of every answer."""

    rates: list[float] = field(default_factory=list)
    taken: list[float] = field(default_factory=list)


def figures() -> list[Figure]:
    """Answers a second, and the 99th of a hundred answers in milliseconds."""
    return [figure for name, filled in DATABASES.items() for figure in _of(name, filled)]


def _of(database: str, filled: Callable[[int], AbstractContextManager[list[str]]]) -> Iterator[Figure]:
    with ExitStack() as stack:
        ours, floor = stack.enter_context(filled(PEOPLE))
        api_url = stack.enter_context(fake_slack())
        ports = [
            stack.enter_context(_server("ours", ours, api_url)),
            stack.enter_context(_server("floor", floor, api_url)),
        ]
        measured = {kind: [Measured(), Measured()] for kind in KINDS}
        first = FIRST
        for number in range(ROUNDS + 1):
            count = AT_ONCE if number else WARM_UP
            for kind in KINDS:
                for port, one in zip(ports, measured[kind], strict=True):
                    _load(port, kind, first, count, one if number else Measured())
                first += count
        assert _stored(ours) == _stored(floor) - RECORDED == first - FIRST
    for kind in KINDS:
        yield from _figures(f"ack: {kind}, {database}", *measured[kind])


def _figures(name: str, ours: Measured, floor: Measured) -> Iterator[Figure]:
    rates = [statistics.median(one.rates) for one in (ours, floor)]
    slowest = [percentile(one.taken, 0.99) * 1000 for one in (ours, floor)]
    yield figure(f"{name}, answers/s", ours=rates[0], floor=rates[1], side="at least", bar=0.6)
    yield figure(f"{name}, p99, ms", ours=slowest[0], floor=slowest[1], side="at most", bar=3)


def _load(port: int, kind: Kind, first: int, count: int, measured: Measured) -> None:
    command = [sys.executable, "-m", "benchmarks.acknowledging.load", str(port), kind, str(first), str(count)]
    found = json.loads(subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout)
    measured.rates.append(count / found["seconds"])
    measured.taken += found["taken"]


def _stored(url: str) -> int:
    """How many check-ins there are."""
    store = open_store(url)
    with store.engines.reader.connect() as connection:
        count: int = connection.exec_driver_sql("SELECT count(*) FROM check_ins").scalar_one()
    store.close()
    return count


@contextmanager
def _server(which: str, url: str, api_url: str) -> Iterator[int]:
    command = [sys.executable, "-m", "benchmarks.acknowledging.serve", which, url, api_url, str(PEOPLE)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout
        try:
            yield int(process.stdout.readline())
        finally:
            process.terminate()
