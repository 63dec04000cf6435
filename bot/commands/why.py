"""Say why a key result has the status it has: the rule, its inputs, the dates."""

from datetime import datetime

from bot.commands.arguments import one_key as arguments
from bot.domain.people import Person
from bot.errors import OkrError
from bot.ports import Answer, Event, Transaction
from bot.usecases.find_visible import find_visible
from bot.usecases.look import look
from bot.usecases.say_to import say_to

NAME = "why"
HELP = "why a key result is on track, at risk or off track"
USAGE = "why KEY"
READS = True

__all__ = ["HELP", "NAME", "READS", "USAGE", "arguments", "handle"]


class OnlyKeyResults(OkrError):
    """{key} is an objective; it is as well as its worst key result. Ask why about one of them: {key_results}."""


def handle(tx: Transaction, event: Event, *, by: Person, now: datetime) -> Answer:
    """One key result only."""
    key = event.values.get("key", "")
    proofs = find_visible(tx, key, by)
    if proofs[0].key_result.key != key:
        raise OnlyKeyResults(key=key, key_results=", ".join(proof.key_result.key for proof in proofs))
    seen = look(tx, proofs, now=now)
    return Answer(card=say_to(tx, by, "why", one=seen.seen[0], rules=tx.workspace.rules))
