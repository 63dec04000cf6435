"""What a forked process becomes: what `okrbot run` builds and starts, but business time is what the wall says."""

import asyncio
import logging
import os
import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from types import ModuleType
from typing import TypeAlias, cast

import adapters.slack.connection  # noqa: F401 - imported when first needed otherwise, in every victim anew
from adapters import slack
from bot.cli.logs import log_to_stderr
from bot.cli.run import serve
from bot.cli.wiring import Parts, assemble, ensure_workspace, open_platforms
from bot.delivery import outcomes
from bot.engine import embedded, presence, scaled
from bot.engine.embedded import Embedded
from bot.engine.scaled import Scaled, queue
from bot.messages import kinds
from bot.settings import Settings
from storage import open_store
from tests.chaos.blind import Blind
from tests.chaos.mutants import mutated, unlimited
from tests.chaos.orders import Orders, Wall, read_orders
from tests.fakes.kinds import all_kinds

Constants: TypeAlias = tuple[tuple[ModuleType, str, object], ...]
TIMEOUT, MARGIN, LEASE = 0.4, 0.2, 1.5
PATIENCE = 5.0  # to start with; calls have the time-out above


def hurried(slower: float) -> Constants:
    """What people don't notice, and what would make a storm last for hours."""
    return (
        (outcomes, "FIRST_WAIT", timedelta(seconds=0.2)),
        (outcomes, "LONGEST_WAIT", timedelta(seconds=2)),
        (outcomes, "NEWER_CODE_WAIT", timedelta(seconds=0.2)),
        (embedded, "EVERY", "*"),
        (embedded, "STALLED_AFTER", 3.0 * slower),
        (queue, "EVERY", "* * * * * *"),
        (queue, "HEARTBEAT", 0.3 * slower),
        (queue, "DEAD_AFTER", 1.2 * slower),
        (scaled, "LOOK_EVERY", 0.3),
    )


def live(line: str) -> None:
    """Run until killed."""
    orders = read_orders(line)
    os.dup2(os.open(orders.log, os.O_WRONLY | os.O_APPEND | os.O_CREAT), 2)
    log_to_stderr(as_json=True)
    _set(hurried(orders.slower))
    if orders.older:
        _set(((presence, "version", lambda _: "0.0.1"),))
    try:
        _run(orders)
    except BaseException:
        logging.getLogger(__name__).exception("a victim ended by itself")


def _set(constants: Constants) -> None:
    for module, name, value in constants:
        assert hasattr(module, name)
        setattr(module, name, value)


def _run(orders: Orders) -> None:
    wall = Wall(Path(orders.wall)) if orders.wall else _ahead(timedelta(seconds=orders.ahead))
    timeout, margin, lease = (seconds * orders.slower for seconds in (TIMEOUT, MARGIN, LEASE))
    settings = Settings(database_url=orders.database, port=0, call_timeout=timeout, call_margin=margin, lease=lease)
    store = open_store(settings.database_url)
    ensure_workspace(store)
    parts = assemble(store, settings, clock=wall, machine_clock=machine_now)
    _open(parts, orders)
    timing = replace(parts.delivery.timing, batch=orders.batch, in_flight=orders.batch)
    known = kinds() if orders.older else all_kinds()
    parts.delivery = replace(parts.delivery, timing=timing, kinds=known)
    cast("Embedded | Scaled", parts.engine).delivery = parts.delivery
    asyncio.run(serve(parts, settings, clock=wall, machine_clock=machine_now))


def _open(parts: Parts, orders: Orders) -> None:
    if orders.slack:
        adapter = slack.Settings(bot_token="xoxb-fake", signing_secret="signing-secret", api_url=orders.slack)
        open_platforms(
            parts, ["slack"], {"slack": adapter}, machine_clock=machine_now, timeout=PATIENCE * orders.slower
        )
    if orders.blind:
        parts.platforms["blind"] = Blind(orders.blind, TIMEOUT * orders.slower)
    for name, platform in parts.platforms.items():
        parts.platforms[name] = mutated(unlimited(platform), orders.mutation)


def _ahead(by: timedelta) -> Callable[[], datetime]:
    """A clock of business time that goes, and is set, with the machine's."""
    return lambda: machine_now() + by


def machine_now() -> datetime:
    """The machine's own time."""
    return datetime.now(UTC)


if __name__ == "__main__":
    live(sys.argv[1])
