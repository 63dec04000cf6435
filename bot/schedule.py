"""Time passes: which use cases look at what is due, in which order."""

from datetime import datetime

from bot.ports import Store, Transaction
from bot.usecases.ask_for_check_ins import ask_for_check_ins
from bot.usecases.remind import remind
from bot.usecases.send_digests import send_digests

DUE = (send_digests, ask_for_check_ins, remind)


def tick(tx: Transaction, now: datetime) -> int:
    """Deal with one batch of what is due in one workspace and return how much it was; the same `now` twice is once."""
    return sum(due(tx, now=now) for due in DUE)


async def tick_all(store: Store, now: datetime) -> int:
    """Tick every workspace until nothing is due in it; one batch, one transaction."""
    done = 0
    for workspace in store.due(now):
        while dealt_with := await store.run(lambda tx: tick(tx, now), workspace):
            done += dealt_with
    return done
