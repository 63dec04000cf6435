"""Store the reading that was picked among those offered."""

from dataclasses import replace
from datetime import datetime

from bot.commands.arguments import nothing as arguments
from bot.domain.people import Person
from bot.ports import Answer, Event, Transaction
from bot.usecases.ask_back import unpack
from bot.usecases.echo import echo
from bot.usecases.record_check_ins import record_check_ins

NAME = "choose"
HELP = None
READS = False

__all__ = ["HELP", "NAME", "READS", "arguments", "handle"]


def handle(tx: Transaction, event: Event, *, by: Person, now: datetime) -> Answer:
    """The question turns into the echo of what was chosen."""
    record_check_ins(tx, unpack(event.values.get("updates", "[]")), author=by, answer=event.id, now=now)
    return replace(echo(tx, event, answer=event.id, by=by, now=now), show="replace")
