"""Wall times and working hours, worked out from nothing but the zones: the oracle's own (domain.md §8)."""

from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from zoneinfo import ZoneInfo

FURTHEST_EAST, FURTHEST_WEST = timedelta(hours=15), timedelta(hours=13)
MINUTE = timedelta(minutes=1)
BEGINS, ENDS = time(9), time(18)
SATURDAY = 5

zone_named = cache(ZoneInfo)


@cache
def wall(day: date, at: time, zone: ZoneInfo) -> datetime:
    """When the zone's clock shows it first; where it never does, the first minute that it shows something later."""
    shown = datetime.combine(day, at)
    as_utc = shown.replace(tzinfo=UTC)
    offsets = {_offset(as_utc - FURTHEST_EAST, zone), _offset(as_utc + FURTHEST_WEST, zone)}
    exact = [moment for moment in (as_utc - offset for offset in offsets) if _shown(moment, zone) == shown]
    if exact:
        return min(exact)
    moment = as_utc - max(offsets)
    while _shown(moment, zone) < shown:
        moment += MINUTE
    return moment


def monday(day: date) -> date:
    """That of its week."""
    return day - timedelta(days=day.isocalendar().weekday - 1)


def weeks_between(since: date, day: date) -> int:
    """From the one's week to the other's."""
    return (monday(day).toordinal() - monday(since).toordinal()) // 7


def works(moment: datetime, zone: ZoneInfo) -> bool:
    """From Monday to Friday, 9 to 18."""
    local = moment.astimezone(zone)
    return local.weekday() < SATURDAY and BEGINS <= local.time() < ENDS


def begins_to_work(after: datetime, zone: ZoneInfo) -> datetime:
    """The first beginning of a working day later than that."""
    today = after.astimezone(zone).date()
    days = (today + timedelta(days=n) for n in range(5))
    return next(at for day in days if day.weekday() < SATURDAY and (at := wall(day, BEGINS, zone)) > after)


def _offset(moment: datetime, zone: ZoneInfo) -> timedelta:
    offset = moment.astimezone(zone).utcoffset()
    assert offset is not None
    return offset


def _shown(moment: datetime, zone: ZoneInfo) -> datetime:
    return moment.astimezone(zone).replace(tzinfo=None)
