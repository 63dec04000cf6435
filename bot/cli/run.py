"""`okrbot run`: everything in one process until it is told to stop."""

import asyncio
import logging
import signal

from aiohttp import web

from bot.cli.logs import log_to_stderr
from bot.cli.wiring import (
    Clock,
    NothingConfigured,
    Parts,
    assemble,
    configured,
    ensure_workspace,
    every_setting,
    open_platforms,
    register,
)
from bot.engine.embedded import Embedded
from bot.enrolment import Enrolment
from bot.settings import Settings
from bot.usecases.appoint_admins import appoint_admins
from bot.usecases.plan_asks import plan_asks
from bot.usecases.plan_digests import plan_digests
from storage import open_store

log = logging.getLogger(__name__)

LOOK_FOR_PEOPLE_EVERY = 60.0


def run(*, clock: Clock, machine_clock: Clock) -> None:
    """Raises an OkrError that says what to do when it can't start."""
    settings, others = every_setting()
    log_to_stderr(as_json=settings.log_format == "json")
    names = configured(others)
    if not names:
        raise NothingConfigured
    store = open_store(settings.database_url)
    try:
        ensure_workspace(store)
        parts = assemble(store, settings, clock=clock, machine_clock=machine_clock)
        open_platforms(parts, names, others, machine_clock=machine_clock, timeout=settings.call_timeout)
        asyncio.run(serve(parts, settings, clock=clock, machine_clock=machine_clock))
    finally:
        store.close()


async def serve(parts: Parts, settings: Settings, *, clock: Clock, machine_clock: Clock) -> None:
    """Start in the order in which things are needed, and stop in the opposite one, finishing what is in hand."""
    stop = asyncio.Event()
    for name in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(name, stop.set)
    for platform in parts.platforms.values():
        await platform.start()
    installations = await register(parts)
    workspace = parts.store.workspaces()[0].id
    await parts.store.run(lambda tx: appoint_admins(tx, settings.admins), workspace)
    await parts.store.run(lambda tx: (plan_asks(tx, now=clock()), plan_digests(tx, now=clock())), workspace)
    enrolment = Enrolment(store=parts.store, platforms=parts.platforms, installations=installations)
    runner = web.AppRunner(parts.http, access_log=None)
    await runner.setup()
    await web.TCPSite(runner, settings.host, settings.port).start()
    await parts.engine.start()
    looking = asyncio.create_task(_look_for_people(enrolment, parts.engine, clock, machine_clock))
    log.info("okrbot is ready", extra={"platforms": sorted(parts.platforms), "port": settings.port})
    await stop.wait()
    log.info("okrbot stops: it finishes what is in hand")
    looking.cancel()
    await asyncio.gather(looking, return_exceptions=True)
    await runner.cleanup()
    await parts.engine.stop()
    for platform in parts.platforms.values():
        await platform.stop()


async def _look_for_people(enrolment: Enrolment, engine: Embedded, clock: Clock, machine_clock: Clock) -> None:
    while True:
        try:
            if await enrolment.enrol(now=clock(), machine_now=machine_clock()):
                engine.ring("")
        except Exception:
            log.exception("looking for people failed; it is tried again")
        await asyncio.sleep(LOOK_FOR_PEOPLE_EVERY)
