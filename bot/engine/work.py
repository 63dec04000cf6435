"""What every engine does at a tick; the rest it calls of the delivery directly."""

import asyncio
from collections.abc import Callable, Sequence
from datetime import datetime

from bot.delivery import Delivery
from bot.metrics import TICK
from bot.schedule import tick_all


async def tick(delivery: Delivery, now: datetime, stopped: Callable[[], bool]) -> Sequence[str]:
    """Write what is due, and say which workspaces have something to send.

    `now` is business time; doing it twice changes nothing.
    """
    with TICK.time():
        await tick_all(delivery.store, now, stopped=stopped)
        return await asyncio.to_thread(delivery.store.to_drain, now=now, machine_now=delivery.clock())
