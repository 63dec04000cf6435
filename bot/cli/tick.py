"""`okrbot tick`: one pass, for cron and rehearsals."""

import asyncio
from datetime import datetime

from rich.console import Console

from bot.cli.wiring import Clock, assemble, configured, ensure_workspace, every_setting, open_platforms, register
from bot.schedule import tick_all
from storage import open_store


def tick_once(console: Console, *, at: datetime, machine_clock: Clock) -> None:
    """Write what is due at `at` and send it; without a configured platform it stays in the outbox."""
    settings, others = every_setting()
    names = configured(others)
    store = open_store(settings.database_url)

    async def work() -> tuple[int, int]:
        parts = assemble(store, settings, clock=lambda: at, machine_clock=machine_clock)
        open_platforms(parts, names, others, machine_clock=machine_clock, timeout=settings.call_timeout)
        for platform in parts.platforms.values():
            await platform.start()
        try:
            await register(parts)
            done = await tick_all(store, at)
            return done, await parts.delivery.drain_all(at) if parts.platforms else 0
        finally:
            for platform in parts.platforms.values():
                await platform.stop()

    try:
        ensure_workspace(store)
        done, sent = asyncio.run(work())
    finally:
        store.close()
    console.print(f"{done} due, {sent} messages settled.")
