"""Say that nothing has changed for everything still open in an ask."""

from datetime import datetime

import prompts
from bot.commands.arguments import nothing as arguments
from bot.commands.check_in import NothingLeft
from bot.domain.people import Person
from bot.ports import Answer, Event, Transaction
from bot.usecases.echo import asking_also, echo
from bot.usecases.known import known_of
from bot.usecases.record_check_ins import News, NothingToKeep, lacks_a_value_to_keep, record_check_ins

NAME = "no-change"
HELP = None
READS = False

__all__ = ["HELP", "NAME", "READS", "arguments", "handle"]


def handle(tx: Transaction, event: Event, *, by: Person, now: datetime) -> Answer:
    """Keeps every value, confidence and blocker, and counts as news; what has no value yet is asked back."""
    ask = tx.asks.get(event.values.get("ask", ""))
    if ask is None or not ask.open or ask.person != by.id:
        raise NothingLeft
    known = known_of(tx, [entry.key_result for entry in ask.open])
    news = [News(key=entry.key_result, unchanged=True) for entry in ask.open if entry.key_result in known.proofs]
    kept = [one for one in news if not lacks_a_value_to_keep(one, known)]
    lacking = [NothingToKeep(key=one.key) for one in news if one not in kept]
    if not kept:
        raise lacking[0] if lacking else NothingLeft
    record_check_ins(tx, kept, author=by, answer=event.id, known=known, now=now)
    answer = echo(tx, event, answer=event.id, by=by, now=now)
    return asking_also(tx, answer, [prompts.say("error", sentence=str(one)) for one in lacking], by=by, now=now)
