"""Note that a further attempt of a failed event failed, too."""

from dataclasses import replace
from datetime import datetime

from bot.ports import FailedEvent, Transaction
from bot.usecases.give_up_event import give_up_event
from bot.usecases.keep_failed_event import ATTEMPTS


def fail_again(tx: Transaction, failed: FailedEvent, *, reason: str, now: datetime) -> None:
    """Keep the newest reason; the last attempt is the end of it. What was dropped meanwhile stays dropped."""
    if tx.failed_events.get(failed.event.id) is None:
        return
    failed = replace(failed, reason=reason)
    if failed.attempts >= ATTEMPTS:
        give_up_event(tx, failed, now=now)
    else:
        tx.failed_events.put(failed)
