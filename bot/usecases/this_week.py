"""The local ISO week somebody is in."""

from datetime import datetime
from zoneinfo import ZoneInfo

from bot.domain.cadence import iso_week
from bot.domain.inherited import zone_named, zone_of
from bot.domain.people import Person
from bot.ports import Transaction


def zone_for(tx: Transaction, person: Person) -> ZoneInfo:
    """The person's zone, or the one that stands in for it; teams are only read where they have to be."""
    return zone_named(person.zone) or zone_of(person, tx.teams.all(), tx.workspace.zone)


def this_week(tx: Transaction, person: Person, now: datetime) -> str:
    """As it stands in the ids of asks: `2026-W45`."""
    return iso_week(now.astimezone(zone_for(tx, person)).date())
