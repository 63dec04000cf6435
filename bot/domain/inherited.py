"""Whose time holds: cadences and zones, inherited from the team, its parents and the workspace (domain.md §1, §8)."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from bot.domain.cadence import Cadence, instant
from bot.domain.people import Person, Team, TeamKey, lineage
from bot.domain.rules import Rules
from bot.errors import OkrError

Teams = Mapping[TeamKey, Team]


class UnknownZone(OkrError):
    """I know no time zone called {zone}. Use a name such as Europe/Berlin."""


def ask_cadence(team: TeamKey | None, teams: Teams, rules: Rules) -> Cadence:
    """When the team's people are asked: its own cadence, else its nearest ancestor's, else the workspace's."""
    own = next((found.ask for found in _lineage(team, teams) if found.ask is not None), None)
    return own or Cadence(weekday=rules.ask_weekday, at=rules.ask_at)


def meeting(team: TeamKey | None, teams: Teams, rules: Rules) -> Cadence:
    """When the team meets: inherited as `ask_cadence` is."""
    own = next((found.meeting for found in _lineage(team, teams) if found.meeting is not None), None)
    return own or Cadence(weekday=rules.meeting_weekday, at=rules.meeting_at)


def zone_of(person: Person, teams: Teams, workspace_zone: str) -> ZoneInfo:
    """The person's zone; while it is unknown that of their team, of its ancestors or of the workspace.

    Compare with `zone_named(person.zone)` to say that another one stands in.
    """
    return zone_named(person.zone) or team_zone(person.team, teams, workspace_zone)


def team_zone(team: TeamKey | None, teams: Teams, workspace_zone: str) -> ZoneInfo:
    """The zone whose days the team counts; raises UnknownZone if not even the workspace has a real one."""
    for found in _lineage(team, teams):
        if (zone := zone_named(found.zone)) is not None:
            return zone
    zone = zone_named(workspace_zone)
    if zone is None:
        raise UnknownZone(zone=workspace_zone)
    return zone


@lru_cache(maxsize=4096)  # more than there are; asked for everybody at every tick
def zone_named(name: str | None) -> ZoneInfo | None:
    """The zone with this IANA name, None if there is none; never UTC instead."""
    try:
        return ZoneInfo(name) if name else None
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return None


def digest_at(meets_on: date, meets: Cadence, zone: ZoneInfo, rules: Rules) -> datetime:
    """When the digest for the meeting on this local date is posted; its time may fall on the day before."""
    return instant(meets_on, meets.at, zone) - timedelta(hours=rules.digest_hours_before)


def next_digest(after: datetime, meets: Cadence, zone: ZoneInfo, rules: Rules) -> tuple[date, datetime]:
    """The local date of the first meeting whose digest comes later than `after`, and when that digest comes."""
    meets_on = meets.next_date(after.astimezone(zone).date())
    while (at := digest_at(meets_on, meets, zone, rules)) <= after:
        meets_on = meets.next_date(meets_on + timedelta(days=1))
    return meets_on, at


def _lineage(team: TeamKey | None, teams: Teams) -> tuple[Team, ...]:
    return () if team is None else tuple(lineage(team, teams))
