"""Answer what is no command with the nearest one."""

from datetime import datetime

from bot import commands
from bot.commands.arguments import nothing as arguments
from bot.domain.people import Person
from bot.ports import Answer, Event, Transaction
from bot.usecases.say_to import say_to

NAME = "unknown"
HELP = None
READS = True

__all__ = ["HELP", "NAME", "READS", "arguments", "handle"]


def handle(tx: Transaction, event: Event, *, by: Person, now: datetime) -> Answer:
    """Suggest; nothing is done."""
    nearest = commands.nearest(event.text)
    usage = commands.usage(nearest) if nearest is not None else None
    return Answer(card=say_to(tx, by, "unknown", typed=event.text.strip()[:80], nearest=usage))
