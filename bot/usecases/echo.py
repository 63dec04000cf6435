"""Say back at once what was stored, with a way to change and to undo it."""

from datetime import datetime

from bot.domain.cadence import iso_week
from bot.domain.people import Person
from bot.ports import Answer, Event, Transaction
from bot.usecases.describe_answer import describe_answers
from bot.usecases.say_to import say_to
from bot.usecases.zone_of_person import zone_of_person


def echo(tx: Transaction, event: Event, *, by: Person, now: datetime) -> Answer:
    """An answer given on the ask itself turns the ask into its echo; any other is said in a message of its own."""
    earlier = _earlier_week(tx, event, by, now)
    if event.values.get("on") == "ask" and not earlier:
        return Answer(show="nothing")
    said = describe_answers(tx, [event.id], now=now)
    card = say_to(tx, by, "stored", done=list(said.values()), answer=event.id, earlier=earlier, ask=None)
    stands_on_it = "reminder" in event.values or "edit" in event.values
    return Answer(card=card, show="replace" if stands_on_it and event.source is not None else "reply")


def _earlier_week(tx: Transaction, event: Event, by: Person, now: datetime) -> str | None:
    """The week of the ask that was answered, if it isn't this one: its news is stored as news of now."""
    ask = tx.asks.get(event.values["ask"]) if "ask" in event.values else None
    if ask is None:
        return None
    this_week = iso_week(now.astimezone(zone_of_person(tx, by)).date())
    return ask.week if ask.week != this_week else None
