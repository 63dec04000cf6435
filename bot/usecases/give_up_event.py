"""Stop trying an event, and tell everybody who can do something about it."""

import logging
from dataclasses import replace
from datetime import datetime, timedelta

import prompts
from bot.card import Card, card_to_json
from bot.ports import FailedEvent, Message, Priority, Transaction
from bot.usecases.say_to import say_to

log = logging.getLogger(__name__)

WORTH_TELLING = timedelta(days=7)


def give_up_event(tx: Transaction, failed: FailedEvent, *, now: datetime) -> None:
    """It stays until an admin drops it or has it tried again; whoever wrote it is asked to say it once more."""
    tx.failed_events.put(replace(failed, again_at=None))
    admins = [person.id for person in tx.people.all() if person.admin]
    facts = {"event": failed.event.id, "reference": failed.reference, "reason": failed.reason, "admins": len(admins)}
    log.error("an event was given up; see `okrbot outbox`", extra=facts)
    tx.outbox.add([_to_admin(admin, failed, now) for admin in admins])
    if failed.event.command is None:
        tx.outbox.add([_to_sender(tx, failed, now)])


def _to_admin(admin: str, failed: FailedEvent, now: datetime) -> Message:
    return Message(
        key=f"failed_event:{failed.event.id}:{admin}",
        kind="failed_event",
        about={"event": failed.event.id, "admin": admin},
        person=admin,
        due_at=now,
        expires_at=now + WORTH_TELLING,
        priority=Priority.DIGEST,
    )


def _to_sender(tx: Transaction, failed: FailedEvent, now: datetime) -> Message:
    """Where they wrote it, under a key of its own: should a later attempt work, its answer has its own place."""
    event = failed.event
    return Message(
        key=f"gave_up:{event.id}",
        kind="answer",
        about={"card": card_to_json(_sentence(tx, failed))},
        installation=event.installation,
        address=event.place.address,
        thread=event.thread if event.place.dm else None,
        due_at=now,
        expires_at=now + WORTH_TELLING,
        priority=Priority.ANSWER,
    )


def _sentence(tx: Transaction, failed: FailedEvent) -> Card:
    found = tx.people.by_account(failed.event.installation, failed.event.account)
    values = {"at": failed.at, "reference": failed.reference}
    if found is None:
        workspace = tx.workspace
        return prompts.say("gave_up", locale=workspace.locale, zone=workspace.zone, **values)
    return say_to(tx, found[0], "gave_up", **values)
