"""Tells an admin that something that came in could not be dealt with."""

from datetime import datetime

from bot.card import Card
from bot.ports import IfUnknown, Json, Transaction
from bot.usecases.say_to import say_to

KIND = "failed_event"
IF_UNKNOWN = IfUnknown.REPEAT_ONCE


def compose(tx: Transaction, about: Json, *, now: datetime) -> Card | None:
    """Who, when and the reference, not the words; None once it was dropped, or is being tried again."""
    failed = tx.failed_events.get(str(about["event"]))
    if failed is None or failed.again_at is not None:
        return None
    event = failed.event
    found = tx.people.by_account(event.installation, event.account) if event.command is None else None
    return say_to(
        tx,
        tx.people.get(str(about["admin"])),
        "failed_event",
        who=found[0].name if found is not None else None,
        told=event.command,
        at=failed.at,
        attempts=failed.attempts,
        reference=failed.reference,
    )
