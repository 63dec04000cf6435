"""Procrastinate, as far as it is used: its jobs are doorbells and nothing else (engine.md §3).

They never raise, are never retried and hold no state, so that losing one or ringing it twice changes nothing.
"""

import asyncio
import re
from collections.abc import Awaitable, Callable, Sequence
from contextlib import suppress
from typing import cast

from procrastinate import App, JobContext, PsycopgConnector
from procrastinate.exceptions import AlreadyEnqueued, ConnectorException
from procrastinate.jobs import Job, Status
from procrastinate.middleware import AsyncCallNext
from procrastinate.worker import Worker
from psycopg_pool import PoolTimeout

from bot.engine.trouble import reason_of
from bot.errors import OkrError

QUEUE = "okrbot"
URGENT, TICKS = 1, 2
WAITING, IN_HAND = "todo", "doing"
EVERY = "* * * * * */5"  # seconds stand last
HEARTBEAT, DEAD_AFTER = 5.0, 20.0
LOOK_EVERY = 5.0
CONNECTIONS, PATIENCE = 4, 10.0

# Processes that start together queue under this number; the first makes the tables.
TABLES_LOCK = 7_359_128


class CannotQueue(OkrError):
    """I can't use the job queue in the database: {reason}. Its user must be allowed to connect and to make tables."""


class Doorbells:
    """Rings that reach one of the processes on the database, and ticks that come once to all of them together."""

    def __init__(
        self, database_url: str, *, tick: Callable[[], Awaitable[None]], drain: Callable[[str], Awaitable[None]]
    ) -> None:
        self._app = _app(database_url)
        self._jobs = self._app.job_manager
        self._left_open: set[int] = set()

        @self._app.periodic(cron=EVERY)
        @self._app.task(name="tick", queue=QUEUE, priority=TICKS, lock="tick", queueing_lock="tick")
        async def ticked(timestamp: int) -> None:  # noqa: ARG001 - a tick is about everything due by now
            await tick()

        @self._app.task(name="drain", queue=QUEUE)
        async def drained(workspace: str) -> None:
            await drain(workspace)

        self._drained = drained

    async def open(self) -> None:
        """Connect, and make Procrastinate's tables if they aren't there; raises CannotQueue."""
        await _open(self._app)

    async def close(self) -> None:
        """Disconnect."""
        await self._app.close_async()

    async def ring(self, workspaces: Sequence[str], *, urgent: bool) -> None:
        """Have each drained by one of the processes that work; one that is rung already isn't rung again."""
        waiting = await self._waiting() if len(workspaces) > 1 else set()
        bells = [self._bell(one, urgent=urgent) for one in workspaces]
        new = [bell for bell in bells if bell.queueing_lock not in waiting]
        if new:
            try:
                await self._jobs.batch_defer_jobs_async(new)
            except AlreadyEnqueued:
                await self._ring_each(new)

    async def work(self, *, at_once: int) -> None:
        """Answer rings and take turns at ticking until cancelled, then finish what is in hand; may end by itself."""
        await self._app.run_worker_async(
            queues=[QUEUE],
            concurrency=at_once,
            install_signal_handlers=False,
            delete_jobs="successful",
            fetch_job_polling_interval=LOOK_EVERY,
            update_heartbeat_interval=HEARTBEAT,
            stalled_worker_timeout=DEAD_AFTER,
            worker_middleware=[self._answered],
        )

    async def close_stalled(self) -> None:
        """Take away what nobody has in hand any more, since nobody else is let in before: one try for each at a time.

        What a killed process left, and what this one answered while it couldn't be written that it had.
        """
        stalled = list(await self._jobs.get_stalled_jobs(seconds_since_heartbeat=DEAD_AFTER))
        looked_at = tuple(self._left_open)
        open_ = [job for one in looked_at for job in await self._jobs.list_jobs_async(id=one, status=IN_HAND)]
        self._left_open -= {*looked_at} - {job.id for job in open_ if job.id}
        for job in (*stalled, *open_):
            with suppress(ConnectorException):  # another process was quicker, or the next look is
                await self._jobs.finish_job_by_id_async(job_id=job.id or 0, status=Status.FAILED, delete_job=True)

    async def _answered(self, job: AsyncCallNext, context: JobContext, worker: Worker) -> object:
        """A bell that was rung while its lock was held rings for nobody, so look for it once the lock is free."""
        task = asyncio.current_task()
        if task is not None:
            task.add_done_callback(lambda _: worker._new_job_event.set())  # noqa: SLF001 - there is no other way
            task.add_done_callback(lambda ended: self._note_if_left_open(ended, context.job))
        return await job()

    def _note_if_left_open(self, ended: asyncio.Task[object], job: Job) -> None:
        """Procrastinate tries once to write that a job is done, and then takes it for in hand as long as it runs."""
        if not ended.cancelled() and ended.exception() is not None and job.id:
            self._left_open.add(job.id)

    async def _waiting(self) -> set[str | None]:
        rung = await self._jobs.list_jobs_async(task=self._drained.name, status=WAITING)
        return {job.queueing_lock for job in rung}

    async def _ring_each(self, bells: Sequence[Job]) -> None:
        for bell in bells if len(bells) > 1 else ():
            with suppress(AlreadyEnqueued):
                await self._jobs.defer_job_async(bell)

    def _bell(self, workspace: str, *, urgent: bool) -> Job:
        """What is urgent doesn't queue behind what isn't, though the workspace may be waiting there already."""
        lock = f"drain:{workspace}"
        return self._drained.configure(
            lock=lock,
            queueing_lock=f"urgent {lock}" if urgent else lock,
            priority=URGENT if urgent else 0,
            task_kwargs={"workspace": workspace},
        ).job


async def make_tables(database_url: str) -> None:
    """Make Procrastinate's tables if they aren't there; raises CannotQueue."""
    app = _app(database_url)
    await _open(app)
    await app.close_async()


def _app(database_url: str) -> App:
    return App(
        connector=PsycopgConnector(
            conninfo=re.sub(r"^postgres\w*(\+\w+)?:", "postgresql:", database_url),
            min_size=1,
            max_size=CONNECTIONS,
            timeout=PATIENCE,
            kwargs={"connect_timeout": int(PATIENCE)},
        )
    )


async def _open(app: App) -> None:
    try:
        await app.open_async()
        if not await app.check_connection_async():
            await _make_tables(app)
    except (ConnectorException, PoolTimeout) as error:
        await app.close_async()
        raise CannotQueue(reason=reason_of(error)) from error


async def _make_tables(app: App) -> None:
    """One at a time: the others wait, and find that they are there."""
    connector = cast("PsycopgConnector", app.connector)
    async with connector.pool.connection() as queue:
        await queue.execute("SELECT pg_advisory_xact_lock(%s)", (TABLES_LOCK,))
        if not await app.check_connection_async():
            await app.schema_manager.apply_schema_async()
