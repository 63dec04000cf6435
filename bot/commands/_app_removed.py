"""A platform tells that the bot was removed from an installation."""

import logging
from datetime import datetime

from bot.ports import Answer, Event, Transaction
from bot.usecases.leave_installation import leave_installation

NAME = "_app_removed"
log = logging.getLogger(__name__)


def handle(tx: Transaction, event: Event, *, now: datetime) -> Answer:
    """Nobody can be reached there any more; everything stored stays."""
    leave_installation(tx, event.installation)
    log.warning("the bot was removed from an installation", extra={"installation": event.installation})
    return Answer(show="nothing")
