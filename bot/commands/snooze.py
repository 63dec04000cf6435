"""Leave the open ask alone until later."""

from collections.abc import Mapping
from datetime import UTC, datetime

from bot.domain.cadence import iso_week
from bot.domain.people import Person
from bot.errors import OkrError
from bot.ports import Answer, Ask, Event, Transaction
from bot.replies.snooze import until
from bot.usecases.say_to import say_to
from bot.usecases.snooze_ask import snooze_ask
from bot.usecases.zone_of_person import zone_of_person

NAME = "snooze"
HELP = "be reminded later: tomorrow, monday 9, 3 hours"
USAGE = "snooze [WHEN]"
READS = False
OTHERWISE = "tomorrow"
ANY_DAY = datetime(2026, 1, 1, 12, tzinfo=UTC)


class NoSuchTime(OkrError):
    """I can't make a time of “{text}”. Say `snooze tomorrow`, `snooze monday 9` or `snooze 3 hours`."""


def arguments(rest: str) -> Mapping[str, str] | None:
    """Nothing, or a time; anything else may be an answer that begins with the word."""
    text = rest.strip()
    if not text:
        return {}
    return {"until": text} if until(text, ANY_DAY, "en") is not None else None


def handle(tx: Transaction, event: Event, *, by: Person, now: datetime) -> Answer:
    """The ask whose button was pressed, else the newest of this week."""
    zone = zone_of_person(tx, by)
    local = now.astimezone(zone)
    text = event.values.get("until") or OTHERWISE
    at = until(text, local, by.locale or tx.workspace.locale)
    if at is None:
        raise NoSuchTime(text=text)
    ask: Ask | None = tx.asks.get(event.values["ask"]) if "ask" in event.values else None
    ask = ask or tx.asks.of_week(by.id, iso_week(local.date()))
    snooze_ask(tx, ask, by=by, until=at, now=now)
    card = say_to(tx, by, "snoozed", until=at)
    return Answer(card=card, show="nothing" if event.values.get("on") == "ask" else "reply")
