"""One process and its own clockwork: fixed ticks look at what is due, a ring drains at once (engine.md §1)."""

import asyncio
import logging
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime

from apscheduler.schedulers.asyncio import AsyncIOScheduler
from apscheduler.triggers.cron import CronTrigger

from bot.delivery import Delivery
from bot.engine.trouble import SENDING, TICKING, Trouble
from bot.engine.work import Retry, nothing_to_retry, tick

log = logging.getLogger(__name__)

EVERY = "*/5"
STALLED_AFTER = 15.0


@dataclass(slots=True)
class Embedded:
    """`clock` is business time; `retry` tries failed events again.

    A missed, late or repeated knock changes nothing: rows decide what is due.
    """

    delivery: Delivery
    clock: Callable[[], datetime]
    retry: Retry = nothing_to_retry
    _scheduler: AsyncIOScheduler = field(default_factory=lambda: AsyncIOScheduler(timezone=UTC))
    _rung: asyncio.Event = field(default_factory=asyncio.Event)
    _stopping: asyncio.Event = field(default_factory=asyncio.Event)
    _running: list[asyncio.Task[None]] = field(default_factory=list)
    _ticked: float = 0
    _ticks: Trouble = field(default_factory=lambda: Trouble(TICKING))
    _drains: Trouble = field(default_factory=lambda: Trouble(SENDING))

    def ring(self, _workspace: str) -> None:
        """Something may be ready to be sent: drain without waiting for the next tick."""
        self._rung.set()

    async def start(self) -> None:
        """Begin to tick, the first time at once."""
        self._running += [asyncio.create_task(part) for part in (self._drain_when_rung(), self._watch())]
        self._arm()
        self._scheduler.start()
        await self.tick()

    async def stop(self) -> None:
        """Stop knocking and finish what is in hand."""
        self._stopping.set()
        self.delivery.stop()
        self._rung.set()
        if self._scheduler.running:
            self._scheduler.shutdown(wait=False)
        await asyncio.gather(*self._running)

    async def tick(self) -> None:
        """Write what is due and have it sent."""
        self._ticked = asyncio.get_running_loop().time()
        with self._ticks.told():
            stopped = self._stopping.is_set
            await tick(self.delivery, self.clock(), retry=self.retry, ring=self.ring, stopped=stopped)

    async def _drain_when_rung(self) -> None:
        while not self._stopping.is_set():
            await self._rung.wait()
            self._rung.clear()
            with self._drains.told():
                await self.delivery.drain_all(self.clock())

    async def _watch(self) -> None:
        """A clock set back stops the scheduler for as long; the loop's own clock never goes back."""
        while not self._stopping.is_set():
            with suppress(TimeoutError):
                await asyncio.wait_for(self._stopping.wait(), STALLED_AFTER / 3)
            if not self._stopping.is_set() and asyncio.get_running_loop().time() - self._ticked > STALLED_AFTER:
                log.warning("ticks have stalled, as after a clock set back; they are armed anew")
                self._arm()
                await self.tick()

    def _arm(self) -> None:
        trigger = CronTrigger(second=EVERY, timezone=UTC)
        self._scheduler.add_job(
            self.tick,
            trigger,
            id="tick",
            replace_existing=True,
            misfire_grace_time=None,
            coalesce=True,
            max_instances=1,
        )
