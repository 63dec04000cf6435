"""Keep an event whose command broke while nobody was looking, so that it is tried again and never lost."""

from datetime import datetime, timedelta

from bot.ports import Event, FailedEvent, Transaction

# How long to wait after the first attempt, the second, …: six attempts in a day and an hour.
WAITS = (
    timedelta(minutes=1),
    timedelta(minutes=10),
    timedelta(hours=1),
    timedelta(hours=6),
    timedelta(hours=18),
)
ATTEMPTS = len(WAITS) + 1


def keep_failed_event(tx: Transaction, event: Event, *, reference: str, reason: str, now: datetime) -> None:
    """To be tried again soon; one that is kept already stays as it is."""
    tx.failed_events.add(
        FailedEvent(event=event, at=now, attempts=1, again_at=now + WAITS[0], reference=reference, reason=reason)
    )
