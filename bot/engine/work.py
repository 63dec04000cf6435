"""What every engine does at a tick."""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import datetime
from functools import partial
from typing import TypeAlias

from bot.delivery import Delivery
from bot.metrics import TICK
from bot.schedule import tick_all

Retry: TypeAlias = Callable[[datetime], Awaitable[object]]


async def nothing_to_retry(_: datetime) -> None:
    """Where no events come in."""


async def tick(
    delivery: Delivery, now: datetime, *, retry: Retry, ring: Callable[[str], None], stopped: Callable[[], bool]
) -> None:
    """Take back what was left in hand, write what is due, and ring for each workspace that has something to send.

    `now` is business time; doing it twice changes nothing. What fails is raised when all has had its turn.
    """
    with TICK.time():
        try:
            await delivery.recover(now)
            await _each(partial(retry, now), partial(tick_all, delivery.store, now, stopped=stopped))
        finally:
            to_drain = delivery.store.to_drain
            for workspace in await asyncio.to_thread(to_drain, now=now, machine_now=delivery.clock()):
                ring(workspace)


async def _each(*parts: Callable[[], Awaitable[object]]) -> None:
    """Each has its turn also where one before it fails."""
    failures: list[Exception] = []
    for part in parts:
        try:
            await part()
        except Exception as error:  # noqa: BLE001 - whatever it is, it is raised in the end
            failures.append(error)
    if failures:
        raise ExceptionGroup("not all of a tick could be done", failures)
