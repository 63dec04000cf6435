"""Which processes run on this database: each says so every few seconds, and who falls silent is gone."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlalchemy import Connection, bindparam, delete, insert, or_, select, update

from bot.ports import Process
from storage.column_types import Instant
from storage.outbox import clock_of
from storage.queries import given
from storage.rows import columns, item, row
from storage.tables import processes

SILENT_FOR = timedelta(seconds=60)

SINCE = bindparam("since", type_=Instant())
UNTIL = bindparam("until", type_=Instant())
LIVING = (
    select(*columns(Process, processes))
    .where(processes.c.seen_at.between(SINCE, UNTIL))
    .order_by(processes.c.started_at, processes.c.id)
)
SEEN = update(processes).where(given(processes.c.id)).values(seen_at=bindparam("seen", type_=Instant()))
# A clock set back leaves rows that lie in the future: they are gone as well.
SILENT = delete(processes).where(or_(processes.c.seen_at < SINCE, processes.c.seen_at > UNTIL))
STOPPED = delete(processes).where(given(processes.c.id))


def note(connection: Connection, process: Process, machine_now: datetime) -> Sequence[Process]:
    """Say that the process runs, forget who has fallen silent, and return all that run, the oldest first."""
    clock = clock_of(connection, machine_now)
    connection.execute(SILENT, _living_at(clock))
    if not connection.execute(SEEN, {"its_id": process.id, "seen": clock}).rowcount:
        connection.execute(insert(processes), row(process) | {"started_at": clock, "seen_at": clock})
    return living(connection, clock)


def living(connection: Connection, machine_now: datetime) -> Sequence[Process]:
    """The processes heard of in the last minute, the oldest first."""
    clock = clock_of(connection, machine_now)
    return [item(Process, found) for found in connection.execute(LIVING, _living_at(clock)).mappings()]


def stopped(connection: Connection, process: str) -> None:
    """Forget a process that has ended."""
    connection.execute(STOPPED, {"its_id": process})


def _living_at(clock: datetime) -> dict[str, datetime]:
    return {"since": clock - SILENT_FOR, "until": clock + SILENT_FOR}
