"""Materialising 10,000 asks: ticking until nothing is due, from rows that say who is due to asks, entries and messages.

The bar holds against the same rows, and the same word on when each person is next due, by the driver's own bulk insert
of values that are ready for it, in the same transactions: 200 people each, so that nobody waits long for the writer.
The same in one single transaction, which okrbot may not do, and the same through SQLAlchemy are told beside it.
"""

from collections.abc import Iterator
from contextlib import ExitStack, closing
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks import company
from benchmarks.databases import running_postgres
from benchmarks.figure import Figure, by_turns, figure
from benchmarks.ticking import Ticking
from bot.ports import Due, DueKind
from storage import SqlStore, open_store

PEOPLE = 10_000
ROUNDS = 5
WORKSPACE = "loom"
BARS = {"the driver at once": 0.2, "the driver in batches": 0.3, "SQLAlchemy in batches": 0.3}


def figures() -> list[Figure]:
    """Asks a second on both databases, against each floor."""
    with ExitStack() as stack:
        folder = Path(stack.enter_context(TemporaryDirectory()))
        server = stack.enter_context(running_postgres())
        urls = {"SQLite": f"sqlite:///{folder}/okrbot.db", "PostgreSQL": server.url(server.create())}
        return [figure for name, url in urls.items() for figure in _of(name, url)]


def _of(database: str, url: str) -> Iterator[Figure]:
    with closing(open_store(url)) as store:
        _build(store)
        one = Ticking(store, PEOPLE)
        ours, *floors = by_turns(ROUNDS, one.ours, one.at_once, one.in_batches, one.through_core)
    for (way, bar), floor in zip(BARS.items(), floors, strict=True):
        name = f"materialise: asks/s, {database}, to {way}"
        yield figure(name, ours=PEOPLE / ours, floor=PEOPLE / floor, side="at least", bar=bar)


def _build(store: SqlStore) -> None:
    company.found(store, WORKSPACE)
    company.employ(store, WORKSPACE, PEOPLE)
    at = company.THURSDAY
    owners = [company.person(number).id for number in range(PEOPLE)]
    with store.transaction(WORKSPACE) as tx:
        tx.dues.put([Due(kind=DueKind.ASK, subject=owner, planned=at.date(), at=at) for owner in owners])
    with store.engines.begin(reads=False) as connection:
        connection.exec_driver_sql("ANALYZE")
