"""Store the reading that was picked among those offered."""

from datetime import datetime

from bot.commands.arguments import nothing as arguments
from bot.domain.people import Person
from bot.ports import Answer, Event, Transaction
from bot.usecases.ask_back import unpack
from bot.usecases.describe_answer import describe_answers
from bot.usecases.record_check_ins import record_check_ins
from bot.usecases.say_to import say_to

NAME = "choose"
HELP = None
READS = False

__all__ = ["HELP", "NAME", "READS", "arguments", "handle"]


def handle(tx: Transaction, event: Event, *, by: Person, now: datetime) -> Answer:
    """The question turns into the echo of what was chosen."""
    record_check_ins(tx, unpack(event.values.get("updates", "[]")), author=by, answer=event.id, now=now)
    done = list(describe_answers(tx, [event.id], now=now).values())
    card = say_to(tx, by, "stored", done=done, answer=event.id, earlier=None, ask=None)
    return Answer(card=card, show="replace")
