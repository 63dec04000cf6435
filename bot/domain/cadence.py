"""When things are due in people's own time: a wall time on one weekday, every n weeks; and working hours."""

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from bot.domain.rules import Rules
from bot.errors import OkrError

_WEEK = 7
_FRIDAY = 4
_MINUTE = timedelta(minutes=1)


class BadCadence(OkrError):
    """A cadence needs a weekday from Monday (0) to Sunday (6) and a whole number of weeks from 1."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cadence:
    """`weekday` counts from Monday = 0; `every` weeks, counted in ISO weeks from the Monday of `since`.

    Nothing is due before that Monday. Without `since` the weeks are counted from a fixed one, see `counted_from`.
    """

    weekday: int
    at: time
    every: int = 1
    since: date | None = None

    def __post_init__(self) -> None:
        """Refuse a day or an interval that doesn't exist."""
        if not 0 <= self.weekday < _WEEK or self.every < 1:
            raise BadCadence

    @property
    def period(self) -> timedelta:
        """How long it is from one time to the next."""
        return timedelta(weeks=self.every)

    def counted_from(self, first_day: date) -> "Cadence":
        """The same, counted from a cycle's first day unless it has a `since` of its own (domain.md §8.1)."""
        return self if self.since is not None else replace(self, since=first_day)

    def next_date(self, after: date) -> date:
        """The first planned local date on or after `after`."""
        earliest = after if self.since is None else max(after, monday(self.since))
        planned = monday(earliest) + timedelta(days=self.weekday)
        if planned < earliest:
            planned += timedelta(weeks=1)
        return planned + timedelta(weeks=-_weeks(self, planned) % self.every)


def due_week(cadence: Cadence, day: date) -> bool:
    """Whether the local ISO week of `day` is one of the cadence's."""
    weeks = _weeks(cadence, day)
    return weeks >= 0 and weeks % cadence.every == 0


def _weeks(cadence: Cadence, day: date) -> int:
    """Whole ISO weeks since the first one; 1 January of year 1 is a Monday."""
    return (monday(day) - monday(cadence.since or date.min)).days // _WEEK


@lru_cache(maxsize=1024)  # of few days, for everybody
def monday(day: date) -> date:
    """The Monday of the ISO week that holds `day`."""
    return day - timedelta(days=day.weekday())


@lru_cache(maxsize=1024)
def iso_week(day: date) -> str:
    """The ISO week as it stands in keys: `2026-W45`."""
    year, week, _ = day.isocalendar()
    return f"{year}-W{week:02}"


@lru_cache(maxsize=4096)  # a tick asks for the same few moments again for everybody
def instant(day: date, at: time, zone: ZoneInfo) -> datetime:
    """The UTC moment of a wall time; in a gap the first valid minute after it, of two the first (domain.md §8)."""
    wall = datetime.combine(day, at)
    while (moment := wall.replace(tzinfo=zone).astimezone(UTC)).astimezone(zone).replace(tzinfo=None) != wall:
        wall = wall.replace(second=0, microsecond=0) + _MINUTE
    return moment


def next_working_moment(now: datetime, zone: ZoneInfo, rules: Rules) -> datetime:
    """`now` if it is inside working hours, else their next beginning."""
    local = now.astimezone(zone)
    if _works(local.date()) and rules.work_from <= local.time() < rules.work_to:
        return now
    today_is_ahead = _works(local.date()) and local.time() < rules.work_from
    day = local.date() if today_is_ahead else next_working_day(local.date())
    return max(now, instant(day, rules.work_from, zone))


def next_working_day(day: date) -> date:
    """The first day from Monday to Friday after `day`."""
    following = day + timedelta(days=1)
    while not _works(following):
        following += timedelta(days=1)
    return following


def reminder_times(asked_on: date, zone: ZoneInfo, rules: Rules) -> tuple[datetime, ...]:
    """When an ask sent on this local date is followed up: the next working day, at each of the rules' hours (§8.3)."""
    day = next_working_day(asked_on)
    return tuple(instant(day, at, zone) for at in rules.reminders)


def _works(day: date) -> bool:
    return day.weekday() <= _FRIDAY
