"""Questions about all workspaces at once: which there are, and which have something to do."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import ClauseElement, Connection, func, select, union, union_all

from bot.ports import DeadLetter, Installation, Queued, Workspace
from storage.bulk import write
from storage.driver import driver_of
from storage.outbox import LONGEST_LEASE, clock_of, dead_letter
from storage.outbox_statements import DEAD_LETTERS, QUEUED, TO_DRAIN, TO_RECOVER, untried
from storage.prepared import Values
from storage.queries import NOW, given
from storage.rows import columns, item, maybe, row
from storage.tables import asks, dues, installations, outbox
from storage.tables import workspaces as workspaces_table

WORKSPACES = select(*columns(Workspace, workspaces_table)).order_by(workspaces_table.c.id)
INSTALLATION = select(*columns(Installation, installations)).where(given(installations.c.id))
INSTALLATIONS = (
    select(*columns(Installation, installations)).where(given(installations.c.workspace)).order_by(installations.c.id)
)
# By time alone: who isn't due costs nothing, however many people and workspaces there are. Not in order: for its sake
# SQLite would go through everybody.
DUE = union(
    select(dues.c.workspace).where(dues.c.at <= NOW),
    select(asks.c.workspace).where(asks.c.next_reminder_at <= NOW),
)
its_messages = outbox.c.workspace == workspaces_table.c.id
earliest = union_all(
    select(func.min(dues.c.at).label("at")),
    select(func.min(asks.c.next_reminder_at)).where(asks.c.next_reminder_at.is_not(None)),
    select(select(func.min(outbox.c.due_at)).where(its_messages, untried).scalar_subquery()).select_from(
        workspaces_table
    ),
).subquery()
NEXT_DUE = select(func.min(earliest.c.at))


def workspaces(connection: Connection) -> Sequence[Workspace]:
    """Every workspace, by id."""
    return [item(Workspace, found) for found in connection.execute(WORKSPACES).mappings()]


def put_installation(connection: Connection, installation: Installation) -> None:
    """Add the installation, or change it."""
    write(driver_of(connection), installations, [row(installation)], known="update")


def installation(connection: Connection, id_: str) -> Installation | None:
    """The installation with this id."""
    return maybe(Installation, connection.execute(INSTALLATION, {"its_id": id_}).mappings().first())


def installations_of(connection: Connection, workspace: str) -> Sequence[Installation]:
    """Those of the workspace, by id."""
    return [
        item(Installation, found)
        for found in connection.execute(INSTALLATIONS, {"its_workspace": workspace}).mappings()
    ]


def due(connection: Connection, now: datetime) -> Sequence[str]:
    """Workspaces with an ask, digest or reminder due."""
    return _workspaces(connection, DUE, {"now": now})


def next_due(connection: Connection) -> datetime | None:
    """The earliest instant at which an ask, digest, reminder or untried message is due."""
    earliest_of_all: datetime | None = connection.execute(NEXT_DUE).scalar_one()
    return earliest_of_all


def to_drain(connection: Connection, *, now: datetime, machine_now: datetime) -> Sequence[str]:
    """Workspaces with a message to send or a lease that has run out."""
    clock = clock_of(connection, machine_now)
    return _workspaces(connection, TO_DRAIN, {"now": now, "clock": clock, "furthest": clock + LONGEST_LEASE})


def to_recover(connection: Connection, machine_now: datetime) -> Sequence[str]:
    """Workspaces with a lease that has run out."""
    clock = clock_of(connection, machine_now)
    return _workspaces(connection, TO_RECOVER, {"clock": clock, "furthest": clock + LONGEST_LEASE})


def dead_letters(connection: Connection, limit: int) -> Sequence[DeadLetter]:
    """What was given up last, newest first."""
    return [dead_letter(dict(found)) for found in connection.execute(DEAD_LETTERS, {"limit": limit}).mappings()]


def queued(connection: Connection, now: datetime) -> Queued:
    """What the outboxes of all workspaces hold."""
    return item(Queued, connection.execute(QUEUED, {"now": now}).mappings().one())


def _workspaces(connection: Connection, statement: ClauseElement, values: Values) -> Sequence[str]:
    return sorted(found["workspace"] for found in driver_of(connection).fetch(statement, values))
