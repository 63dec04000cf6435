from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo, available_timezones

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.cadence import next_working_day, next_working_moment, reminder_times
from bot.domain.rules import Rules

RULES = Rules()
BERLIN = ZoneInfo("Europe/Berlin")
zones = st.sampled_from(sorted(available_timezones() - {"localtime", "Factory"})).map(ZoneInfo)
moments = st.datetimes(
    datetime(2000, 1, 1),  # noqa: DTZ001 - Hypothesis puts the zone on
    datetime(2037, 12, 31),  # noqa: DTZ001
    timezones=st.just(UTC),
)


def berlin(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=BERLIN)


@pytest.mark.parametrize(
    ("now", "working"),
    [
        pytest.param("2026-11-05T08:59", "2026-11-05T09:00", id="before work"),
        pytest.param("2026-11-05T09:00", "2026-11-05T09:00", id="it begins at nine"),
        pytest.param("2026-11-05T17:59", "2026-11-05T17:59", id="inside is now"),
        pytest.param("2026-11-05T18:00", "2026-11-06T09:00", id="it is over at six"),
        pytest.param("2026-11-06T18:30", "2026-11-09T09:00", id="Friday evening waits for Monday"),
        pytest.param("2026-11-07T12:00", "2026-11-09T09:00", id="Saturday noon too"),
        pytest.param("2026-11-08T23:59", "2026-11-09T09:00", id="and Sunday night"),
    ],
)
def test_what_falls_outside_waits_for_the_next_working_hour(now: str, working: str) -> None:
    assert next_working_moment(berlin(now), BERLIN, RULES) == berlin(working)


@given(now=moments, zone=zones)
def test_a_working_moment_is_never_past_and_always_inside(now: datetime, zone: ZoneInfo) -> None:
    found = next_working_moment(now, zone, RULES)
    local = found.astimezone(zone)
    assert now <= found <= now + timedelta(days=5)
    assert local.weekday() < 5
    assert time(9) <= local.time() < time(18)
    assert next_working_moment(found, zone, RULES) == found


def test_an_hour_that_comes_twice_never_sends_back_in_time() -> None:
    cairo, late_shift = ZoneInfo("Africa/Cairo"), Rules(work_from=time(23, 30), work_to=time(23, 50))
    second = datetime(2026, 10, 29, 21, 10, tzinfo=UTC)  # a Thursday, 23:10 for the second time; 23:30 has been
    assert second.astimezone(cairo).fold == 1
    assert next_working_moment(second, cairo, late_shift) == second


@given(day=st.dates(max_value=date(9990, 1, 1)))
def test_the_next_working_day_is_the_first_weekday_after(day: date) -> None:
    following = next_working_day(day)
    assert day < following <= day + timedelta(days=3)
    assert following.weekday() < 5


def test_an_ask_is_followed_up_twice_on_the_next_working_day() -> None:
    friday = (berlin("2026-11-06T10:00"), berlin("2026-11-06T16:00"))
    assert reminder_times(date(2026, 11, 5), BERLIN, RULES) == friday
    monday = (berlin("2026-11-09T10:00"), berlin("2026-11-09T16:00"))
    assert reminder_times(date(2026, 11, 6), BERLIN, RULES) == monday
