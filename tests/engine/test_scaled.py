"""The scaled engine's own traps: tables made by many at once, bells left by the dead, clocks that are set."""

import asyncio
import logging
import time
from collections.abc import Iterable
from contextlib import closing
from datetime import datetime, timedelta

import pytest
from procrastinate.exceptions import ConnectorException
from procrastinate.jobs import Job, Status
from procrastinate.manager import JobManager
from sqlalchemy import make_url, text

from bot.delivery import Delivery, Drained
from bot.engine import scaled, work
from bot.engine.scaled import queue
from bot.engine.scaled.queue import CannotQueue, make_tables
from bot.ports import Store
from storage import SqlStore, open_store
from tests.database import PostgresServer
from tests.engine.conftest import Bench, eventually
from tests.engine.test_contract import asked_for

pytestmark = pytest.mark.postgres


@pytest.fixture
def bench(scaled_bench: Bench) -> Bench:
    return scaled_bench


def execute(store: SqlStore, statement: str) -> int:
    """Run a statement beside the engine and return how many rows it touched."""
    with store.engines.writer.begin() as connection:
        return connection.execute(text(statement)).rowcount


async def test_processes_that_start_together_make_the_tables_once(postgres_url: str) -> None:
    await asyncio.gather(*(make_tables(postgres_url) for _ in range(4)))


async def test_a_user_who_may_not_make_tables_is_told(postgres_server: PostgresServer, postgres_url: str) -> None:
    with closing(open_store(postgres_url)) as store:
        execute(store, "CREATE ROLE guest LOGIN")
    url = make_url(postgres_url).set(username="guest").render_as_string()
    with pytest.raises(CannotQueue, match="permission denied") as refused:
        await make_tables(url)
    assert str(refused.value).endswith("Its user must be allowed to connect and to make tables.")


async def test_a_process_that_only_rings_neither_ticks_nor_sends(bench: Bench) -> None:
    web = await bench.running(works=False)
    web.ring("acme")
    await eventually(lambda: execute(bench.world.store, "SELECT 1 FROM procrastinate_jobs") == 1)
    assert bench.world.kinds("ana") == []
    await bench.running()
    await eventually(lambda: bench.world.kinds("ana") == ["ask"])
    await asked_for(bench.world)
    web.ring("acme")
    await eventually(lambda: bench.world.kinds("ana") == ["ask", "answer"])


