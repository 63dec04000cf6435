"""Brings an open ask to mind; gone once everything is answered."""

from datetime import datetime

from bot.card import Card
from bot.ports import IfUnknown, Json, Transaction
from bot.usecases.rhythm_of import rhythm_of
from bot.usecases.say_to import say_to

KIND = "reminder"
IF_UNKNOWN = IfUnknown.GIVE_UP


def compose(tx: Transaction, about: Json, *, now: datetime) -> Card | None:
    """Only what is missing, and the meeting it is missed in; None once a later one has been written."""
    ask = tx.asks.get(str(about["ask"]))
    if ask is None or not ask.open or int(str(about["number"])) < ask.reminders:
        return None
    person = tx.people.get(ask.person)
    proofs = tx.okrs.key_results([entry.key_result for entry in ask.open])
    team = person.team or next(iter(proofs.values())).objective.team
    rhythm = rhythm_of(tx, [team])
    meeting = rhythm.meeting_at(team, rhythm.next_meeting(team, now))
    return say_to(
        tx,
        person,
        "reminder",
        ask=ask.id,
        keys=[entry.key_result for entry in ask.open],
        team=rhythm.teams[team].name,
        meeting=meeting,
    )
