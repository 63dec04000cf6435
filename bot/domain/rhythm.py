"""A workspace's weekly rhythm: what its teams, zones and rules make of a day (domain.md §8)."""

from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from functools import wraps
from typing import Any, Concatenate, ParamSpec, TypeVar
from zoneinfo import ZoneInfo

from bot.domain import inherited
from bot.domain.cadence import Cadence, due_week, instant, monday, reminder_times
from bot.domain.okr import Key
from bot.domain.people import Person, PersonId, Team, TeamKey
from bot.domain.rules import Rules

P = ParamSpec("P")
R = TypeVar("R")

WEEK = timedelta(weeks=1)
MIDNIGHT = time(0)


def _once(
    method: Callable[Concatenate["Rhythm", P], R],
) -> Callable[Concatenate["Rhythm", P], R]:
    """Worked out once for all who share it: a tick asks the same of one rhythm for hundreds of people."""

    @wraps(method)
    def known_or_worked_out(rhythm: "Rhythm", /, *about: P.args, **more: P.kwargs) -> R:
        key = (method, about, *more.values())
        known = rhythm.known
        if key not in known:
            known[key] = method(rhythm, *about, **more)
        result: R = known[key]
        return result

    return known_or_worked_out


@dataclass(frozen=True, slots=True, kw_only=True)
class Duty:
    """A key result as the rhythm sees it: whom to ask, in which team's weeks, from which local day on."""

    key: Key
    owner: PersonId
    team: TeamKey
    first_day: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Rhythm:
    """`zone` is the workspace's; cadences without a `since` of their own count from `origin`, a cycle's first day."""

    teams: Mapping[TeamKey, Team]
    rules: Rules
    zone: str
    origin: date
    known: dict[Hashable, Any] = field(default_factory=dict, init=False, repr=False, compare=False)

    def zone_of(self, person: Person) -> ZoneInfo:
        """The person's zone, or the one that stands in for it."""
        return inherited.zone_named(person.zone) or self.zone_of_team(person.team)

    @_once
    def zone_of_team(self, team: TeamKey | None) -> ZoneInfo:
        """The team's zone, or the one that stands in for it."""
        return inherited.team_zone(team, self.teams, self.zone)

    @_once
    def ask_time(self, team: TeamKey | None) -> Cadence:
        """When people whose home this team is are asked."""
        return inherited.ask_cadence(team, self.teams, self.rules).counted_from(self.origin)

    @_once
    def ask_in_week(self, team: TeamKey | None, day: date, zone: ZoneInfo) -> tuple[date, datetime]:
        """The planned date in the ISO week of `day`, and when it is time there.

        Every week has one: the interval belongs to key results.
        """
        cadence = self.ask_time(team)
        planned = monday(day) + timedelta(days=cadence.weekday)
        return planned, instant(planned, cadence.at, zone)

    @_once
    def asking_ends(self, team: TeamKey | None, day: date, zone: ZoneInfo) -> datetime:
        """When an ask planned for that local date makes no sense any more.

        The local week is over, or the home team's next digest is due.
        """
        week_ends = instant(monday(day) + WEEK, MIDNIGHT, zone)
        digest = self.digest_after(team, instant(day, self.ask_time(team).at, zone))
        return week_ends if digest is None else min(week_ends, digest)

    @_once
    def asks_in_week(self, team: TeamKey | None, day: date) -> bool:
        """Whether the team's key results are due in the ISO week of `day`."""
        return due_week(self.ask_time(team), day)

    @_once
    def meeting(self, team: TeamKey | None) -> Cadence:
        """When the team meets."""
        return inherited.meeting(team, self.teams, self.rules).counted_from(self.origin)

    def meeting_at(self, team: TeamKey, day: date) -> datetime:
        """When the meeting on this local date begins."""
        return instant(day, self.meeting(team).at, self.zone_of_team(team))

    def digest_at(self, team: TeamKey, day: date) -> datetime:
        """When the digest for the meeting on this local date is posted."""
        return inherited.digest_at(day, self.meeting(team), self.zone_of_team(team), self.rules)

    def next_meeting(self, team: TeamKey, after: datetime) -> date:
        """The local date of the first meeting whose digest comes later than `after`."""
        return inherited.next_digest(after, self.meeting(team), self.zone_of_team(team), self.rules)[0]

    @_once
    def digest_after(self, team: TeamKey | None, after: datetime) -> datetime | None:
        """When the team's first digest later than `after` comes; None without a team."""
        if team is None:
            return None
        return inherited.next_digest(after, self.meeting(team), self.zone_of_team(team), self.rules)[1]

    @_once
    def next_reminder(
        self, zone: ZoneInfo, team: TeamKey | None, *, asked_at: datetime, after: datetime
    ) -> datetime | None:
        """The first reminder of an ask later than `after` in a person's zone.

        None once the home team's digest comes first (§8.3).
        """
        digest = self.digest_after(team, asked_at)
        times = reminder_times(asked_at.astimezone(zone).date(), zone, self.rules)
        return next((at for at in times if at > after and (digest is None or at < digest)), None)
