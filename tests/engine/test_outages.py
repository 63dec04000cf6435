"""A database that can't be written for a while: told in a line each time, and everything goes on by itself."""

import sqlite3
from contextlib import closing

import pytest

import storage.engines
from tests.engine.conftest import Bench, eventually


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(storage.engines, "BUSY_TIMEOUT", 0.1)


async def test_a_locked_file_is_waited_for(
    impatient: None, embedded_bench: Bench, caplog: pytest.LogCaptureFixture
) -> None:
    bench = embedded_bench
    file = bench.world.store.engines.writer.url.database or ""
    with closing(sqlite3.connect(file, isolation_level=None)) as another:
        another.execute("BEGIN IMMEDIATE")
        engine = await bench.running()
        await engine.tick()
        assert bench.world.kinds("ana") == []
        another.execute("ROLLBACK")
    failed = [record for record in caplog.records if "a tick failed" in record.getMessage()]
    assert [bool(record.exc_info) for record in failed][:2] == [True, False], "a trace the first time"
    assert "database is locked" in str(vars(failed[0])["reason"])
    await engine.tick()
    await eventually(lambda: bench.world.kinds("ana") == ["ask"])
