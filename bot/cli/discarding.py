"""Beside the engine, once an hour: what has been kept for long enough goes."""

import asyncio
import logging
from datetime import timedelta

from bot.cli.wiring import Clock
from bot.engine.presence import Presence
from bot.ports import Store
from bot.schedule import discard_all
from bot.settings import Settings
from bot.usecases.discard_old import Kept

log = logging.getLogger(__name__)

EVERY = 3600.0
ASK_FOR_THE_LEAD_EVERY = 60.0


def kept(settings: Settings) -> Kept:
    """How long what is kept."""
    return Kept(sent=timedelta(days=settings.keep_sent_days), events=timedelta(days=settings.keep_events_days))


async def discard_hourly(store: Store, kept: Kept, presence: Presence, clock: Clock) -> None:
    """One process of all is enough; that two may do it for a moment does no harm."""
    while True:
        try:
            if presence.leads() and (removed := await discard_all(store, clock(), kept)):
                log.info("what was kept for long enough was removed", extra={"rows": removed})
        except Exception:
            log.exception("removing what is old failed; it is tried again in an hour")
        await asyncio.sleep(EVERY if presence.leads() else ASK_FOR_THE_LEAD_EVERY)
