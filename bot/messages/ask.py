"""The weekly ask to one person, and the faces it has once it is answered."""

from collections.abc import Sequence
from datetime import datetime

from bot.card import Card
from bot.ports import Ask, IfUnknown, Json, Transaction
from bot.usecases.describe_answer import describe_answers
from bot.usecases.look import look
from bot.usecases.say_to import say_to

KIND = "ask"
IF_UNKNOWN = IfUnknown.GIVE_UP


def compose(tx: Transaction, about: Json, *, now: datetime) -> Card | None:
    """What is still open, with what was said; all answered: the echo, or one line where the echo stands elsewhere.

    None when everything was answered before the ask itself was `sent`.
    """
    ask = tx.asks.get(str(about["ask"]))
    if ask is None or not (ask.open or "sent" in about):
        return None
    answers = _answers(ask)
    elsewhere = [answer for answer in answers if tx.outbox.get(f"answer:{answer}") is not None]
    person = tx.people.get(ask.person)
    said = describe_answers(tx, answers, now=now) if answers else {}
    proofs = tx.okrs.key_results([entry.key_result for entry in ask.open])
    seen = look(tx, list(proofs.values()), now=now) if proofs else None
    done = list(said.values())
    here = [said[e.key_result] for e in ask.entries if e.key_result in said and e.answer not in elsewhere]
    newest = max(here, key=lambda one: (one.check_in.at, one.check_in.id)).check_in.answer if here else None
    if seen is not None:
        return say_to(
            tx,
            person,
            "ask",
            ask=ask.id,
            asked=len(ask.entries),
            open=seen.seen,
            positions={entry.key_result: entry.position for entry in ask.entries},
            done=done,
            answer=newest,
            snoozed_until=ask.snoozed_until,
        )
    if elsewhere or not done:
        return say_to(tx, person, "ask_answered", done=done, ask=ask.id, answer=newest)
    return say_to(tx, person, "stored", done=done, answer=newest, earlier=None, ask=ask.id)


def _answers(ask: Ask) -> Sequence[str]:
    """The answers that closed its entries, first to last."""
    return list(dict.fromkeys(entry.answer for entry in ask.entries if entry.answer is not None))
