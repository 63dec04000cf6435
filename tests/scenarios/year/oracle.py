"""Who must be asked what and when: domain.md §8.1–8.2 written down once more, with nothing of the product's code."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta
from heapq import heappop, heappush
from typing import TypeAlias
from zoneinfo import ZoneInfo

from tests.scenarios.year.clocks import begins_to_work, monday, wall, weeks_between, works, zone_named
from tests.scenarios.year.plans import (
    DAY,
    FIRST_DAY,
    START,
    WEEK,
    AskEdited,
    Change,
    CheckedIn,
    Company,
    Group,
    MeetingEdited,
    Moved,
    Result,
    Weekly,
    Worker,
    Year,
)

ON_TIME = timedelta(minutes=15)
RECENT = 3 * DAY
BEFORE_MEETING = timedelta(hours=2)
ASKED = Weekly(3, time(10))
MEETS = Weekly(0, time(10))

PersonWeek: TypeAlias = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Asked:
    """When, by the clock okrbot was given, and for what."""

    at: datetime
    keys: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Outcome:
    """Who was asked what and when, and who was skipped in which week and how often."""

    asks: Mapping[PersonWeek, Asked]
    skips: Mapping[PersonWeek, int]


def foretold(year: Year) -> Outcome:
    """What has to happen in it, from the rules alone."""
    oracles = [Oracle(company) for company in year.companies]
    for oracle in oracles:
        oracle.begin(START)
        for step, now, runs in year.moments():
            for change in oracle.company.changes.get(step, ()):
                oracle.change(change, now)
            if runs:
                oracle.tick(now)
    asked = {of: ask for oracle in oracles for of, ask in oracle.asks.items()}
    return Outcome(asked, {of: 1 for oracle in oracles for of in oracle.skips})


@dataclass(frozen=True, slots=True)
class Waiting:
    """The local date that a person is next asked for, and when to look at it."""

    day: date
    at: datetime


@dataclass(slots=True)
class Oracle:
    """Goes through the year tick by tick; what it foretells is in `asks` and `skips`, by person and local ISO week."""

    company: Company
    asks: dict[PersonWeek, Asked] = field(default_factory=dict)
    skips: set[PersonWeek] = field(default_factory=set)
    _people: dict[str, Worker] = field(init=False)
    _groups: dict[str, Group] = field(init=False)
    _waiting: dict[str, Waiting] = field(default_factory=dict)
    _queue: list[tuple[datetime, str]] = field(default_factory=list)
    _last_news: dict[str, datetime] = field(default_factory=dict)
    _at_home: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))

    def __post_init__(self) -> None:
        self._people, self._groups = dict(self.company.people), dict(self.company.groups)
        for one in self._people.values():
            self._at_home[_home(one)].append(one.id)

    def begin(self, now: datetime) -> None:
        """Everybody is first asked at the next planned time."""
        for id_ in self._people:
            self._plan(id_, now)

    def change(self, change: Change, now: datetime) -> None:
        """Something becomes different, and weeks without an ask move with it."""
        match change:
            case Moved(person, zone):
                self._people[person] = replace(self._people[person], zone=zone)
                self._plan(person, now)
            case AskEdited(team, ask):
                self._groups[team] = replace(self._groups[team], ask=ask)
                for each in self._groups.values():
                    if team in (each.key, each.parent):
                        for person in self._at_home[each.key]:
                            self._plan(person, now)
            case MeetingEdited(team, meeting):
                self._groups[team] = replace(self._groups[team], meeting=meeting)
            case CheckedIn(_, key):
                self._last_news[key] = max(now, self._last_news.get(key, now))

    def tick(self, now: datetime) -> None:
        """Whoever's time has come is asked, waits for working hours, or is skipped."""
        while self._queue and self._queue[0][0] <= now:
            at, person = heappop(self._queue)
            if self._waiting[person].at == at:
                self._judge(self._people[person], self._waiting[person].day, now)

    def _judge(self, person: Worker, day: date, now: datetime) -> None:
        this = (person.id, _named(day))
        keys = () if self._is_settled(this) else self._due(person, day)
        if keys:
            zone = self._zone(person)
            planned = wall(day, self._asked(person).at, zone)
            over = self._over(person, day, planned)
            if now - planned <= ON_TIME or (works(now, zone) and now < over):
                self.asks[this] = Asked(now, keys)
            elif not works(now, zone) and begins_to_work(now, zone) < over:
                self._wait(person, day, begins_to_work(now, zone))
                return
            else:
                self.skips.add(this)
        self._wait_for_week(person, monday(day) + WEEK)

    def _plan(self, id_: str, now: datetime) -> None:
        person, waiting = self._people[id_], self._waiting.get(id_)
        zone = self._zone(person)
        this_week = monday(now.astimezone(zone).date())
        day = this_week + timedelta(days=self._asked(person).weekday)
        at = wall(day, self._asked(person).at, zone)
        planned_week = monday(waiting.day) if waiting else None
        if waiting and planned_week and planned_week < this_week:
            self._wait(person, waiting.day, min(waiting.at, now))
        elif self._is_settled((id_, _named(day))):
            self._wait_for_week(person, this_week + WEEK)
        elif at > now:
            self._wait(person, day, at)
        elif planned_week == this_week and waiting != Waiting(day, at):
            self._wait(person, day, now if works(now, zone) else begins_to_work(now, zone))
        elif planned_week != this_week:
            self._wait_for_week(person, this_week + WEEK)

    def _wait_for_week(self, person: Worker, week: date) -> None:
        asked = self._asked(person)
        day = week + timedelta(days=asked.weekday)
        self._wait(person, day, wall(day, asked.at, self._zone(person)))

    def _wait(self, person: Worker, day: date, at: datetime) -> None:
        self._waiting[person.id] = Waiting(day, at)
        heappush(self._queue, (at, person.id))

    def _is_settled(self, this: PersonWeek) -> bool:
        return this in self.asks or this in self.skips

    def _due(self, person: Worker, day: date) -> tuple[str, ...]:
        zone = self._zone(person)
        return tuple(one.key for one in person.results if self._is_due(one, day, zone))

    def _is_due(self, result: Result, day: date, zone: ZoneInfo) -> bool:
        if day < result.first_day or not _counts(self._ask_of(result.team), day):
            return False
        news = self._last_news.get(result.key)
        return news is None or news.astimezone(zone).date() < day - RECENT

    def _over(self, person: Worker, day: date, planned: datetime) -> datetime:
        """The end of the local week, or the home team's first digest after the planned time."""
        week_ends = wall(monday(day) + WEEK, time(0), self._zone(person))
        meeting, zone = self._meeting_of(_home(person)), self._zone_of_team(_home(person))
        first = monday(planned.astimezone(zone).date())
        for week in range(10):
            meets_on = first + week * WEEK + timedelta(days=meeting.weekday)
            digest = wall(meets_on, meeting.at, zone) - BEFORE_MEETING
            if digest > planned and _counts(meeting, meets_on):
                return min(week_ends, digest)
        return week_ends

    # What holds for whom

    def _asked(self, person: Worker) -> Weekly:
        return self._ask_of(_home(person))

    def _ask_of(self, team: str) -> Weekly:
        return next((one.ask for one in self._lineage(team) if one.ask), ASKED)

    def _meeting_of(self, team: str) -> Weekly:
        return next((one.meeting for one in self._lineage(team) if one.meeting), MEETS)

    def _zone_of_team(self, team: str) -> ZoneInfo:
        return zone_named(next((one.zone for one in self._lineage(team) if one.zone), self.company.zone))

    def _zone(self, person: Worker) -> ZoneInfo:
        if person.zone or not person.team:
            return zone_named(person.zone or self.company.zone)
        return self._zone_of_team(person.team)

    def _lineage(self, team: str) -> tuple[Group, ...]:
        own = self._groups[team]
        return (own, self._groups[own.parent]) if own.parent else (own,)


def _home(person: Worker) -> str:
    """Without a home team, that of the first key result."""
    return person.team or person.results[0].team


def _counts(weekly: Weekly, day: date) -> bool:
    weeks = weeks_between(weekly.since or FIRST_DAY, day)
    return weeks >= 0 and weeks % weekly.every == 0


def _named(day: date) -> str:
    return f"{day:%G-W%V}"
