"""The database as the rest of okrbot sees it."""

import asyncio
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import datetime
from typing import TypeVar

from bot.ports import Backlog, DeadLetter, InDoubt, Installation, Process, Queued, Workspace
from storage import across, backlog, failed_events, processes, retention
from storage.engines import Engines
from storage.transaction import Unit, Work, put_workspace

T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class SqlStore:
    """`bot.ports.Store`: engines, and threads of its own, so that nothing waits for a database in the event loop."""

    engines: Engines
    writing: ThreadPoolExecutor
    reading: ThreadPoolExecutor

    def transaction(self, workspace: str, *, reads: bool = False) -> AbstractContextManager[Unit]:
        """All of it is stored when the block ends, nothing if it raises."""
        return Work(self.engines.begin(reads=reads), workspace, reads)

    async def run(self, work: Callable[[Unit], T], workspace: str, *, reads: bool = False) -> T:
        """Do the work in one transaction in one of the store's threads."""

        def in_thread() -> T:
            with self.transaction(workspace, reads=reads) as tx:
                return work(tx)

        threads = self.reading if reads else self.writing
        return await asyncio.get_running_loop().run_in_executor(threads, in_thread)

    def add_workspace(self, workspace: Workspace) -> None:
        """Add the workspace, or change it."""
        with self.engines.begin(reads=False) as connection:
            put_workspace(connection, workspace)

    def workspaces(self) -> Sequence[Workspace]:
        """Every workspace, by id."""
        with self.engines.reader.connect() as connection:
            return across.workspaces(connection)

    def put_installation(self, installation: Installation) -> None:
        """Add the installation, or change it."""
        with self.engines.begin(reads=False) as connection:
            across.put_installation(connection, installation)

    def installation(self, installation: str) -> Installation | None:
        """The installation with this id."""
        with self.engines.reader.connect() as connection:
            return across.installation(connection, installation)

    def installations(self, workspace: str) -> Sequence[Installation]:
        """Those of the workspace, by id."""
        with self.engines.reader.connect() as connection:
            return across.installations_of(connection, workspace)

    def due(self, now: datetime) -> Sequence[str]:
        """Workspaces with an ask, digest or reminder due."""
        with self.engines.asker.connect() as connection:
            return across.due(connection, now)

    def next_due(self) -> datetime | None:
        """The earliest instant at which anything becomes due, in any workspace."""
        with self.engines.asker.connect() as connection:
            return across.next_due(connection)

    def to_drain(self, *, now: datetime, machine_now: datetime) -> Sequence[str]:
        """Workspaces with a message to send or a lease that has run out."""
        with self.engines.asker.connect() as connection:
            return across.to_drain(connection, now=now, machine_now=machine_now)

    def to_recover(self, machine_now: datetime) -> Sequence[str]:
        """Workspaces with a lease that has run out."""
        with self.engines.asker.connect() as connection:
            return across.to_recover(connection, machine_now)

    def dead_letters(self, limit: int) -> Sequence[DeadLetter]:
        """What was given up last, newest first, in all workspaces."""
        with self.engines.reader.connect() as connection:
            return across.dead_letters(connection, limit)

    def queued(self, now: datetime) -> Queued:
        """What the outboxes of all workspaces hold."""
        with self.engines.reader.connect() as connection:
            return across.queued(connection, now)

    def in_doubt(self, limit: int) -> Sequence[InDoubt]:
        """Messages whose last call may have arrived, the longest known first, in all workspaces."""
        with self.engines.reader.connect() as connection:
            return backlog.in_doubt(connection, limit)

    def backlog(self, *, now: datetime, machine_now: datetime) -> Backlog:
        """What waits and what has failed, in all workspaces."""
        with self.engines.reader.connect() as connection:
            return backlog.backlog(connection, now=now, machine_now=machine_now)

    def to_retry(self, now: datetime) -> Sequence[str]:
        """Workspaces with a failed event to try again."""
        with self.engines.asker.connect() as connection:
            return failed_events.to_retry(connection, now)

    def to_discard(self, *, sent_before: datetime, came_before: datetime) -> Sequence[str]:
        """Workspaces with messages that were settled, or events that came, before then."""
        with self.engines.reader.connect() as connection:
            return retention.to_discard(connection, sent_before=sent_before, came_before=came_before)

    def note_process(self, process: Process, machine_now: datetime) -> Sequence[Process]:
        """Say that the process runs; returns all that have said so in the last minute, the oldest first."""
        with self.engines.begin(reads=False) as connection:
            return processes.note(connection, process, machine_now)

    def processes(self, machine_now: datetime) -> Sequence[Process]:
        """All that have said in the last minute that they run, the oldest first."""
        with self.engines.reader.connect() as connection:
            return processes.living(connection, machine_now)

    def forget_process(self, process: str) -> None:
        """The process has ended."""
        with self.engines.begin(reads=False) as connection:
            processes.stopped(connection, process)

    def close(self) -> None:
        """Finish what is being done, then close every connection."""
        self.writing.shutdown()
        self.reading.shutdown()
        self.engines.dispose()


def store_on(engines: Engines) -> SqlStore:
    """A store with as many threads as it has connections."""
    return SqlStore(
        engines=engines,
        writing=ThreadPoolExecutor(engines.writers, "store-writing"),
        reading=ThreadPoolExecutor(engines.readers, "store-reading"),
    )
