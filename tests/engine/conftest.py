"""A company whose ask is due, over each database, and each engine over it."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import datetime

import pytest

from bot.engine import Engine, embedded
from bot.engine.embedded import Embedded
from bot.engine.scaled import Scaled, queue
from bot.engine.work import Retry, nothing_to_retry
from tests import make
from tests.make import THURSDAY_10
from tests.world import World

LONGEST_WAIT = 120  # seconds, for what takes one or two where nothing else runs


async def eventually(happened: Callable[[], bool]) -> None:
    """Wait for what the engine does by itself."""
    async with asyncio.timeout(LONGEST_WAIT):
        while not happened():  # noqa: ASYNC110 - a person watches a conversation, too
            await asyncio.sleep(0.01)


@dataclass(slots=True, kw_only=True)
class Bench:
    """A world, and the engines of any number of processes over it."""

    world: World
    kind: str
    engines: list[Engine] = field(default_factory=list)

    def engine(self, *, works: bool = True, retry: Retry = nothing_to_retry) -> Engine:
        """One more process's engine."""
        delivery, url = self.world.delivery, self.world.store.engines.writer.url.render_as_string(hide_password=False)
        made: Engine = (
            Embedded(delivery=delivery, clock=self._clock, retry=retry)
            if self.kind == "embedded"
            else Scaled(delivery=delivery, clock=self._clock, retry=retry, database_url=url, works=works)
        )
        self.engines.append(made)
        return made

    async def running(self, *, works: bool = True) -> Engine:
        """One more process's engine, started."""
        made = self.engine(works=works)
        await made.start()
        return made

    def _clock(self) -> datetime:
        return self.world.now


@pytest.fixture
def beat(monkeypatch: pytest.MonkeyPatch) -> None:
    """Ticks by themselves are a long way off."""
    monkeypatch.setattr(embedded, "EVERY", "59")
    monkeypatch.setattr(queue, "EVERY", "* * * * * 59")


@pytest.fixture
async def embedded_bench(world: World, beat: None) -> AsyncIterator[Bench]:
    async with beginning(world, "embedded") as bench:
        yield bench


@pytest.fixture
async def scaled_bench(postgres_world: World, beat: None) -> AsyncIterator[Bench]:
    async with beginning(postgres_world, "scaled") as bench:
        yield bench


@pytest.fixture(params=["embedded", pytest.param("scaled", marks=pytest.mark.postgres)])
def bench(request: pytest.FixtureRequest) -> Bench:
    """Each engine in turn, over a company whose ask is due."""
    chosen: Bench = request.getfixturevalue(f"{request.param}_bench")
    return chosen


@asynccontextmanager
async def beginning(world: World, kind: str) -> AsyncIterator[Bench]:
    """A company whose ask is due; every engine is stopped at the end."""
    world.found(make.company())
    world.now = THURSDAY_10
    bench = Bench(world=world, kind=kind)
    yield bench
    await asyncio.gather(*(engine.stop() for engine in bench.engines))
