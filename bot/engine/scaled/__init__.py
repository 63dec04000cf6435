"""Any number of processes on one PostgreSQL, which ring each other through Procrastinate (engine.md §1 and §3)."""

import asyncio
import logging
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from bot.delivery import Delivery
from bot.engine.scaled.queue import LOOK_EVERY, Doorbells
from bot.engine.trouble import SENDING, TICKING, Trouble
from bot.engine.work import Retry, nothing_to_retry, tick

log = logging.getLogger(__name__)

TURN = 5.0
RESTART_AFTER = 1.0
STEP = timedelta(seconds=2)
AT_ONCE = 500


@dataclass(slots=True, kw_only=True)
class Scaled:
    """`clock` is business time; `retry` tries failed events again. A process that doesn't work only rings."""

    delivery: Delivery
    clock: Callable[[], datetime]
    database_url: str
    works: bool = True
    retry: Retry = nothing_to_retry
    _bells: Doorbells = field(init=False)
    _rung: dict[str, bool] = field(default_factory=dict)
    _has_rung: asyncio.Event = field(default_factory=asyncio.Event)
    _stopping: asyncio.Event = field(default_factory=asyncio.Event)
    _worker: asyncio.Task[None] | None = None
    _working: list[asyncio.Task[None]] = field(default_factory=list)
    _ringing: asyncio.Task[None] | None = None
    _ticks: Trouble = field(default_factory=lambda: Trouble(TICKING))
    _drains: Trouble = field(default_factory=lambda: Trouble(SENDING))

    def __post_init__(self) -> None:
        self._bells = Doorbells(self.database_url, tick=self.tick, drain=self._drain)

    def ring(self, workspace: str) -> None:
        """Somebody waits for an answer there; the ring goes out beside, and if it is lost, the next tick rings."""
        self._ring(workspace, urgent=True)

    async def start(self) -> None:
        """Begin to ring and, if this process works, to tick at once and to answer rings; raises CannotQueue."""
        await self._bells.open()
        self._ringing = asyncio.create_task(self._pass_rings_on())
        if self.works:
            await self.tick()
            for part in (self._answer_rings(), self._close_stalled(), self._watch_the_clock()):
                self._working.append(asyncio.create_task(part))

    async def stop(self) -> None:
        """Take up nothing more, finish what is in hand, and ring for what others must carry on with."""
        self._stopping.set()
        self.delivery.stop()
        self._restart()
        await asyncio.gather(*self._working)
        if self._ringing is not None:
            self._has_rung.set()
            await self._ringing
        await self._bells.close()

    async def tick(self) -> None:
        """Look at what is due here and now, and ring for every workspace that has something to send."""
        with self._ticks.told():
            stopped = self._stopping.is_set
            await tick(self.delivery, self.clock(), retry=self.retry, ring=self._ring, stopped=stopped)

    async def _drain(self, workspace: str) -> None:
        """One turn; a workspace that needs another lets those that were rung meanwhile go first."""
        loop = asyncio.get_running_loop()
        began = loop.time()
        with self._drains.told(workspace=workspace):
            await self.delivery.drain(workspace, self.clock(), turn=TURN)
            if loop.time() - began > TURN or self._stopping.is_set():
                self._ring(workspace)

    def _ring(self, workspace: str, *, urgent: bool = False) -> None:
        self._rung[workspace] = urgent or self._rung.get(workspace, False)
        self._has_rung.set()

    async def _pass_rings_on(self) -> None:
        trouble = Trouble("a ring was lost; the next tick rings again")
        while not self._stopping.is_set() or self._rung:
            await self._has_rung.wait()
            self._has_rung.clear()
            rung, self._rung = self._rung, {}
            for urgent in (True, False):
                with trouble.told():
                    await self._bells.ring(
                        [one for one, is_urgent in rung.items() if is_urgent is urgent], urgent=urgent
                    )

    async def _answer_rings(self) -> None:
        """Procrastinate's worker ends when it loses the database or is taken for dead: start another."""
        trouble = Trouble("the job queue has failed; it is started anew")
        while not self._stopping.is_set():
            self._worker = asyncio.create_task(self._bells.work(at_once=AT_ONCE))
            await asyncio.wait([self._worker])
            if not self._worker.cancelled():
                with trouble.told():
                    self._worker.result()
            await self._pause(RESTART_AFTER)

    def _restart(self) -> None:
        if self._worker is not None:
            self._worker.cancel()

    async def _close_stalled(self) -> None:
        trouble = Trouble("what a killed process left could not be looked for; it is tried again")
        while not await self._pause(LOOK_EVERY):
            with trouble.told():
                await self._bells.close_stalled()

    async def _watch_the_clock(self) -> None:
        """Procrastinate sleeps through a clock set back, and catches up with every tick after one set forward."""
        clock, loop = self.delivery.clock, asyncio.get_running_loop()
        while True:
            then, since = clock(), loop.time()
            if await self._pause(RESTART_AFTER):
                return
            step = clock() - then - timedelta(seconds=loop.time() - since)
            if abs(step) > STEP:
                log.warning("the clock was set; ticks are armed anew", extra={"seconds": round(step.total_seconds())})
                self._restart()

    async def _pause(self, seconds: float) -> bool:
        """Whether it was cut short, since the engine stops."""
        with suppress(TimeoutError):
            await asyncio.wait_for(self._stopping.wait(), seconds)
        return self._stopping.is_set()
