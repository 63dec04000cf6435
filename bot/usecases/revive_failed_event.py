"""Have a failed event tried again at once, as an admin wants once the cause is mended."""

from dataclasses import replace
from datetime import datetime

from bot.ports import Transaction


def revive_failed_event(tx: Transaction, event: str, *, now: datetime) -> bool:
    """At the next tick; one that was given up has all its further attempts anew. False when it isn't kept."""
    failed = tx.failed_events.get(event)
    if failed is None:
        return False
    attempts = 1 if failed.again_at is None else failed.attempts
    tx.failed_events.put(replace(failed, attempts=attempts, again_at=now))
    return True
