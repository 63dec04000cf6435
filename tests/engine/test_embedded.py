"""The embedded engine only knocks: at a fixed beat, when rung, and again when its scheduler has gone to sleep."""

import asyncio
from collections.abc import AsyncIterator

import pytest

from bot.engine import embedded
from bot.engine.embedded import Embedded
from tests import make
from tests.make import THURSDAY_10
from tests.world import World


@pytest.fixture
async def engine(world: World, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Embedded]:
    """Running over a company whose ask is due; the beat is a long way off."""
    monkeypatch.setattr(embedded, "EVERY", "59")
    world.found(make.company())
    world.now = THURSDAY_10
    running = Embedded(delivery=world.delivery, clock=lambda: world.now)
    yield running
    await running.stop()


async def eventually(world: World, kinds: list[str]) -> None:
    async with asyncio.timeout(10):
        while world.kinds("ana") != kinds:  # noqa: ASYNC110 - a person watches a conversation, too
            await asyncio.sleep(0.01)


async def test_it_ticks_at_once_when_it_starts(world: World, engine: Embedded) -> None:
    await engine.start()
    await eventually(world, ["ask"])


async def test_a_ring_sends_without_waiting_for_the_next_tick(world: World, engine: Embedded) -> None:
    await engine.start()
    await eventually(world, ["ask"])
    world.app.ring = engine.ring
    await world.app.receive(world.event("ana", text="mine"), now=world.now)
    await eventually(world, ["ask", "answer"])


async def test_a_failing_tick_or_sending_does_not_stop_it(
    world: World, engine: Embedded, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def fails(*_: object) -> int:
        raise ZeroDivisionError

    with monkeypatch.context() as broken:
        broken.setattr(embedded, "tick_all", fails)
        await engine.start()
    await engine.tick()
    await eventually(world, ["ask"])


async def test_a_stalled_scheduler_is_armed_anew_however_often_it_is_rung(
    world: World, engine: Embedded, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(embedded, "STALLED_AFTER", 0.2)
    await engine.start()
    await eventually(world, ["ask"])
    engine._scheduler.remove_all_jobs()  # as good as a clock set back by a day
    world.now = make.FRIDAY_10
    async with asyncio.timeout(10):
        while not engine._scheduler.get_jobs():
            engine.ring("acme")
            await asyncio.sleep(0.01)
    await eventually(world, ["ask", "reminder"])


async def test_stopping_finishes_what_is_in_hand(world: World, engine: Embedded) -> None:
    await engine.start()
    await engine.stop()
    assert world.kinds("ana") == ["ask"]
