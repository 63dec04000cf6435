"""A workspace's weekly rhythm: what its teams, zones and rules make of a day (domain.md §8)."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from bot.domain import inherited
from bot.domain.cadence import Cadence, due_week, instant, reminder_times
from bot.domain.okr import Key
from bot.domain.people import Person, PersonId, Team, TeamKey
from bot.domain.rules import Rules

WEEK = timedelta(weeks=1)


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
    _ask_times: dict[TeamKey | None, Cadence] = field(default_factory=dict, init=False, repr=False, compare=False)
    _meetings: dict[TeamKey | None, Cadence] = field(default_factory=dict, init=False, repr=False, compare=False)
    _digests: dict[tuple[TeamKey, datetime], datetime] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )

    def zone_of(self, person: Person) -> ZoneInfo:
        """The person's zone, or the one that stands in for it."""
        return inherited.zone_of(person, self.teams, self.zone)

    def zone_of_team(self, team: TeamKey | None) -> ZoneInfo:
        """The team's zone, or the one that stands in for it."""
        return inherited.team_zone(team, self.teams, self.zone)

    def ask_time(self, team: TeamKey | None) -> Cadence:
        """When people whose home this team is are asked; worked out once for all of them."""
        if team not in self._ask_times:
            own = inherited.ask_cadence(team, self.teams, self.rules)
            self._ask_times[team] = own.counted_from(self.origin)
        return self._ask_times[team]

    def ask_date(self, team: TeamKey | None, after: date) -> date:
        """The first planned local date on or after `after`."""
        return self.ask_time(team).next_date(after)

    def asks_in_week(self, team: TeamKey | None, day: date) -> bool:
        """Whether the team's key results are due in the ISO week of `day`."""
        return due_week(self.ask_time(team), day)

    def meeting(self, team: TeamKey | None) -> Cadence:
        """When the team meets; worked out once."""
        if team not in self._meetings:
            self._meetings[team] = inherited.meeting(team, self.teams, self.rules).counted_from(self.origin)
        return self._meetings[team]

    def meeting_at(self, team: TeamKey, day: date) -> datetime:
        """When the meeting on this local date begins."""
        return instant(day, self.meeting(team).at, self.zone_of_team(team))

    def digest_at(self, team: TeamKey, day: date) -> datetime:
        """When the digest for the meeting on this local date is posted."""
        return inherited.digest_at(day, self.meeting(team), self.zone_of_team(team), self.rules)

    def next_meeting(self, team: TeamKey, after: datetime) -> date:
        """The local date of the first meeting whose digest comes later than `after`."""
        return inherited.next_digest(after, self.meeting(team), self.zone_of_team(team), self.rules)[0]

    def digest_after(self, team: TeamKey | None, after: datetime) -> datetime | None:
        """When the team's first digest later than `after` comes, worked out once; None without a team."""
        if team is None:
            return None
        if (team, after) not in self._digests:
            meets, zone = self.meeting(team), self.zone_of_team(team)
            self._digests[team, after] = inherited.next_digest(after, meets, zone, self.rules)[1]
        return self._digests[team, after]

    def next_reminder(
        self, person: Person, team: TeamKey | None, *, asked_at: datetime, after: datetime
    ) -> datetime | None:
        """The first reminder of an ask later than `after`; None once the home team's digest comes first (§8.3)."""
        zone, digest = self.zone_of(person), self.digest_after(team, asked_at)
        times = reminder_times(asked_at.astimezone(zone).date(), zone, self.rules)
        return next((at for at in times if at > after and (digest is None or at < digest)), None)