async def test_a_ring_during_a_drain_is_answered_when_it_ends(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    drain, about_to_end, go_on = Delivery.drain, asyncio.Event(), asyncio.Event()
    fetch, fetched = JobManager.fetch_job, list[Job | None]()

    async def waits(delivery: Delivery, workspace: str, now: datetime, **turn: float) -> Drained:
        drained = await drain(delivery, workspace, now, **turn)
        about_to_end.set()
        await go_on.wait()
        return drained

    async def looks(jobs: JobManager, queues: Iterable[str] | None, worker_id: int) -> Job | None:
        fetched.append(await fetch(jobs, queues, worker_id))
        return fetched[-1]

    monkeypatch.setattr(Delivery, "drain", waits)
    monkeypatch.setattr(JobManager, "fetch_job", looks)
    monkeypatch.setattr(queue, "LOOK_EVERY", 3600)
    engine = await bench.running()
    await about_to_end.wait()
    await asked_for(bench.world)
    looked = len(fetched)
    engine.ring("acme")
    await eventually(lambda: None in fetched[looked:])
    go_on.set()
    await eventually(lambda: "answer" in bench.world.kinds("ana"))


async def test_a_workspace_that_is_never_done_lets_others_have_their_turn(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    drain, turns = Delivery.drain, list[str]()

    async def never_done(delivery: Delivery, workspace: str, now: datetime, *, turn: float) -> Drained:
        turns.append(workspace)
        if workspace == "busy":
            await asyncio.sleep(2 * turn)
            return Drained(claimed=1, settled=0)
        return await drain(delivery, workspace, now, turn=turn)

    monkeypatch.setattr(Delivery, "drain", never_done)
    monkeypatch.setattr(scaled, "TURN", 0.1)
    monkeypatch.setattr(scaled, "AT_ONCE", 1)
    web = await bench.running(works=False)
    web.ring("busy")
    await eventually(lambda: execute(bench.world.store, "SELECT 1 FROM procrastinate_jobs") == 1)
    await bench.running()
    await eventually(lambda: bench.world.kinds("ana") == ["ask"] and turns.count("busy") > 1)


@pytest.mark.slow
async def test_bells_that_a_killed_process_held_are_taken_from_it(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(scaled, "LOOK_EVERY", 0.1)
    web = await bench.running(works=False)
    for workspace in ("acme", "elsewhere"):
        web.ring(workspace)
        await eventually(
            lambda: execute(bench.world.store, "SELECT 1 FROM procrastinate_jobs WHERE status = 'todo'") > 0
        )
        execute(bench.world.store, "UPDATE procrastinate_jobs SET status = 'doing'")
    engine = await bench.running()
    await eventually(lambda: execute(bench.world.store, "SELECT 1 FROM procrastinate_jobs") == 0)
    await engine.tick()
    await eventually(lambda: bench.world.kinds("ana") == ["ask"])


async def test_connections_that_are_cut_are_made_anew(
    bench: Bench, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(scaled, "RESTART_AFTER", 0.1)
    engine = await bench.running()
    await eventually(lambda: bench.world.kinds("ana") == ["ask"])
    answers: list[str] = []
    for _ in range(2):
        execute(
            bench.world.store,
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
            " WHERE datname = current_database() AND pid <> pg_backend_pid()",
        )
        await asked_for(bench.world)
        engine.ring("acme")
        await engine.tick()
        answers.append("answer")
        await eventually(lambda: bench.world.kinds("ana") == ["ask", *answers])
    assert [record for record in caplog.records if record.name == "asyncio"] == []


async def test_a_workspace_is_sent_to_again_though_the_end_of_a_drain_could_not_be_written(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(scaled, "LOOK_EVERY", 0.5)
    engine = await bench.running()
    await eventually(lambda: bench.world.kinds("ana") == ["ask"])
    lost: list[int] = []
    finish = JobManager.finish_job

    async def cut(self: JobManager, job: Job, status: Status, delete_job: bool) -> None:
        if job.task_name == "drain" and not lost:
            lost.append(job.id or 0)
            raise ConnectorException
        await finish(self, job, status=status, delete_job=delete_job)

    monkeypatch.setattr(JobManager, "finish_job", cut)
    for answers in (1, 2):
        await asked_for(bench.world)
        engine.ring("acme")
        await eventually(lambda: bool(lost) and bench.world.kinds("ana") == ["ask", *["answer"] * answers])  # noqa: B023 - at once


@pytest.mark.slow
@pytest.mark.parametrize("hours", [-1, 24])
async def test_ticks_go_on_when_the_clock_is_set(
    bench: Bench, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture, hours: int
) -> None:
    monkeypatch.setattr(scaled, "RESTART_AFTER", 0.1)
    monkeypatch.setattr(queue, "EVERY", "* * * * * *")
    ticked = counted(monkeypatch)
    await bench.running()
    await eventually(lambda: len(ticked) > 1)
    now = time.time
    monkeypatch.setattr(time, "time", lambda: now() + hours * 3600)
    bench.world.ahead += timedelta(hours=hours)
    with caplog.at_level(logging.WARNING, "bot"):
        await eventually(lambda: "the clock was set" in caplog.text)
    before = len(ticked)
    await eventually(lambda: len(ticked) > before + 1)


@pytest.mark.slow
async def test_a_tick_comes_once_to_all_together(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(queue, "EVERY", "* * * * * *")
    ticked = counted(monkeypatch)
    for _ in range(3):
        await bench.running()
    ticked.clear()
    began = time.monotonic()
    await eventually(lambda: len(ticked) > 3)
    assert len(ticked) <= time.monotonic() - began + 2


def counted(monkeypatch: pytest.MonkeyPatch) -> list[datetime]:
    """The ticks from now on."""
    ticked: list[datetime] = []

    async def count(_store: Store, now: datetime, **_: object) -> int:
        ticked.append(now)
        return 0

    monkeypatch.setattr(work, "tick_all", count)
    return ticked
