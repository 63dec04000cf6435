"""Take back what an answer stored."""

from datetime import datetime

from bot.commands.arguments import nothing as arguments
from bot.domain.people import Person
from bot.ports import Answer, Event, Transaction
from bot.usecases.say_to import say_to
from bot.usecases.undo_answer import undo_answer

NAME = "undo"
HELP = None
READS = False

__all__ = ["HELP", "NAME", "READS", "arguments", "handle"]


def handle(tx: Transaction, event: Event, *, by: Person, now: datetime) -> Answer:
    """The message it stands on says so; an ask's own message shows its open entries again."""
    undone = undo_answer(tx, event.values.get("answer", ""), by=by, event=event.id, now=now)
    card = say_to(tx, by, "undone", keys=[check_in.key_result for check_in in undone])
    return Answer(card=card, show="nothing" if event.values.get("on") == "ask" else "replace")
