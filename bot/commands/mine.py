"""Show somebody their own key results."""

from datetime import datetime

from bot.commands.arguments import nothing as arguments
from bot.domain.people import Person
from bot.ports import Answer, Event, Transaction
from bot.usecases.look import look
from bot.usecases.say_to import say_to

NAME = "mine"
HELP = "your key results"
READS = True
__all__ = ["HELP", "NAME", "READS", "arguments", "handle"]


def handle(tx: Transaction, event: Event, *, by: Person, now: datetime) -> Answer:
    """In the order in which typed answers number them."""
    seen = look(tx, tx.okrs.of_owners([by.id]), now=now)
    return Answer(card=say_to(tx, by, "mine", seen=seen.seen))
