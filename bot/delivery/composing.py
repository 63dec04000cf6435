"""What a message says at the moment it is sent."""

import logging
from datetime import datetime

from bot.card import Card
from bot.delivery import outcomes
from bot.domain.cadence import next_working_moment
from bot.messages import kinds
from bot.ports import Claimed, Message, Outcome, Priority, Transaction
from bot.usecases.ask_for_check_ins import ON_TIME
from bot.usecases.zone_of_person import zone_of_person

log = logging.getLogger(__name__)


def composed(tx: Transaction, one: Claimed, now: datetime, *, machine_now: datetime) -> Card | Outcome:
    """Its card; or what becomes of it without one: too late, at night, without a cause any more, or beyond repair."""
    message = one.message
    if message.expires_at is not None and now >= message.expires_at:
        return outcomes.dropped(one, "expired before it could be sent")
    if (moment := _when_awake(tx, message, now)) > now:
        return outcomes.postponed(one, again_at=machine_now + (moment - now))
    kind = kinds().get(message.kind)
    if kind is None:
        return outcomes.dead(one, f"there is no kind of message called {message.kind}")
    try:
        card = kind.compose(tx, message.about, now=now)
    except Exception:
        log.exception("a message can't be composed", extra={"key": message.key})
        return outcomes.dead(one, "it can't be composed; the log says why")
    return card or outcomes.dropped(one, "its cause is gone")


def _when_awake(tx: Transaction, message: Message, now: datetime) -> datetime:
    """Asks and reminders keep their set times; those that couldn't be sent then wait for working hours (§8.7)."""
    keeps_its_time = message.op == "edit" or message.priority is not Priority.ASK or now - message.due_at <= ON_TIME
    if keeps_its_time or message.person is None:
        return now
    zone = zone_of_person(tx, tx.people.get(message.person))
    return next_working_moment(now, zone, tx.workspace.rules)
