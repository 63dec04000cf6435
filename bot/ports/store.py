"""The unit of work and the database."""

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from datetime import datetime
from typing import Protocol, TypeVar

from bot.ports.backlog import Backlog, InDoubt
from bot.ports.erasure import Erasure
from bot.ports.failed import FailedEvents
from bot.ports.outgoing import DeadLetter, Queued
from bot.ports.processes import Process
from bot.ports.queues import Asks, Dues, Inbox, Outbox, Snapshots
from bot.ports.records import Blockers, CheckIns, Okrs, People, Teams
from bot.ports.rows import Installation, Workspace

T = TypeVar("T")


class Transaction(Protocol):
    """One unit of work on one workspace: all of it is stored, or none."""

    @property
    def workspace(self) -> Workspace: ...
    @property
    def people(self) -> People: ...
    @property
    def teams(self) -> Teams: ...
    @property
    def okrs(self) -> Okrs: ...
    @property
    def check_ins(self) -> CheckIns: ...
    @property
    def blockers(self) -> Blockers: ...
    @property
    def asks(self) -> Asks: ...
    @property
    def dues(self) -> Dues: ...
    @property
    def snapshots(self) -> Snapshots: ...
    @property
    def inbox(self) -> Inbox: ...
    @property
    def failed_events(self) -> FailedEvents: ...
    @property
    def outbox(self) -> Outbox: ...
    @property
    def erasure(self) -> Erasure: ...
    def put_workspace(self, workspace: Workspace) -> None: ...


class Store(Protocol):
    """The database. `run` gives one transaction to plain sync code in the store's own threads.

    It commits when the code returns and rolls back when it raises.
    """

    def transaction(self, workspace: str, *, reads: bool = False) -> AbstractContextManager[Transaction]: ...
    async def run(self, work: Callable[[Transaction], T], workspace: str, *, reads: bool = False) -> T: ...
    def add_workspace(self, workspace: Workspace) -> None: ...
    def workspaces(self) -> Sequence[Workspace]: ...
    def put_installation(self, installation: Installation) -> None: ...
    def installation(self, installation: str) -> Installation | None: ...
    def installations(self, workspace: str) -> Sequence[Installation]: ...
    def due(self, now: datetime) -> Sequence[str]:
        """Workspaces with an ask, digest or reminder due."""

    def next_due(self) -> datetime | None:
        """The earliest instant at which anything becomes due, in any workspace."""

    def to_drain(self, *, now: datetime, machine_now: datetime) -> Sequence[str]:
        """Workspaces with a message to send or a lease that has run out."""

    def to_recover(self, machine_now: datetime) -> Sequence[str]:
        """Workspaces with a lease that has run out."""

    def dead_letters(self, limit: int) -> Sequence[DeadLetter]:
        """What was given up as never to be accepted, newest first, in all workspaces."""

    def queued(self, now: datetime) -> Queued:
        """What the outboxes of all workspaces hold; reads only what isn't settled."""

    def in_doubt(self, limit: int) -> Sequence[InDoubt]:
        """Messages whose last call may have arrived, the longest known first, in all workspaces."""

    def backlog(self, *, now: datetime, machine_now: datetime) -> Backlog:
        """What waits and what has failed, in all workspaces."""

    def to_retry(self, now: datetime) -> Sequence[str]:
        """Workspaces with a failed event to try again."""

    def to_discard(self, *, sent_before: datetime, came_before: datetime) -> Sequence[str]:
        """Workspaces with messages that were settled, or events that came, before then."""

    def note_process(self, process: Process, machine_now: datetime) -> Sequence[Process]:
        """Say that the process runs; returns all that have said so in the last minute, the oldest first."""

    def processes(self, machine_now: datetime) -> Sequence[Process]:
        """All that have said in the last minute that they run, the oldest first."""

    def forget_process(self, process: str) -> None: ...
    def close(self) -> None: ...
