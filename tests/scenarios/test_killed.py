"""Killed at random moments of the week and started again, the bot loses nothing and doubles nothing."""

import asyncio
import random
import socket
import sqlite3
import time
from collections import Counter
from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import aiohttp
import pytest

from tests.chaos.zygote import Victim, Zygote, zygote
from tests.fakes.slack import FakeSlack, Request, User
from tests.scenarios.product import shown
from tests.scenarios.victim import Orders

pytestmark = pytest.mark.slow

KILLS = 50
VICTIM = "tests.scenarios.victim"
WEDNESDAY = datetime(2026, 11, 11, 9, tzinfo=UTC)
LONGEST_WAIT = 120.0
LONGEST_LIFE = 0.3


@dataclass
class Killer:
    """The product as a process that dies again and again; the fake Slack lives on and remembers."""

    zygote: Zygote
    fake: FakeSlack
    folder: Path
    port: int
    chance: random.Random
    session: aiohttp.ClientSession
    at: datetime = WEDNESDAY
    kills: int = 0
    victim: Victim | None = None

    async def start(self) -> None:
        """Start it and wait until it answers."""
        orders = Orders(
            database=f"sqlite:///{self.folder / 'okrbot.db'}",
            slack=self.fake.url,
            port=self.port,
            at=self.at.isoformat(),
            log=str(self.folder / "victim.log"),
        )
        self.victim = await self.zygote.fork(orders.as_line())
        await self._until(self._answers)

    async def kill(self) -> None:
        """SIGKILL: nothing is finished, nothing is tidied up."""
        assert self.victim is not None
        await self.victim.kill()
        self.victim = None
        self.kills += 1

    async def through(self, act: Callable[[], Awaitable[bool]], *, deaths: int) -> None:
        """Do it while the process dies `deaths` times at random moments, then once more until it has worked."""
        for _ in range(deaths):
            acting = asyncio.create_task(self._tried(act))
            await asyncio.sleep(self.chance.uniform(0, LONGEST_LIFE))
            await self.kill()
            await acting
            await self.start()
        await self._until(act)
        await self._until(self._settled)

    async def move(self, to: datetime) -> bool:
        """Let business time be `to`."""
        self.at = max(self.at, to)
        async with self.session.post(f"http://127.0.0.1:{self.port}/clock", data=to.isoformat()) as answer:
            return answer.ok

    async def company(self) -> bool:
        """Import the company."""
        async with self.session.post(f"http://127.0.0.1:{self.port}/company") as answer:
            return answer.ok

    async def found(self) -> bool:
        """Whether everybody's account has been found."""
        with sqlite3.connect(f"file:{self.folder / 'okrbot.db'}?mode=ro", uri=True) as database:
            return bool(database.execute("select count(*) = 4 from accounts where address is not null").fetchone()[0])

    async def _answers(self) -> bool:
        async with self.session.get(f"http://127.0.0.1:{self.port}/idle") as answer:
            return answer.status in {200, 503}

    async def _settled(self) -> bool:
        with sqlite3.connect(f"file:{self.folder / 'okrbot.db'}?mode=ro", uri=True) as database:
            waiting = "select count(*) from outbox where state in ('pending', 'sending', 'unknown')"
            if database.execute(waiting).fetchone()[0]:
                await self.move(self.at)
                return False
        async with self.session.get(f"http://127.0.0.1:{self.port}/idle") as answer:
            return answer.ok

    async def _tried(self, act: Callable[[], Awaitable[bool]]) -> None:
        with suppress(aiohttp.ClientError, OSError):
            await act()

    async def _until(self, act: Callable[[], Awaitable[bool]]) -> None:
        started = time.monotonic()
        while time.monotonic() - started < LONGEST_WAIT:
            with suppress(aiohttp.ClientError, OSError, sqlite3.OperationalError):
                if await act():
                    return
            await asyncio.sleep(0.05)
        log = (self.folder / "victim.log").read_text(encoding="utf-8")[-3000:]
        raise AssertionError(f"it never came to rest:\n{log}")


@pytest.fixture
def free_port() -> int:
    """A port nobody listens on now."""
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


