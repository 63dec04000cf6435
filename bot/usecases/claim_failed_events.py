"""Take the failed events whose next attempt has come."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from bot.ports import FailedEvent, Transaction
from bot.usecases.give_up_event import give_up_event
from bot.usecases.keep_failed_event import ATTEMPTS, WAITS

BATCH = 20


def claim_failed_events(tx: Transaction, *, now: datetime) -> Sequence[FailedEvent]:
    """Count an attempt for each before it is made, so that one that ends the process comes to an end, too.

    While one is tried nobody else takes it: its next attempt is a wait away. What platforms told comes first, for it
    may say who somebody is. One whose last attempt left no word is given up.
    """
    claimed: list[FailedEvent] = []
    for failed in tx.failed_events.due(now, BATCH):
        if failed.attempts >= ATTEMPTS:
            give_up_event(tx, failed, now=now)
            continue
        waits = WAITS[min(failed.attempts, len(WAITS) - 1)]
        claimed.append(replace(failed, attempts=failed.attempts + 1, again_at=now + waits))
        tx.failed_events.put(claimed[-1])
    return sorted(claimed, key=lambda failed: not (failed.event.command or "").startswith("_"))
