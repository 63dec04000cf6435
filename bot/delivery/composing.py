"""What a message says at the moment it is sent."""

import logging
from datetime import datetime

from bot.card import Card
from bot.delivery import outcomes
from bot.messages import kinds
from bot.ports import Claimed, Outcome, Transaction

log = logging.getLogger(__name__)


def composed(tx: Transaction, one: Claimed, now: datetime) -> Card | Outcome:
    """Its card; or what becomes of it without one: too late, without a cause any more, or beyond repair."""
    message = one.message
    if message.expires_at is not None and now >= message.expires_at:
        return outcomes.dropped(one, "expired before it could be sent")
    kind = kinds().get(message.kind)
    if kind is None:
        return outcomes.dead(one, f"there is no kind of message called {message.kind}")
    try:
        card = kind.compose(tx, message.about, now=now)
    except Exception:
        log.exception("a message can't be composed", extra={"key": message.key})
        return outcomes.dead(one, "it can't be composed; the log says why")
    return card or outcomes.dropped(one, "its cause is gone")