@pytest.mark.parametrize("seed", [1])
async def test_killed_fifty_times_in_a_week_nothing_is_lost_or_doubled(
    tmp_path: Path, free_port: int, seed: int
) -> None:
    chance = random.Random(seed)
    async with FakeSlack() as fake, aiohttp.ClientSession() as session, zygote(VICTIM) as server:
        for user, name, zone in (
            ("U1", "ana", "Europe/Lisbon"),
            ("U2", "kenji", "Asia/Tokyo"),
            ("U3", "leo", "Europe/Lisbon"),
            ("U4", "maya", "Europe/Lisbon"),
        ):
            fake.add_person(user, email=f"{name}@acme.example", name=name.title(), zone=zone, locale="en-GB")
        fake.add_channel("C1", "growth")
        fake.product = f"http://127.0.0.1:{free_port}/slack/events"
        victim = Killer(zygote=server, fake=fake, folder=tmp_path, port=free_port, chance=chance, session=session)
        await victim.start()
        try:
            await _live_through_the_week(victim, fake)
        finally:
            if victim.victim is not None:
                await victim.kill()
        _judge(fake)
        assert victim.kills >= KILLS


async def _live_through_the_week(victim: Killer, fake: FakeSlack) -> None:
    ana, kenji, leo = fake.user("U1"), fake.user("U2"), fake.user("U3")
    await victim.through(victim.company, deaths=3)
    await victim.through(victim.found, deaths=1)

    def to(day: int, hour: int) -> Callable[[], Awaitable[bool]]:
        return lambda: victim.move(datetime(2026, 11, day, hour, tzinfo=UTC))

    await victim.through(to(12, 1), deaths=6)
    await victim.through(to(12, 10), deaths=8)
    await victim.through(_typing(kenji, "36.1, confidence 5"), deaths=6)
    await victim.through(_form(fake, ana), deaths=6)
    await victim.through(_snooze(fake, leo), deaths=4)
    await victim.through(to(13, 10), deaths=6)
    await victim.through(_typing(ana, "2.3 3.4 h"), deaths=4)
    await victim.through(to(13, 16), deaths=5)
    await victim.through(to(16, 8), deaths=6)


def _typing(user: User, text: str) -> Callable[[], Awaitable[bool]]:
    """One message typed once; Slack delivers the same event until somebody takes it."""
    written: list[Request] = []

    async def deliver() -> bool:
        if not written:
            delivered = await user.type(text)
            written.append(delivered.request)
            return delivered.ok
        return (await user.again(written[0])).ok

    return deliver


def _form(fake: FakeSlack, ana: User) -> Callable[[], Awaitable[bool]]:
    """Press until a form opens; send that one form until Slack closes it."""

    async def act() -> bool:
        opened = [view for view in fake.views if view.user == ana.id and view.is_open]
        if not opened:
            if any(view.user == ana.id for view in fake.views):
                return True
            await ana.press(fake.messages(ana.dm)[0], "Check in")
            return False
        delivered = await ana.submit(opened[0], {"value:GROW-2.1": "29 %", "value:GROW-2.2": "424"})
        return delivered.ok and not opened[0].errors

    return act


def _snooze(fake: FakeSlack, leo: User) -> Callable[[], Awaitable[bool]]:
    """Press until the press is taken; pressing again changes nothing."""

    async def act() -> bool:
        return (await leo.press(fake.messages(leo.dm)[0], "Snooze", pick="Monday 9:00")).ok

    return act


def _judge(fake: FakeSlack) -> None:
    """By what Slack received, not by our own tables: every message that the week owes, each exactly once."""
    keys = Counter(message.key for message in fake.posts)
    week = "2026-W46"
    owed = {f"ask:{person}:{week}" for person in ("ana", "kenji", "leo", "maya")}
    owed |= {f"reminder:maya:{week}:1", f"reminder:maya:{week}:2", f"reminder:ana:{week}:1", "digest:GROW:2026-W47"}
    answers = {key for key in keys if key.startswith("answer:")}
    assert set(keys) - answers == owed
    assert len(answers) == 2, "Kenji's and Ana's typed answers each have one echo"
    assert set(keys.values()) == {1}
    asks = {message.key: shown(message.blocks, message.text) for message in fake.posts if message.key in owed}
    assert "Answered" in asks[f"ask:kenji:{week}"]
    assert "Answered" in asks[f"ask:ana:{week}"]
    assert "Snoozed until" in asks[f"ask:leo:{week}"]
    digest = asks["digest:GROW:2026-W47"]
    assert "GROW-3.2" in digest[digest.index("Not heard from") :]
    assert "GROW-3.3" in digest[digest.index("Not heard from") :]
    assert "GROW-2." not in digest[digest.index("Not heard from") :]
