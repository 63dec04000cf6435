"""What watches over okrbot gets the truth: alive, ready, and its figures, whatever state the database is in."""

import asyncio
import re
import threading
from collections.abc import AsyncIterator
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path

import pytest
from aiohttp import web
from aiohttp.test_utils import TestClient, TestServer

from bot.cli import operations
from bot.cli.operations import add_operations
from bot.ports import OutboxState, Pace
from tests import make
from tests.cli.stuck import failed, tried
from tests.make import WEDNESDAY
from tests.world import World

Client = TestClient[web.Request, web.Application]


@dataclass(slots=True)
class Watched:
    """A running server over a world, and whether its platforms are started."""

    world: World
    client: Client
    started: list[bool] = field(default_factory=lambda: [True])

    async def get(self, path: str) -> tuple[int, str]:
        async with self.client.get(path) as response:
            return response.status, await response.text()

    async def figures(self) -> dict[str, float]:
        """Every sample, by its name with its labels."""
        status, text = await self.get("/metrics")
        assert status == 200
        samples = [line.rsplit(" ", 1) for line in text.splitlines() if not line.startswith("#")]
        return {name: float(value) for name, value in samples}


@pytest.fixture
async def watched(each_world: World) -> AsyncIterator[Watched]:
    each_world.found(make.company())
    each_world.now = WEDNESDAY
    http = web.Application()
    started = [True]
    add_operations(
        http,
        store=each_world.store,
        ready=lambda: started[0],
        clock=lambda: each_world.now,
        machine_clock=each_world.machine_clock,
    )
    async with TestClient(TestServer(http)) as client:
        yield Watched(each_world, client, started)


async def test_it_is_alive_and_ready(watched: Watched) -> None:
    assert await watched.get("/healthz") == (200, '{"status": "alive"}')
    assert await watched.get("/readyz") == (200, '{"status": "ready"}')


async def test_until_the_platforms_are_started_it_is_alive_but_not_ready(watched: Watched) -> None:
    watched.started[0] = False
    assert (await watched.get("/healthz"))[0] == 200
    status, text = await watched.get("/readyz")
    assert status == 503
    assert "okrbot isn't connected to its chat platforms" in text


async def test_without_a_database_it_is_alive_not_ready_and_its_own_figures_are_there(
    watched: Watched, monkeypatch: pytest.MonkeyPatch
) -> None:
    watched.world.store.engines.dispose()

    def gone(*_: object, **__: object) -> None:
        raise OSError("password=secret")

    with monkeypatch.context() as down:
        for engine in {watched.world.store.engines.reader, watched.world.store.engines.writer}:
            down.setattr(type(engine), "connect", gone)
        assert (await watched.get("/healthz"))[0] == 200
        status, text = await watched.get("/readyz")
        assert status == 503
        assert "The database doesn't answer. `okrbot doctor` says more." in text
        assert "secret" not in text
        figures = await watched.figures()
        assert figures["okrbot_database_up"] == 0
        assert "okrbot_tick_seconds_count" in figures
        assert not [name for name in figures if name.startswith("okrbot_messages")]
    assert (await watched.get("/readyz"))[0] == 200
    assert (await watched.figures())["okrbot_database_up"] == 1


async def test_a_database_that_hangs_is_asked_once_and_holds_up_nothing(
    watched: Watched, monkeypatch: pytest.MonkeyPatch
) -> None:
    release, asked = threading.Event(), []

    def hangs(_: object) -> list[object]:
        asked.append(1)
        release.wait(10)
        return []

    monkeypatch.setattr(operations, "PATIENCE", 0.05)
    try:
        with monkeypatch.context() as hanging:
            hanging.setattr(type(watched.world.store), "workspaces", hangs)
            answers = await asyncio.gather(*(watched.get("/readyz") for _ in range(5)))
            assert {status for status, _ in answers} == {503}
            assert (await watched.get("/readyz"))[0] == 503
            assert len(asked) == 1
            assert (await watched.get("/healthz"))[0] == 200
    finally:
        release.set()
    monkeypatch.setattr(operations, "PATIENCE", 3.0)
    with suppress(AssertionError):
        await watched.get("/readyz")
    assert (await watched.get("/readyz"))[0] == 200


async def test_the_figures_tell_what_stands_in_the_database(watched: Watched) -> None:
    world = watched.world
    with world.tx() as tx:
        tried(tx, "dead", OutboxState.DEAD, "gone", at=WEDNESDAY)
        tried(tx, "doubtful", OutboxState.UNKNOWN, "lost", at=WEDNESDAY)
        tx.failed_events.add(failed("e1"))
        tx.failed_events.add(failed("e2"))
        tx.failed_events.add(failed("e3", given_up=False))
        until = tx.outbox.clock(world.machine_clock()) + timedelta(seconds=90)
        pace = Pace(installation=make.INSTALLATION, method="post", blocked_until=until)
        tx.outbox.paces.put([pace], clock=tx.outbox.clock(world.machine_clock()))
    world.now += timedelta(minutes=2)
    figures = await watched.figures()
    states = {state: figures[f'okrbot_messages{{state="{state}"}}'] for state in ("pending", "unknown", "dead")}
    assert states == {"pending": 0, "unknown": 1, "dead": 1}
    assert figures["okrbot_oldest_due_seconds"] == 120
    assert figures['okrbot_failed_events{state="given_up"}'] == 2
    assert figures['okrbot_failed_events{state="retried"}'] == 1
    if world.store.engines.writer.dialect.name == "sqlite":
        world.now -= timedelta(minutes=2)
        figures = await watched.figures()
    assert figures['okrbot_throttled_until_seconds{workspace="acme"}'] == pytest.approx(until.timestamp())


async def test_every_answer_at_the_door_is_timed_under_a_known_name(watched: Watched) -> None:
    before = await watched.figures()
    await watched.world.say("ana", "mine")
    await watched.world.receive(watched.world.event("ana", command="made up by somebody"))
    after = await watched.figures()
    counted = {name: after[name] - before.get(name, 0) for name in after if name.startswith("okrbot_ack_seconds_count")}
    assert {name: count for name, count in counted.items() if count} == {
        'okrbot_ack_seconds_count{command="mine"}': 1,
        'okrbot_ack_seconds_count{command="none"}': 1,
    }


async def test_the_figures_say_nothing_about_anybody(watched: Watched) -> None:
    await watched.world.type("ana", "1.1 25 blocked by legal")
    await watched.world.say("ana", "show GROW-1.1")
    _, text = await watched.get("/metrics")
    ours = "\n".join(line for line in text.splitlines() if line.startswith("okrbot_"))
    assert not re.search(r"\b(ana|Ana|legal|GROW|dm)\b", ours)


def test_operators_can_read_what_each_figure_is() -> None:
    page = (Path(__file__).parents[2] / "docs" / "operate.md").read_text(encoding="utf-8")
    from prometheus_client.core import REGISTRY

    ours = {metric.name for metric in REGISTRY.collect() if metric.name.startswith("okrbot_")}
    described = {re.sub(r"_total$", "", name) for name in re.findall(r"\| `(okrbot_\w+)", page)}
    shared = {"okrbot_messages", "okrbot_oldest_due_seconds", "okrbot_failed_events"}
    shared |= {"okrbot_throttled_until_seconds", "okrbot_database_up"}
    assert described == ours | shared
