from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo, available_timezones

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.cadence import Cadence
from bot.domain.inherited import (
    UnknownZone,
    ask_cadence,
    digest_at,
    meeting,
    next_digest,
    team_zone,
    zone_named,
    zone_of,
)
from bot.domain.people import Person, Team
from bot.domain.rules import Rules

RULES = Rules()
TUESDAY = Cadence(weekday=1, at=time(14))
FRIDAY = Cadence(weekday=4, at=time(9), every=2)
TEAMS = {
    "ROOT": Team(key="ROOT", name="Company", zone="America/Santiago", ask=TUESDAY),
    "GROW": Team(key="GROW", name="Growth", parent="ROOT", meeting=FRIDAY),
    "TRIAL": Team(key="TRIAL", name="Trials", parent="GROW", zone="Mars/Olympus"),
    "ALONE": Team(key="ALONE", name="Nobody's"),
}
moments = st.datetimes(
    datetime(2000, 1, 1),  # noqa: DTZ001 - Hypothesis puts the zone on
    datetime(2037, 1, 1),  # noqa: DTZ001
    timezones=st.just(UTC),
)
zones = st.sampled_from(sorted(available_timezones() - {"localtime", "Factory"})).map(ZoneInfo)


def test_cadences_come_from_the_nearest_ancestor_that_has_one() -> None:
    assert ask_cadence("TRIAL", TEAMS, RULES) is TUESDAY
    assert meeting("TRIAL", TEAMS, RULES) is FRIDAY
    assert meeting("ROOT", TEAMS, RULES) == Cadence(weekday=0, at=time(10))


@pytest.mark.parametrize("team", [None, "ALONE", "GONE"])
def test_without_any_the_workspace_decides(team: str | None) -> None:
    assert ask_cadence(team, TEAMS, RULES) == Cadence(weekday=3, at=time(10))
    assert meeting(team, TEAMS, Rules(meeting_weekday=2)) == Cadence(weekday=2, at=time(10))


@pytest.mark.parametrize(
    ("zone", "team", "found"),
    [
        ("Asia/Tokyo", "GROW", "Asia/Tokyo"),
        (None, "GROW", "America/Santiago"),
        ("Nowhere/Land", "TRIAL", "America/Santiago"),
        ("", "ALONE", "Africa/Cairo"),
        ("../etc/passwd", None, "Africa/Cairo"),
        ("America", None, "Africa/Cairo"),
    ],
)
def test_an_unknown_zone_is_the_teams_and_never_silently_utc(zone: str | None, team: str | None, found: str) -> None:
    person = Person(id="ana", name="Ana", zone=zone, team=team)
    assert zone_of(person, TEAMS, "Africa/Cairo") == ZoneInfo(found)


def test_a_workspace_without_a_real_zone_is_told_so() -> None:
    with pytest.raises(UnknownZone, match="Moon/Base"):
        team_zone("ALONE", TEAMS, "Moon/Base")


@given(name=st.text(max_size=20))
def test_no_name_of_a_zone_breaks_anything(name: str) -> None:
    assert zone_named(name) is None or zone_named(name) == ZoneInfo(name)


def test_the_digest_comes_two_hours_before_the_meeting_where_the_team_is() -> None:
    monday = Cadence(weekday=0, at=time(10))
    at = digest_at(date(2026, 11, 9), monday, ZoneInfo("Australia/Lord_Howe"), RULES)
    assert at == datetime(2026, 11, 8, 21, tzinfo=UTC)  # 08:00 at eleven hours ahead


@given(
    after=moments,
    zone=zones,
    weekday=st.integers(0, 6),
    at=st.times(),
    every=st.integers(1, 3),
)
def test_the_next_digest_is_later_and_the_one_before_it_is_not(
    after: datetime, zone: ZoneInfo, weekday: int, at: time, every: int
) -> None:
    meets = Cadence(weekday=weekday, at=at.replace(second=0, microsecond=0), every=every)
    meets_on, posted = next_digest(after, meets, zone, RULES)
    assert posted > after
    assert digest_at(meets_on - meets.period, meets, zone, RULES) <= after + timedelta(hours=24)
    assert meets_on == meets.next_date(meets_on)
    assert next_digest(posted - timedelta(seconds=1), meets, zone, RULES) == (meets_on, posted)
