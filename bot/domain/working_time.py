"""Working hours in a person's own zone (domain.md §8.7) and what waits for them."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from bot.domain.cadence import instant
from bot.domain.rules import Rules

_FRIDAY = 4


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
