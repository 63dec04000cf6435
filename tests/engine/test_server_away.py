"""A PostgreSQL that is torn down and comes back: told in a line each time, and everything goes on by itself."""

import asyncio
import time
from contextlib import closing

import pytest

from bot.engine.scaled import queue
from storage import open_store
from tests.chaos.servers import torn_postgres
from tests.engine.conftest import beginning, eventually
from tests.engine.test_contract import asked_for
from tests.world import World

AWAY = 6


@pytest.mark.slow
@pytest.mark.postgres
async def test_a_server_that_is_away_is_waited_for(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(queue, "EVERY", "* * * * * *")
    monkeypatch.setattr(queue, "PATIENCE", 2.0)
    with torn_postgres() as server, closing(open_store(server.database())) as store:
        async with beginning(World(store=store), "scaled") as bench:
            web, _ = await bench.running(works=False), await bench.running()
            await eventually(lambda: bench.world.kinds("ana") == ["ask"])
            began = time.monotonic()
            await asyncio.to_thread(server.stop)
            web.ring("acme")
            await asyncio.sleep(AWAY)
            await asyncio.to_thread(server.start)
            await asked_for(bench.world)
            await eventually(lambda: bench.world.kinds("ana") == ["ask", "answer"])
            away = time.monotonic() - began
    told = [record for record in caplog.records if record.name.startswith("bot.engine")]
    assert 0 < len(told) < 3 * away, "a line or so a second from each part that tries again"
    assert all("reason" in vars(record) for record in told)
    assert [record for record in caplog.records if record.name == "asyncio"] == []
