"""One unit of work on one workspace."""

from dataclasses import dataclass

from sqlalchemy import Connection, select

from bot.errors import NotFound
from bot.ports import Workspace
from storage.asks import AskRows
from storage.blockers import BlockerRows
from storage.bulk import upsertion
from storage.check_ins import CheckInRows
from storage.dues import DueRows
from storage.erasure import ErasureRows
from storage.failed_events import FailedEventRows
from storage.inbox import InboxRows
from storage.okrs import OkrRows
from storage.outbox import OutboxRows
from storage.people import PeopleRows
from storage.prepared import fetch
from storage.queries import given
from storage.rows import columns, item, row
from storage.scope import Scope
from storage.snapshots import SnapshotRows
from storage.tables import workspaces
from storage.teams import TeamRows

WORKSPACE = select(*columns(Workspace, workspaces)).where(given(workspaces.c.id))
FOR_WRITING = WORKSPACE.with_for_update(key_share=True)


@dataclass(slots=True)
class Unit:
    """`bot.ports.Transaction`: the repositories of one workspace on one connection."""

    workspace: Workspace
    scope: Scope
    people: PeopleRows
    teams: TeamRows
    okrs: OkrRows
    check_ins: CheckInRows
    blockers: BlockerRows
    asks: AskRows
    dues: DueRows
    snapshots: SnapshotRows
    inbox: InboxRows
    failed_events: FailedEventRows
    outbox: OutboxRows
    erasure: ErasureRows

    def put_workspace(self, workspace: Workspace) -> None:
        """Change the workspace's name, zone, locale and rules."""
        put_workspace(self.scope.connection, workspace)
        self.workspace = workspace


def unit(connection: Connection, workspace: str, *, reads: bool) -> Unit:
    """Start work on a workspace; NotFound if there is none with this id.

    On PostgreSQL writers of one workspace wait for each other here, as they do on SQLite: what a use case has read
    still holds when it writes.
    """
    found = fetch(connection, WORKSPACE if reads else FOR_WRITING, {"its_id": workspace})
    if not found:
        raise NotFound(key=workspace)
    scope = Scope(connection, workspace)
    return Unit(
        workspace=item(Workspace, found[0]),
        scope=scope,
        people=PeopleRows(scope),
        teams=TeamRows(scope),
        okrs=OkrRows(scope),
        check_ins=CheckInRows(scope),
        blockers=BlockerRows(scope),
        asks=AskRows(scope),
        dues=DueRows(scope),
        snapshots=SnapshotRows(scope),
        inbox=InboxRows(scope),
        failed_events=FailedEventRows(scope),
        outbox=OutboxRows(scope),
        erasure=ErasureRows(scope),
    )


def put_workspace(connection: Connection, workspace: Workspace) -> None:
    """Add the workspace, or change it."""
    upsertion(connection, workspaces, [row(workspace)])
