"""Show one key result with its history, or one objective with its key results."""

from collections.abc import Sequence
from datetime import datetime

from bot.commands.arguments import one_key as arguments
from bot.domain.check_in import CheckIn, counted
from bot.domain.people import Person
from bot.ports import Answer, Event, Transaction
from bot.usecases.find_visible import find_visible
from bot.usecases.look import look
from bot.usecases.say_to import say_to

NAME = "show"
HELP = "history and trend of one key result"
USAGE = "show KEY"
READS = True
LINES = 12

__all__ = ["HELP", "NAME", "READS", "USAGE", "arguments", "handle"]


def handle(tx: Transaction, event: Event, *, by: Person, now: datetime) -> Answer:
    """The newest twelve check-ins, newest first."""
    proofs = find_visible(tx, event.values.get("key", ""), by)
    seen = look(tx, proofs, now=now)
    if len(proofs) > 1 or proofs[0].key_result.key != event.values.get("key"):
        state = seen.survey.objectives[proofs[0].objective.key]
        return Answer(
            card=say_to(
                tx,
                by,
                "objective",
                objective=proofs[0].objective,
                owner=seen.people[proofs[0].objective.owner],
                state=state,
                key_results=seen.seen,
            )
        )
    one = seen.seen[0]
    shown = counted(one.history)[-LINES:][::-1]
    authors = tx.people.find(sorted({check_in.author for check_in in shown}))
    history = [{"said": check_in, "author": authors[check_in.author].name} for check_in in shown]
    return Answer(card=say_to(tx, by, "show", one=one, history=history, older=_older(one.history)))


def _older(history: Sequence[CheckIn]) -> int:
    return max(0, len(counted(history)) - LINES)
