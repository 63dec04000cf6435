"""`okrbot run`: everything in one process, or one part of it beside others, until it is told to stop."""

import asyncio
import logging
import signal
from collections.abc import AsyncIterator, Coroutine
from contextlib import AsyncExitStack, asynccontextmanager

from bot import commands
from bot.cli.database import stored
from bot.cli.discarding import discard_hourly, kept
from bot.cli.environment import configured, every_setting
from bot.cli.listening import listening
from bot.cli.logs import log_to_stderr
from bot.cli.operations import add_operations
from bot.cli.wiring import Clock, Parts, assemble, open_platforms, register, started
from bot.engine import engine_for
from bot.engine.presence import Presence, present, this_process
from bot.enrolment import Enrolment
from bot.ports import Role
from bot.settings import Settings
from bot.usecases.appoint_admins import appoint_admins
from bot.usecases.plan_asks import plan_asks
from bot.usecases.plan_digests import plan_digests

log = logging.getLogger(__name__)

LOOK_FOR_PEOPLE_EVERY = 60.0
ASK_FOR_THE_LEAD_EVERY = 10.0
ANOTHER_PORT = "Free it, or set OKRBOT_HOST and OKRBOT_PORT to what this machine has"


def run(*, clock: Clock, machine_clock: Clock, role: Role = "all") -> None:
    """Raises an OkrError that says what to do when it can't start."""
    settings, others = every_setting(connected=True)
    engine_for(settings.database_url, role)
    log_to_stderr(as_json=settings.log_format == "json")
    with stored(settings.database_url) as store:
        parts = assemble(store, settings, clock=clock, machine_clock=machine_clock, role=role)
        open_platforms(
            parts,
            configured(others),
            others,
            machine_clock=machine_clock,
            timeout=settings.call_timeout,
            listens=role != "worker",
        )
        asyncio.run(serve(parts, settings, clock=clock, machine_clock=machine_clock))


async def serve(parts: Parts, settings: Settings, *, clock: Clock, machine_clock: Clock) -> None:
    """Start in the order in which things are needed, and stop in the opposite one, finishing what is in hand."""
    stop, ready = stopped_by_signals(), asyncio.Event()
    add_operations(parts.http, store=parts.store, ready=ready.is_set, clock=clock, machine_clock=machine_clock)
    presence = Presence(
        store=parts.store, clock=machine_clock, me=this_process(parts.role, parts.engine_name, machine_clock())
    )
    async with AsyncExitStack() as running:
        await running.enter_async_context(started(parts.platforms))
        installations = await register(parts)
        workspace = parts.store.workspaces()[0].id
        await parts.store.run(lambda tx: appoint_admins(tx, settings.admins), workspace)
        await parts.store.run(lambda tx: (plan_asks(tx, now=clock()), plan_digests(tx, now=clock())), workspace)
        enrolment = Enrolment(store=parts.store, platforms=parts.platforms, installations=installations)
        running.push_async_callback(parts.engine.stop)
        port = await running.enter_async_context(
            listening(parts.http, host=settings.host, port=settings.port, fix=ANOTHER_PORT)
        )
        await running.enter_async_context(present(presence))
        await parts.engine.start()
        await running.enter_async_context(_beside(_look_for_people(parts, enrolment, presence, clock, machine_clock)))
        await running.enter_async_context(_beside(discard_hourly(parts.store, kept(settings), presence, clock)))
        about = {"role": parts.role, "engine": parts.engine_name, "platforms": sorted(parts.platforms), "port": port}
        ready.set()
        log.info("okrbot is ready", extra=about)
        await asyncio.to_thread(commands.listed)  # or the first to write would wait until they are found
        await stop.wait()
        ready.clear()
        log.info("okrbot stops: it finishes what is in hand")


def stopped_by_signals() -> asyncio.Event:
    """Set when the process is asked to end, by Ctrl-C or by whoever started it."""
    stop = asyncio.Event()
    for name in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(name, stop.set)
    return stop


@asynccontextmanager
async def _beside(work: Coroutine[None, None, None]) -> AsyncIterator[None]:
    """Done while the block runs."""
    working = asyncio.create_task(work)
    try:
        yield
    finally:
        working.cancel()
        await asyncio.gather(working, return_exceptions=True)


async def _look_for_people(
    parts: Parts, enrolment: Enrolment, presence: Presence, clock: Clock, machine_clock: Clock
) -> None:
    """One process of all is enough; that two may look for a moment does no harm, since an account has one row."""
    while True:
        try:
            if presence.leads() and await enrolment.enrol(now=clock(), machine_now=machine_clock()):
                for workspace in set(enrolment.installations.values()):
                    parts.engine.ring(workspace)
        except Exception:
            log.exception("looking for people failed; it is tried again")
        await asyncio.sleep(LOOK_FOR_PEOPLE_EVERY if presence.leads() else ASK_FOR_THE_LEAD_EVERY)
