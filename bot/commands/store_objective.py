"""Store a sent form for a new objective."""

from datetime import datetime

from bot.commands.arguments import nothing as arguments
from bot.domain.okr import Ambition, Visibility
from bot.domain.people import Person
from bot.errors import FormErrors
from bot.ports import Answer, Event, Transaction
from bot.usecases.add_objective import BadField, add_objective
from bot.usecases.say_to import say_to

NAME = "store-objective"
HELP = None
READS = False
OPENS = "add"

__all__ = ["HELP", "NAME", "OPENS", "READS", "arguments", "handle"]


def handle(tx: Transaction, event: Event, *, by: Person, now: datetime) -> Answer:
    """The answer offers its first key result at once."""
    values = event.values
    try:
        objective = add_objective(
            tx,
            by=by,
            title=values.get("title:new", ""),
            team=values.get("team:new", ""),
            ambition=Ambition(values.get("ambition:new") or Ambition.ASPIRATIONAL),
            visibility=Visibility(values.get("visibility:new") or Visibility.WORKSPACE),
            supports=values.get("supports:new", "").strip().upper() or None,
        )
    except BadField as error:
        raise FormErrors({f"{error.field}:new": str(error)}) from error
    return Answer(card=say_to(tx, by, "added_objective", objective=objective))
