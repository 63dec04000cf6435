"""A week in which processes are killed all the time, with a fake platform that fails on top."""

import asyncio
import time
from collections.abc import Callable, Sequence
from contextlib import closing, suppress
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from random import Random

from sqlalchemy.exc import DBAPIError

from bot.app import App
from storage import SqlStore
from tests.chaos.crowd import AFTER, BEFORE, Crowd
from tests.chaos.founding import add, alarm, answer_of, at_rest, founded, repeats_counted
from tests.chaos.orders import Mutation, Orders, Wall
from tests.chaos.pack import Pack
from tests.chaos.receiving import Platforms, receiving
from tests.chaos.verdict import Verdict, judged
from tests.chaos.weather import Weather
from tests.chaos.zygote import zygote

VICTIM = "tests.chaos.victim"
PATIENCE = 300.0
BUSY_AFTER = 40.0  # in which a storm comes to rest by far, where nothing else runs
OFTEN = 0.01
BATCHES = (1, 4, 4, 20)
ALARMS = 0.1  # for each person, at each moment


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """What a storm did and what came of it.

    `stall` is for how many seconds the fake platform heard nothing at worst: the machine was busy with something else.
    """

    seed: int
    verdict: Verdict
    kills: int
    ends: dict[str, int]
    restarts: int
    calls: int
    faults: int
    stall: float
    seconds: float


@dataclass(slots=True, kw_only=True)
class Storm:
    """At least `kills`, `in_calls` of them in a call, over what the crowds' week owes and as many alarms as it takes.

    `older` is the share of processes that run older code. `restart` is called `restarts` times in the middle, to
    restart the database.
    """

    crowds: Sequence[Crowd]
    database: str
    folder: Path
    kills: int
    seed: int
    until: datetime = AFTER
    workers: int = 1
    in_calls: int = 0
    most_calls: int = 150
    mutation: Mutation = "none"
    older: float = 0
    restart: Callable[[], None] | None = None
    restarts: int = 0
    owed: set[str] = field(default_factory=set)
    _chance: Random = field(init=False)
    _weather: Weather = field(init=False)
    _wall: Wall = field(init=False)
    _restarted: int = 0
    _stall: float = 0
    _resting_since: float = field(default_factory=time.monotonic)

    def __post_init__(self) -> None:
        self._chance = Random(self.seed)
        self._weather = Weather(chance=Random(self.seed + 1))
        self._wall = Wall(self.folder / "wall")

    async def strike(self) -> Report:
        """Live through the week, and judge by what the fake platforms received."""
        began = time.monotonic()
        self._wall.show(BEFORE)
        async with receiving(self.crowds, self._weather) as platforms, zygote(VICTIM) as server:
            with closing(founded(self.database, self.crowds)) as store:
                pack = Pack(
                    zygote=server,
                    orders=lambda: self._orders(platforms),
                    chance=self._chance,
                    workers=self.workers,
                    most_calls=self.most_calls,
                    slower=self._slower,
                )
                self._weather.heard = pack.heard
                hunting, watching = asyncio.create_task(pack.hunt()), asyncio.create_task(self._watch())
                try:
                    await self._live(store, pack)
                finally:
                    pack.rest()
                    watching.cancel()
                    await hunting
                verdict = judged(self.owed, platforms.posts(), repeats_counted(store))
        return Report(
            seed=self.seed,
            verdict=verdict,
            kills=pack.kills,
            ends=dict(sorted(pack.ends.items())),
            restarts=self._restarted,
            calls=self._weather.calls,
            faults=self._weather.struck.total(),
            stall=self._stall,
            seconds=time.monotonic() - began,
        )

    def _orders(self, platforms: Platforms) -> Orders:
        slack = self.crowds[0].platform == "slack"
        return Orders(
            database=self.database,
            wall=str(self._wall.file),
            log=str(self.folder / "victims.log"),
            slack=platforms.slack.url if slack else "",
            blind="" if slack else platforms.address,
            batch=self._chance.choice(BATCHES),
            mutation=self.mutation,
            older=self._chance.random() < self.older,
            slower=self._slower(),
        )

    def _slower(self) -> float:
        """On a busy machine nothing would ever come to rest: what lives for a second dies before it has begun."""
        return max(1.0, (time.monotonic() - self._resting_since) / BUSY_AFTER)

    async def _live(self, store: SqlStore, pack: Pack) -> None:
        app, moment = App(store=store), BEFORE
        moments = sorted({moment for crowd in self.crowds for moment in crowd.owed() if moment <= self.until})
        shaken = set(self._chance.sample(moments, self.restarts))
        for moment in moments:
            self._wall.show(moment)
            self.owed |= {key for crowd in self.crowds for key in crowd.owed().get(moment, ())}
            self._alarm(store, moment)
            await self._settled(store, moment, shaken=moment in shaken)
            answering = [(crowd, person) for crowd in self.crowds for person in crowd.asked_at(moment)]
            for crowd, person in answering:
                await app.receive(answer_of(crowd, person), now=moment)
            await self._settled(store, moment)
        while pack.kills < self.kills or pack.ends["killed in a call"] < self.in_calls:
            self._alarm(store, moment)
            await self._settled(store, moment)

    def _alarm(self, store: SqlStore, now: datetime) -> None:
        for crowd in self.crowds:
            chosen = self._chance.choices(crowd.everybody(), k=round(ALARMS * crowd.people))
            alarms = [alarm(person, len(self.owed) + n, now) for n, person in enumerate(chosen)]
            add(store, crowd, alarms)
            self.owed |= {one.key for one in alarms}

    async def _settled(self, store: SqlStore, now: datetime, *, shaken: bool = False) -> None:
        self._resting_since = time.monotonic()
        until = self._resting_since + PATIENCE
        shaking = asyncio.create_task(self._shake()) if shaken else None
        while time.monotonic() < until:
            with suppress(DBAPIError):
                if (shaking is None or shaking.done()) and at_rest(store) and not store.due(now):
                    return
            await asyncio.sleep(0.1)
        tail = (self.folder / "victims.log").read_text(encoding="utf-8")[-4000:]
        raise AssertionError(f"seed {self.seed}, {now}: it never came to rest:\n{tail}")

    async def _shake(self) -> None:
        await asyncio.sleep(self._chance.uniform(0, 2))
        if self.restart is not None:
            await asyncio.to_thread(self.restart)
            self._restarted += 1

    async def _watch(self) -> None:
        while True:
            then = time.monotonic()
            await asyncio.sleep(OFTEN)
            self._stall = max(self._stall, time.monotonic() - then - OFTEN)
