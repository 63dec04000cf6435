"""What an answer has stored, said back in a message of its own."""

from datetime import datetime

from bot.card import Card
from bot.ports import IfUnknown, Json, Transaction
from bot.usecases.echo import echo_card

KIND = "echo"
IF_UNKNOWN = IfUnknown.REPEAT_ONCE


def compose(tx: Transaction, about: Json, *, now: datetime) -> Card | None:
    """None when all of it was taken back before it could be said."""
    person = tx.people.get(str(about["person"]))
    week = about.get("earlier")
    return echo_card(tx, str(about["answer"]), earlier=None if week is None else str(week), by=person, now=now)
