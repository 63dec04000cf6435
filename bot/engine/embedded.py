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
from bot.schedule import tick_all

log = logging.getLogger(__name__)

EVERY = "*/5"
STALLED_AFTER = 15.0


@dataclass(slots=True)
class Embedded:
    """`clock` is business time. A missed, late or repeated knock changes nothing: rows decide what is due."""

    delivery: Delivery
    clock: Callable[[], datetime]
    _scheduler: AsyncIOScheduler = field(default_factory=lambda: AsyncIOScheduler(timezone=UTC))
    _rung: asyncio.Event = field(default_factory=asyncio.Event)
    _drainer: asyncio.Task[None] | None = None
    _stopping: bool = False
    _ticked: float = 0

    def ring(self, _workspace: str) -> None:
        """Something may be ready to be sent: drain without waiting for the next tick."""
        self._rung.set()

    async def start(self) -> None:
        """Begin to tick, the first time at once."""
        self._drainer = asyncio.create_task(self._drain_when_rung())
        self._arm()
        self._scheduler.start()
        await self.tick()

    async def stop(self) -> None:
        """Stop knocking and finish what is in hand."""
        self._stopping = True
        self._rung.set()
        if self._scheduler.running:
            self._scheduler.shutdown(wait=False)
        if self._drainer is not None:
            await self._drainer

    async def tick(self) -> None:
        """Write what is due and have it sent."""
        self._ticked = asyncio.get_running_loop().time()
        try:
            await tick_all(self.delivery.store, self.clock())
        except Exception:
            log.exception("a tick failed; the next one tries again")
        self._rung.set()

    async def _drain_when_rung(self) -> None:
        while not self._stopping:
            with suppress(TimeoutError):
                await asyncio.wait_for(self._rung.wait(), STALLED_AFTER)
            self._rung.clear()
            await self._watch()
            try:
                await self.delivery.drain_all(self.clock())
            except Exception:
                log.exception("sending failed; the next tick tries again")

    async def _watch(self) -> None:
        """A clock set back stops the scheduler for as long; the loop's own clock never goes back."""
        if self._stopping or asyncio.get_running_loop().time() - self._ticked < STALLED_AFTER:
            return
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
