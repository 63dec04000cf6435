from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo, available_timezones

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bot.domain.cadence import BadCadence, Cadence, due_week, instant, iso_week, monday

ZONES = sorted(available_timezones() - {"localtime", "Factory"})
zones = st.sampled_from(ZONES).map(ZoneInfo)
days = st.dates(min_value=date(2000, 1, 1), max_value=date(2037, 12, 31))
minutes = st.builds(time, st.integers(0, 23), st.integers(0, 59))
cadences = st.builds(Cadence, weekday=st.integers(0, 6), at=minutes, every=st.integers(1, 6), since=st.none() | days)
MINUTE = timedelta(minutes=1)
CAIRO, SANTIAGO = ZoneInfo("Africa/Cairo"), ZoneInfo("America/Santiago")
LORD_HOWE, APIA = ZoneInfo("Australia/Lord_Howe"), ZoneInfo("Pacific/Apia")


def wall(moment: datetime, zone: ZoneInfo) -> datetime:
    return moment.astimezone(zone).replace(tzinfo=None)


@pytest.mark.parametrize(
    ("day", "at", "zone", "fires"),
    [
        pytest.param("2026-01-15", "10:00", "Europe/Berlin", "2026-01-15T09:00", id="winter"),
        pytest.param("2026-07-16", "10:00", "Europe/Berlin", "2026-07-16T08:00", id="summer"),
        pytest.param("2026-03-29", "02:30", "Europe/Berlin", "2026-03-29T01:00", id="in the gap: 03:00 summer time"),
        pytest.param("2026-10-25", "02:30", "Europe/Berlin", "2026-10-25T00:30", id="twice: the summer time one"),
        pytest.param("2026-04-24", "00:15", "Africa/Cairo", "2026-04-23T22:00", id="Cairo has no midnight: 01:00"),
        pytest.param("2025-09-07", "00:00", "America/Santiago", "2025-09-07T04:00", id="nor has Santiago: 01:00"),
        pytest.param("2025-10-05", "02:10", "Australia/Lord_Howe", "2025-10-04T15:30", id="half an hour gone: 02:30"),
        pytest.param("2026-04-05", "01:45", "Australia/Lord_Howe", "2026-04-04T14:45", id="half an hour twice"),
        pytest.param("2011-12-30", "10:00", "Pacific/Apia", "2011-12-30T10:00", id="a day gone: the next at 00:00"),
    ],
)
def test_a_wall_time_fires_once_at_its_first_valid_minute(day: str, at: str, zone: str, fires: str) -> None:
    fired = instant(date.fromisoformat(day), time.fromisoformat(at), ZoneInfo(zone))
    assert fired == datetime.fromisoformat(fires).replace(tzinfo=UTC)


@example(day=date(2026, 4, 24), at=time(0, 59), zone=CAIRO)
@example(day=date(2025, 9, 7), at=time(0, 1), zone=SANTIAGO)
@example(day=date(2025, 10, 5), at=time(2, 29), zone=LORD_HOWE)
@example(day=date(2011, 12, 30), at=time(23, 59), zone=APIA)
@given(day=days, at=minutes, zone=zones)
def test_no_wall_time_fires_early_and_only_a_gap_makes_one_late(day: date, at: time, zone: ZoneInfo) -> None:
    fired = instant(day, at, zone)
    wanted = datetime.combine(day, at)
    assert wall(fired, zone) >= wanted
    if wall(fired, zone) > wanted:
        assert wall(fired - MINUTE, zone) < wanted
    else:
        day_before = fired - timedelta(days=1)
        assert not any(wall(day_before + n * MINUTE, zone) == wanted for n in range(0, 24 * 60, 15))


@example(day=date(2011, 12, 29), zone=APIA, at=time(10))
@given(day=days, at=minutes, zone=zones)
def test_later_days_never_fire_before_earlier_ones(day: date, at: time, zone: ZoneInfo) -> None:
    assert instant(day, at, zone) < instant(day + timedelta(days=2), at, zone)


@given(cadence=cadences, after=days)
def test_the_next_date_is_the_first_due_one(cadence: Cadence, after: date) -> None:
    found = cadence.next_date(after)
    assert found >= after
    assert found.weekday() == cadence.weekday
    assert due_week(cadence, found)
    earliest = after if cadence.since is None else max(after, monday(cadence.since))
    between = [earliest + timedelta(days=n) for n in range((found - earliest).days)]
    assert not any(day.weekday() == cadence.weekday and due_week(cadence, day) for day in between)


@given(cadence=cadences, after=days)
def test_dates_follow_each_other_at_the_interval(cadence: Cadence, after: date) -> None:
    first = cadence.next_date(after)
    assert cadence.next_date(first) == first
    assert cadence.next_date(first + timedelta(days=1)) - first == cadence.period


def test_the_interval_counts_from_the_monday_of_since_even_when_since_is_later_than_the_weekday() -> None:
    cadence = Cadence(
        weekday=0, at=time(10), every=2, since=date(2026, 10, 1)
    )  # a Thursday; its Monday is 28 September
    assert cadence.next_date(date(2026, 9, 1)) == date(2026, 9, 28)
    assert cadence.next_date(date(2026, 9, 29)) == date(2026, 10, 12)


def test_nothing_is_due_before_the_week_of_since() -> None:
    cadence = Cadence(weekday=3, at=time(10), since=date(2026, 10, 1))
    assert not due_week(cadence, date(2026, 9, 27))
    assert due_week(cadence, date(2026, 9, 28))


def test_a_cycle_gives_the_first_week_only_where_the_cadence_has_none() -> None:
    cadence = Cadence(weekday=3, at=time(10), every=4)
    assert cadence.counted_from(date(2026, 10, 1)).next_date(date(2026, 10, 2)) == date(2026, 10, 29)
    own = Cadence(weekday=3, at=time(10), every=4, since=date(2026, 10, 8))
    assert own.counted_from(date(2026, 10, 1)).next_date(date(2026, 10, 2)) == date(2026, 10, 8)


def test_iso_weeks_belong_to_the_year_of_their_thursday() -> None:
    assert iso_week(date(2026, 11, 5)) == "2026-W45"
    assert iso_week(date(2027, 1, 3)) == "2026-W53"
    assert iso_week(date(2024, 12, 30)) == "2025-W01"


@pytest.mark.parametrize(("weekday", "every"), [(-1, 1), (7, 1), (0, 0), (0, -2)])
def test_a_cadence_that_never_comes_is_refused(weekday: int, every: int) -> None:
    with pytest.raises(BadCadence, match="weekday"):
        Cadence(weekday=weekday, at=time(10), every=every)
