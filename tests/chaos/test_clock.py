"""The machine's clock is set while okrbot runs: nothing is lost, nothing comes twice, and it goes on sending."""

import asyncio
import os
import signal
import sys
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, closing
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random

import pytest

from storage import SqlStore
from tests.chaos.crowd import HOME, WEEK, Crowd
from tests.chaos.founding import add, alarm, founded
from tests.chaos.orders import Orders
from tests.chaos.receiving import Platforms, receiving
from tests.chaos.verdict import judged
from tests.chaos.weather import Weather
from tests.chaos.zygote import ROOT
from tests.make import DAY, HOUR, THURSDAY_10

pytestmark = pytest.mark.slow

NOTHING = timedelta(0)
LONGEST_WAIT = 120.0
SOON = timedelta(seconds=3)
CROWD = Crowd(people=6, platform="slack", zones=(HOME,))


@dataclass(slots=True, kw_only=True)
class Clocked:
    """A process whose clock we set; business time began shortly before ten on a Thursday."""

    store: SqlStore
    platforms: Platforms
    steps: Path
    ahead: timedelta
    stepped: timedelta = NOTHING
    owed: set[str] = field(default_factory=set)

    def step(self, to: timedelta) -> None:
        """Let its clock be so far from ours."""
        self.steps.write_text(f"{to.total_seconds():+.0f}\n")
        self.stepped = to

    def now(self) -> datetime:
        """Business time as the process sees it."""
        return datetime.now(UTC) + self.ahead + self.stepped

    async def alarm(self) -> None:
        """Something new is due now; it comes."""
        message = alarm("p00000", len(self.owed), self.now())
        add(self.store, CROWD, [message])
        await self.comes(message.key)

    async def comes(self, *keys: str) -> None:
        """Wait for these messages."""
        self.owed |= {*keys}
        until = time.monotonic() + LONGEST_WAIT
        while missing := self.owed - {post.key for post in self.platforms.posts()}:
            assert time.monotonic() < until, f"they never came: {sorted(missing)}"
            await asyncio.sleep(0.1)


@asynccontextmanager
async def running(folder: Path, url: str, library: str) -> AsyncIterator[Clocked]:
    steps = folder / "steps"
    ahead = THURSDAY_10 - SOON - datetime.now(UTC)
    async with receiving([CROWD], Weather(chance=Random(1), share=0)) as platforms:
        with closing(founded(url, [CROWD])) as store:
            clocked = Clocked(store=store, platforms=platforms, steps=steps, ahead=ahead)
            clocked.step(NOTHING)
            orders = Orders(
                database=url,
                log=str(folder / "victim.log"),
                ahead=ahead.total_seconds(),
                slack=platforms.slack.url,
            )
            faked = {"FAKETIME_TIMESTAMP_FILE": str(steps), "FAKETIME_NO_CACHE": "1", "DONT_FAKE_MONOTONIC": "1"}
            process = await asyncio.create_subprocess_exec(
                sys.executable, "-m", "tests.chaos.victim", orders.as_line(),
                cwd=ROOT, env={**os.environ, **faked, "LD_PRELOAD": library},
            )  # fmt: skip
            try:
                yield clocked
                process.send_signal(signal.SIGTERM)
                assert await process.wait() == 0
            finally:
                if process.returncode is None:
                    process.kill()
                    await process.wait()


@pytest.mark.parametrize("database", ["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
async def test_a_clock_set_back_an_hour_and_on_a_day_loses_and_doubles_nothing(
    tmp_path: Path, libfaketime: str, database: str, request: pytest.FixtureRequest
) -> None:
    url: str = request.getfixturevalue(f"{database}_url")
    async with running(tmp_path, url, libfaketime) as clocked:
        asks = {f"ask:{person}:{WEEK}" for person in CROWD.everybody()}
        await clocked.comes(*asks)
        clocked.step(-HOUR)
        await clocked.alarm()
        clocked.step(NOTHING)
        await clocked.alarm()
        clocked.step(HOUR)
        await clocked.alarm()
        clocked.step(DAY)
        await clocked.comes(*(f"reminder:{person}:{WEEK}:1" for person in CROWD.everybody()))
        clocked.step(DAY - HOUR)
        await clocked.alarm()
        clocked.step(DAY)
        await clocked.alarm()
    verdict = judged(clocked.owed, clocked.platforms.posts(), {})
    assert verdict.lost == verdict.doubled == verdict.strange == ()
