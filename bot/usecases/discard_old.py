"""Remove what is needed no longer: messages that were sent, and the ids of events that came in (docs/privacy.md)."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.ports import Transaction

BATCH = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """How long messages are kept after they were sent or dropped, and the ids of events after they came."""

    sent: timedelta = timedelta(days=90)
    events: timedelta = timedelta(days=30)

    def sent_before(self, now: datetime) -> datetime:
        """Messages settled before then have had their time."""
        return now - self.sent

    def came_before(self, now: datetime) -> datetime:
        """Events that came before then have had their time."""
        return now - self.events


def discard_old(tx: Transaction, *, kept: Kept, now: datetime) -> int:
    """Remove a batch of each; returns how many rows. What waits, was given up or is still edited stays."""
    tx.outbox.paces.forget_quiet(now)
    messages = tx.outbox.purge(before=kept.sent_before(now), limit=BATCH)
    return messages + tx.inbox.purge(before=kept.came_before(now), limit=BATCH)
