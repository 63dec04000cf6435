"""Business time as people read it on their own wall."""

from collections.abc import Mapping
from datetime import datetime
from zoneinfo import ZoneInfo

from bot.domain.people import Person, Team, TeamKey, lineage

UTC = "UTC"


def zone_of(person: Person, teams: Mapping[TeamKey, Team]) -> ZoneInfo:
    """The person's own zone, else that of their team or the nearest team above it."""
    above = lineage(person.team, teams) if person.team else ()
    return ZoneInfo(person.zone or next((team.zone for team in above if team.zone), UTC))


def city(zone: ZoneInfo) -> str:
    """`America/New_York` → New York."""
    return zone.key.rpartition("/")[2].replace("_", " ")


def hour(at: datetime, zone: ZoneInfo) -> str:
    """10:00."""
    return f"{at.astimezone(zone):%H:%M}"


def clock(at: datetime, zone: ZoneInfo) -> str:
    """Thu 10:00."""
    return f"{at.astimezone(zone):%a %H:%M}"


def day(at: datetime, zone: ZoneInfo) -> str:
    """Thursday 12 November."""
    local = at.astimezone(zone)
    return f"{local:%A} {local.day} {local:%B}"
