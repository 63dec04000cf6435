"""The weekly ask to one person, and the faces it has once it is answered."""

from collections.abc import Sequence
from datetime import datetime
from decimal import Decimal

from bot.card import Card
from bot.ports import Ask, Json, Transaction
from bot.usecases.describe_answer import describe_answers
from bot.usecases.look import Seen, look
from bot.usecases.say_to import say_to

KIND = "ask"


def compose(tx: Transaction, about: Json, *, now: datetime) -> Card | None:
    """What is still open, with what was said; all answered: the echo, or one line where the echo stands elsewhere."""
    ask = tx.asks.get(str(about["ask"]))
    if ask is None:
        return None
    answers = _answers(ask)
    elsewhere = [answer for answer in answers if tx.outbox.get(f"answer:{answer}") is not None]
    person = tx.people.get(ask.person)
    said = describe_answers(tx, answers, now=now) if answers else {}
    proofs = tx.okrs.key_results([entry.key_result for entry in ask.open])
    seen = look(tx, list(proofs.values()), now=now) if proofs else None
    done = list(said.values())
    if seen is not None:
        return say_to(
            tx,
            person,
            "ask",
            ask=ask.id,
            asked=len(ask.entries),
            open=seen.seen,
            positions={entry.key_result: entry.position for entry in ask.entries},
            hint=_hint(seen.seen[0], person.locale or tx.workspace.locale),
            done=done,
            snoozed_until=ask.snoozed_until,
        )
    if elsewhere or not done:
        return say_to(tx, person, "ask_answered", done=done)
    newest = max(done, key=lambda one: (one.check_in.at, one.check_in.id)).check_in.answer
    return say_to(tx, person, "stored", done=done, answer=newest, earlier=None, ask=ask.id)


def _hint(seen: Seen, locale: str) -> str:
    """A value as it could be typed for this key result."""
    measure = seen.key_result.measure
    value = seen.now.value if seen.now.value is not None else measure.start
    return measure.show(value if value is not None else Decimal(1), seen.key_result.unit, locale)


def _answers(ask: Ask) -> Sequence[str]:
    """The answers that closed its entries, first to last."""
    return list(dict.fromkeys(entry.answer for entry in ask.entries if entry.answer is not None))
