"""Whose clock somebody lives by."""

from zoneinfo import ZoneInfo

from bot.domain.inherited import team_zone, zone_named
from bot.domain.people import Person
from bot.ports import Transaction


def zone_of_person(tx: Transaction, person: Person) -> ZoneInfo:
    """The person's zone; only where it is unknown are teams read for the one that stands in for it."""
    own = zone_named(person.zone)
    if own is not None:
        return own
    teams = tx.teams.lineages([person.team] if person.team else [])
    return team_zone(person.team, teams, tx.workspace.zone)
