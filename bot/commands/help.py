"""List what the bot can do."""

from datetime import datetime

from bot import commands
from bot.commands.arguments import nothing as arguments
from bot.domain.people import Person
from bot.ports import Answer, Event, Transaction
from bot.usecases.say_to import say_to

NAME = "help"
HELP = "this list"
READS = True

__all__ = ["HELP", "NAME", "READS", "arguments", "handle"]


def handle(tx: Transaction, event: Event, *, by: Person, now: datetime) -> Answer:
    """Every command with its line."""
    listed = [{"usage": commands.usage(command), "help": command.HELP} for command in commands.listed()]
    return Answer(card=say_to(tx, by, "help", commands=listed))
