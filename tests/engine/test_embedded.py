"""The embedded engine's own trap: its scheduler sleeps through a clock that is set back."""

import asyncio

import pytest

from bot.engine import embedded
from bot.engine.embedded import Embedded
from tests import make
from tests.engine.conftest import eventually
from tests.make import THURSDAY_10
from tests.world import World


async def test_a_stalled_scheduler_is_armed_anew_however_often_it_is_rung(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(embedded, "EVERY", "59")
    monkeypatch.setattr(embedded, "STALLED_AFTER", 0.2)
    world.found(make.company())
    world.now = THURSDAY_10
    engine = Embedded(delivery=world.delivery, clock=lambda: world.now)
    await engine.start()
    await eventually(lambda: world.kinds("ana") == ["ask"])
    engine._scheduler.remove_all_jobs()  # as good as a clock set back by a day
    world.now = make.FRIDAY_10
    async with asyncio.timeout(10):
        while not engine._scheduler.get_jobs():
            engine.ring("acme")
            await asyncio.sleep(0.01)
    await eventually(lambda: world.kinds("ana") == ["ask", "reminder"])
    await engine.stop()
