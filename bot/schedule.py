"""Time passes: which use cases look at what is due, in which order."""

import asyncio
import logging
from collections.abc import Callable
from datetime import datetime
from functools import partial

from bot.ports import Store
from bot.usecases.ask_for_check_ins import ask_for_check_ins
from bot.usecases.discard_old import Kept, discard_old
from bot.usecases.remind import remind
from bot.usecases.send_digests import send_digests

log = logging.getLogger(__name__)

# Between two batches of what is discarded, in seconds: other processes try again every tenth of a second at the latest.
PAUSE = 0.05

DUE = (send_digests, ask_for_check_ins, remind)


async def tick_all(store: Store, now: datetime, *, stopped: Callable[[], bool] = lambda: False) -> int:
    """Deal with what is due in every workspace; returns how much it was. The same `now` twice changes nothing.

    One batch, one transaction. What fails keeps nothing else from its turn, and is raised in the end, except that
    without a database nothing is worth a try. `stopped` is asked after each batch whether to leave the rest for later.
    """
    done = 0
    failures: list[Exception] = []
    for workspace in await asyncio.to_thread(store.due, now):
        for due in DUE:
            try:
                while not stopped() and (dealt_with := await store.run(partial(due, now=now), workspace)):
                    done += dealt_with
            except Exception as error:  # noqa: BLE001 - whatever it is, the others come first
                about = {"workspace": workspace, "due": due.__name__}
                log.warning("what is due failed", extra={**about, "reason": repr(error)})
                failures.append(error)
                await asyncio.to_thread(store.due, now)
    if failures:
        raise ExceptionGroup("what is due failed; it is tried again at the next tick", failures)
    return done


async def discard_all(store: Store, now: datetime, kept: Kept, *, pause: float = PAUSE) -> int:
    """Remove what has been kept for long enough in every workspace; returns how many rows that were.

    In short transactions with pauses between them, in which others write: neither an answer nor a tick waits for it.
    """
    done = 0
    before = {"sent_before": kept.sent_before(now), "came_before": kept.came_before(now)}
    for workspace in await asyncio.to_thread(partial(store.to_discard, **before)):
        while discarded := await store.run(partial(discard_old, kept=kept, now=now), workspace):
            done += discarded
            await asyncio.sleep(pause)
    return done
