"""The local ISO week somebody is in."""

from datetime import datetime

from bot.domain.cadence import iso_week
from bot.domain.people import Person
from bot.ports import Transaction
from bot.usecases.zone_of_person import zone_of_person


def this_week(tx: Transaction, person: Person, now: datetime) -> str:
    """As it stands in the ids of asks: `2026-W45`."""
    return iso_week(now.astimezone(zone_of_person(tx, person)).date())
