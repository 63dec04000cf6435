"""Processes that die all the time and are started again, most of them in the middle of a call."""

import asyncio
import math
import os
import signal
from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from random import Random

from tests.chaos.orders import Orders
from tests.chaos.zygote import Victim, Zygote

LONG_LIFE = (1.0, 5.0)
SHORT_LIFE = (0.0, 0.4)
SHORT_LIVES = 0.25  # the share that may die before it has done anything
PAUSE = 2.2  # beyond the lease
MERCY = 0.03  # the share that is asked to stop instead, and finishes what is in hand
PAUSED = 0.04


@dataclass(slots=True, kw_only=True)
class Pack:
    """`workers` at once, each for `most_calls` calls at most; `ends` counts how they ended.

    What takes its time takes `slower` times as long.
    """

    zygote: Zygote
    orders: Callable[[], Orders]
    chance: Random
    workers: int
    most_calls: int
    slower: Callable[[], float]
    ends: Counter[str] = field(default_factory=Counter)
    _running: dict[int, Victim] = field(default_factory=dict)
    _calls_left: dict[int, int] = field(default_factory=dict)
    _over: bool = False

    @property
    def kills(self) -> int:
        """How many were killed, idle or not."""
        return self.ends["killed in a call"] + self.ends["killed"]

    def heard(self) -> None:
        """A call has come in: it may be the last of somebody, and is then answered to nobody."""
        if not self._running:
            return
        slot = self.chance.choice(sorted(self._running))
        self._calls_left[slot] -= 1
        if self._calls_left[slot] == 0:
            self.ends["killed in a call"] += 1
            self._running.pop(slot).signal(signal.SIGKILL)

    async def hunt(self) -> None:
        """Until `rest`."""
        await asyncio.gather(*(self._keep(slot) for slot in range(self.workers)))

    def rest(self) -> None:
        """Nobody is started any more; the last ones are killed."""
        self._over = True

    async def _keep(self, slot: int) -> None:
        while not self._over:
            victim = await self.zygote.fork(self.orders().as_line())
            self._calls_left[slot] = self._calls()
            self._running[slot] = victim
            with suppress(TimeoutError):
                await asyncio.wait_for(victim.gone(), self._span())
            if self._running.pop(slot, None) is not None:
                await self._end(victim)
            await victim.gone()
            os.close(victim.handle)

    def _calls(self) -> int:
        """After how many calls it dies: as often between 1 and 4 as between 8 and 32, say."""
        return round(math.exp(self.chance.uniform(0, math.log(self.most_calls))))

    def _span(self) -> float:
        """Seconds until it dies without having been heard."""
        return self.slower() * self.chance.uniform(*(SHORT_LIFE if self.chance.random() < SHORT_LIVES else LONG_LIFE))

    async def _end(self, victim: Victim) -> None:
        if not victim.is_alive:
            self.ends["ended by itself"] += 1
            return
        fate = self.chance.random()
        if fate < PAUSED and self.workers > 1:
            self.ends["paused beyond its lease"] += 1
            victim.signal(signal.SIGSTOP)
            await asyncio.sleep(PAUSE * self.slower())
            victim.signal(signal.SIGCONT)
            await asyncio.sleep(SHORT_LIFE[1])
        elif fate > 1 - MERCY:
            self.ends["asked to stop"] += 1
            victim.signal(signal.SIGTERM)
            with suppress(TimeoutError):
                await asyncio.wait_for(victim.gone(), PAUSE * self.slower())
        if victim.is_alive:
            self.ends["killed"] += 1
            victim.signal(signal.SIGKILL)
