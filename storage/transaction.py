"""One unit of work on one workspace."""

import sys
from contextlib import AbstractContextManager
from dataclasses import dataclass
from types import TracebackType

from sqlalchemy import Connection, select
from typing_extensions import override

from bot.errors import NotFound
from bot.ports import Workspace
from storage.asks import AskRows
from storage.blockers import BlockerRows
from storage.bulk import write
from storage.check_ins import CheckInRows
from storage.driver import driver_of
from storage.dues import DueRows
from storage.erasure import ErasureRows
from storage.failed_events import FailedEventRows
from storage.inbox import InboxRows
from storage.okrs import OkrRows
from storage.outbox import OutboxRows
from storage.people import PeopleRows
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

    @property
    def people(self) -> PeopleRows:
        """People and their accounts."""
        return PeopleRows(self.scope)

    @property
    def teams(self) -> TeamRows:
        """Teams and their channels."""
        return TeamRows(self.scope)

    @property
    def okrs(self) -> OkrRows:
        """Cycles, objectives and key results."""
        return OkrRows(self.scope)

    @property
    def check_ins(self) -> CheckInRows:
        """What was said about key results."""
        return CheckInRows(self.scope)

    @property
    def blockers(self) -> BlockerRows:
        """What stands in their way."""
        return BlockerRows(self.scope)

    @property
    def asks(self) -> AskRows:
        """Asks with their entries."""
        return AskRows(self.scope)

    @property
    def dues(self) -> DueRows:
        """Who is next asked when, and which digest comes when."""
        return DueRows(self.scope)

    @property
    def snapshots(self) -> SnapshotRows:
        """What digests were composed from."""
        return SnapshotRows(self.scope)

    @property
    def inbox(self) -> InboxRows:
        """What came in."""
        return InboxRows(self.scope)

    @property
    def failed_events(self) -> FailedEventRows:
        """What came in and couldn't be dealt with."""
        return FailedEventRows(self.scope)

    @property
    def outbox(self) -> OutboxRows:
        """What goes out."""
        return OutboxRows(self.scope)

    @property
    def erasure(self) -> ErasureRows:
        """What is known of a person, to be erased."""
        return ErasureRows(self.scope)

    def put_workspace(self, workspace: Workspace) -> None:
        """Change the workspace's name, zone, locale and rules."""
        put_workspace(self.scope.connection, workspace)
        self.workspace = workspace


def unit(connection: Connection, workspace: str, *, reads: bool) -> Unit:
    """Start work on a workspace; NotFound if there is none with this id.

    On PostgreSQL writers of one workspace wait for each other here, as they do on SQLite: what a use case has read
    still holds when it writes.
    """
    driver = driver_of(connection)
    found = driver.fetch(WORKSPACE if reads else FOR_WRITING, {"its_id": workspace})
    if not found:
        raise NotFound(key=workspace)
    return Unit(workspace=item(Workspace, found[0]), scope=Scope(driver, workspace))


@dataclass(slots=True)
class Work(AbstractContextManager[Unit]):
    """A block of work on a workspace in a transaction; a generator would take as long as all that it does."""

    transaction: AbstractContextManager[Connection]
    workspace: str
    reads: bool

    @override
    def __enter__(self) -> Unit:
        """Begin."""
        connection = self.transaction.__enter__()
        try:
            return unit(connection, self.workspace, reads=self.reads)
        except BaseException:
            self.transaction.__exit__(*sys.exc_info())
            raise

    @override
    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> bool | None:
        """Store all of it, or nothing."""
        return self.transaction.__exit__(kind, error, trace)


def put_workspace(connection: Connection, workspace: Workspace) -> None:
    """Add the workspace, or change it."""
    write(driver_of(connection), workspaces, [row(workspace)], known="update")
