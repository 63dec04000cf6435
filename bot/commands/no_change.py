"""Say that nothing has changed for everything still open in an ask."""

from datetime import datetime

from bot.commands.arguments import nothing as arguments
from bot.commands.check_in import NothingLeft
from bot.domain.people import Person
from bot.ports import Answer, Event, Transaction
from bot.usecases.echo import echo
from bot.usecases.record_check_ins import News, record_check_ins

NAME = "no-change"
HELP = None
READS = False

__all__ = ["HELP", "NAME", "READS", "arguments", "handle"]


def handle(tx: Transaction, event: Event, *, by: Person, now: datetime) -> Answer:
    """Keeps every value, confidence and blocker, and counts as news."""
    ask = tx.asks.get(event.values.get("ask", ""))
    if ask is None or not ask.open or ask.person != by.id:
        raise NothingLeft
    news = [News(key=entry.key_result, unchanged=True) for entry in ask.open]
    record_check_ins(tx, news, author=by, answer=event.id, now=now)
    return echo(tx, event, by=by, now=now)
