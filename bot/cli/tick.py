"""`okrbot tick`: one pass, for cron and rehearsals."""

import asyncio
import logging
from datetime import datetime

from rich.console import Console

from bot.cli.database import stored
from bot.cli.discarding import kept
from bot.cli.environment import configured, every_setting
from bot.cli.logs import log_to_stderr
from bot.cli.reporting import counted
from bot.cli.wiring import Clock, Parts, assemble, open_platforms, register, started
from bot.enrolment import Enrolment
from bot.schedule import discard_all, tick_all
from bot.usecases.discard_old import Kept


def tick_once(console: Console, *, at: datetime, machine_clock: Clock) -> None:
    """Write what is due at `at` and send it; without a configured platform it stays in the outbox."""
    settings, others = every_setting()
    log_to_stderr(as_json=settings.log_format == "json", level=logging.WARNING)
    names = configured(others)
    with stored(settings.database_url) as store:
        parts = assemble(store, settings, clock=lambda: at, machine_clock=machine_clock)
        open_platforms(parts, names, others, machine_clock=machine_clock, timeout=settings.call_timeout, listens=False)
        done, sent = asyncio.run(_pass(parts, kept(settings), at, machine_clock))
    if names:
        console.print(f"{done} due, {counted(sent, 'message')} settled.")
    else:
        console.print(f"{done} due. No chat platform is configured, so nothing is sent: see docs/configure.md.")


async def _pass(parts: Parts, kept: Kept, at: datetime, machine_clock: Clock) -> tuple[int, int]:
    """How much was due and how many messages were settled; people are looked for first, as `okrbot run` does."""
    async with started(parts.platforms):
        installations = await register(parts)
        enrolment = Enrolment(store=parts.store, platforms=parts.platforms, installations=installations)
        await enrolment.enrol(now=at, machine_now=machine_clock())
        done = await tick_all(parts.store, at)
        settled = await parts.delivery.drain_all(at) if parts.platforms else 0
        await discard_all(parts.store, min(at, machine_clock()), kept)
        return done, settled
