"""Say back at once what was stored, with a way to change and to undo it."""

from collections.abc import Sequence
from datetime import datetime
from functools import reduce

from bot.card import Card
from bot.domain.people import Person
from bot.ports import Answer, Event, Later, Show, Transaction
from bot.usecases.describe_answer import describe_answers
from bot.usecases.say_to import say_to
from bot.usecases.this_week import this_week


def echo(tx: Transaction, event: Event, *, answer: str, by: Person, now: datetime) -> Answer:
    """An answer given on the ask itself turns the ask into its echo; any other is said in a message of its own."""
    earlier = _earlier_week(tx, event, by, now)
    if event.values.get("on") == "ask" and not earlier:
        return Answer(show="nothing")
    about = {"answer": answer, "person": by.id, "earlier": earlier}
    stands_on_it = "reminder" in event.values or "edit" in event.values
    show: Show = "replace" if stands_on_it and event.source is not None else "reply"
    return Answer(later=Later(kind="echo", about=about), show=show)


def echo_card(tx: Transaction, answer: str, *, earlier: str | None, by: Person, now: datetime) -> Card | None:
    """What still counts of the answer; None if nothing does."""
    said = list(describe_answers(tx, [answer], now=now).values())
    return say_to(tx, by, "stored", done=said, answer=answer, earlier=earlier, ask=None) if said else None


def _earlier_week(tx: Transaction, event: Event, by: Person, now: datetime) -> str | None:
    """The week of the ask that was answered, if it isn't this one: its news is stored as news of now."""
    week = event.values["ask"].rpartition(":")[2] if "ask" in event.values else None
    return week if week is not None and week != this_week(tx, by, now) else None


def asking_also(tx: Transaction, answer: Answer, also: Sequence[Card], *, by: Person, now: datetime) -> Answer:
    """The echo, followed by what could not be stored with the rest."""
    if not also:
        return answer
    done = answer.later.about if answer.later is not None else {}
    echoed = echo_card(tx, str(done["answer"]), earlier=None, by=by, now=now) if done else None
    first, *others = also if echoed is None else [echoed, *also]
    whole = reduce(lambda card, later: card.followed_by(later), others, first)
    return Answer(card=whole, show="reply" if echoed is None else answer.show)
