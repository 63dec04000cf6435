"""Say back at once what was stored, with a way to change and to undo it."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from functools import reduce

import prompts
from bot.domain.people import Person
from bot.ports import Answer, Event, Transaction
from bot.usecases.describe_answer import describe_answers
from bot.usecases.say_to import say_to
from bot.usecases.this_week import this_week


def echo(tx: Transaction, event: Event, *, answer: str, by: Person, now: datetime) -> Answer:
    """An answer given on the ask itself turns the ask into its echo; any other is said in a message of its own."""
    earlier = _earlier_week(tx, event, by, now)
    if event.values.get("on") == "ask" and not earlier:
        return Answer(show="nothing")
    said = describe_answers(tx, [answer], now=now)
    card = say_to(tx, by, "stored", done=list(said.values()), answer=answer, earlier=earlier, ask=None)
    stands_on_it = "reminder" in event.values or "edit" in event.values
    return Answer(card=card, show="replace" if stands_on_it and event.source is not None else "reply")


def _earlier_week(tx: Transaction, event: Event, by: Person, now: datetime) -> str | None:
    """The week of the ask that was answered, if it isn't this one: its news is stored as news of now."""
    week = event.values["ask"].rpartition(":")[2] if "ask" in event.values else None
    return week if week is not None and week != this_week(tx, by, now) else None


def asking_also(answer: Answer, sentences: Sequence[str]) -> Answer:
    """The answer, followed by what could not be stored with the rest."""
    if not sentences:
        return answer
    *others, last = [prompts.say("error", sentence=sentence) for sentence in sentences]
    asked = reduce(lambda later, card: card.followed_by(later), reversed(others), last)
    return (
        replace(answer, show="reply", card=asked)
        if answer.card is None
        else replace(answer, card=answer.card.followed_by(asked))
    )
