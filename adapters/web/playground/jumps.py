"""Where the clock can be moved to."""

from collections.abc import Awaitable, Callable
from datetime import datetime, time, timedelta
from functools import partial
from zoneinfo import ZoneInfo

from adapters.web.playground.seam import MovableClock

MORNING = time(9)
DAYS_A_WEEK = 7


def step(clock: MovableClock, to: str, zone: ZoneInfo) -> Callable[[], Awaitable[str]] | None:
    """The move that a button of the page names: `next`, `day` or `monday`."""
    if to == "next":
        return clock.next
    morning = {"day": next_morning, "monday": next_monday}.get(to)
    return morning and partial(clock.advance_to, morning(clock.now(), zone))


def next_morning(now: datetime, zone: ZoneInfo) -> datetime:
    """09:00 of the day after, on the wall of this zone."""
    return _morning(now, zone, days=1)


def next_monday(now: datetime, zone: ZoneInfo) -> datetime:
    """09:00 of the Monday to come; on a Monday, that of next week."""
    return _morning(now, zone, days=DAYS_A_WEEK - now.astimezone(zone).weekday())


def _morning(now: datetime, zone: ZoneInfo, *, days: int) -> datetime:
    day = now.astimezone(zone).date() + timedelta(days=days)
    return datetime.combine(day, MORNING, tzinfo=zone)
