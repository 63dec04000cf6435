"""A platform tells who an account belongs to, or what has changed about them."""

from datetime import datetime

from bot.ports import Answer, Contact, Event, Transaction
from bot.usecases.meet_person import meet_person

NAME = "_meet"


def handle(tx: Transaction, event: Event, *, now: datetime) -> Answer:
    """Link, refresh or, where everyone may join, enrol them."""
    told = event.values
    contact = Contact(
        installation=event.installation,
        user=told.get("user", event.account),
        address=told.get("address"),
        email=told.get("email"),
        name=told.get("name"),
        zone=told.get("zone"),
        locale=told.get("locale"),
    )
    meet_person(tx, contact, enrol=told.get("enrol") == "anyone", now=now)
    return Answer(show="nothing")
