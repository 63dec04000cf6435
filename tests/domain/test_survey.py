"""The survey as a whole; single rules have their worked examples."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.assessment import Said, Streak
from bot.domain.cadence import Cadence, instant
from bot.domain.check_in import CheckInKind, Word
from bot.domain.measures import Measure, load
from bot.domain.measures.metric import Metric
from bot.domain.okr import Standing
from bot.domain.people import Team
from bot.domain.status import Rule, Status
from tests.domain.build import OBJECTIVE, TO_100, assessed, check_in, day, key_result, noon, surveyed
from tests.domain.measures.samples import measures, values_of

LIMIT = load({"kind": "guardrail", "at_most": 3})
DUE_50 = load({"kind": "yes_no", "due": day(50)})
ZONES = st.sampled_from(["Africa/Cairo", "America/Santiago", "Australia/Lord_Howe", "Pacific/Apia", "Asia/Kolkata"])


def test_an_assessment_has_all_that_its_reasons_are_made_of() -> None:
    found = assessed(TO_100, check_in(30, 25, confidence=8), check_in(40, 28, confidence=6, word="at_risk"), today=42)
    assert (found.status, found.rule) == (Status.AT_RISK, Rule.SAID_AND_PACE)
    assert found.said == Said(status=Status.AT_RISK, word=Word.AT_RISK, confidence=Decimal(6), at=noon(40))
    assert (found.value, found.previous_value, found.values) == (Decimal(28), Decimal(25), (Decimal(25), Decimal(28)))
    assert (found.confidence, found.previous_confidence) == (Decimal(6), Decimal(8))
    assert found.confidence_at == noon(40)
    assert (found.progress, found.expected, found.gap) == (Decimal("0.28"), Decimal("0.4"), Decimal("0.12"))
    assert found.points_behind == 12
    assert found.on_pace == 42  # on day 42; the gap is that of day 40
    assert found.last_news_at == noon(40)
    assert found.timing.compared_on == day(40)


def test_the_example_of_the_messages_comes_out_as_it_is_told() -> None:
    # 31 December is 91 days after 1 October, 22 November 52: 52/91 = 57.1 % against (29 − 20)/(40 − 20) = 45 %.
    twenty_to_forty = key_result(measure=Metric(start=Decimal(20), target=Decimal(40)))
    activation = replace(twenty_to_forty, first_day=date(2026, 10, 1), last_day=date(2026, 12, 31))
    news = replace(check_in(0, 29, confidence=6), at=datetime(2026, 11, 22, 9, tzinfo=UTC))
    found = surveyed([activation], [news], now=news.at).key_results["GROW-1.1"]
    assert found.status is Status.AT_RISK
    assert found.points_behind is not None
    assert round(found.points_behind) == 12
    assert found.on_pace == Decimal("31.5")  # 20 + 20 × 52/91 = 31.43, towards the target


def test_no_change_repeats_the_value_and_makes_it_the_previous_one() -> None:
    found = assessed(TO_100, check_in(20, 25), check_in(27, unchanged=True), today=27)
    assert (found.value, found.previous_value, found.values) == (Decimal(25), Decimal(25), (Decimal(25), Decimal(25)))


def test_a_breached_guardrail_speaks_for_its_own_objective_only() -> None:
    other = replace(OBJECTIVE, key="GROW-2")
    survey = surveyed(
        [key_result("GROW-1.1"), key_result("GROW-1.2", LIMIT), key_result("GROW-2.1", objective="GROW-2")],
        [check_in(40, 40), check_in(40, 4, key="GROW-1.2"), check_in(40, 40, key="GROW-2.1")],
        now=noon(40),
        objectives=[OBJECTIVE, other],
    )
    assert survey.key_results["GROW-1.1"].status is Status.AT_RISK
    assert survey.key_results["GROW-1.1"].guardrail == "GROW-1.2"
    assert survey.key_results["GROW-2.1"].status is Status.ON_TRACK
    assert survey.objectives["GROW-1"].status is Status.AT_RISK


@pytest.mark.parametrize("standing", [Standing.PAUSED, Standing.DROPPED])
def test_a_guardrail_that_is_no_longer_in_force_holds_nothing_back(standing: Standing) -> None:
    survey = surveyed(
        [key_result("GROW-1.1"), key_result("GROW-1.2", LIMIT, standing=standing)],
        [check_in(40, 40), check_in(40, 4, key="GROW-1.2")],
        now=noon(40),
    )
    assert survey.key_results["GROW-1.1"].status is Status.ON_TRACK


def test_a_guardrail_tells_in_how_many_weeks_it_held_at_their_end() -> None:
    news = [check_in(4, 2), check_in(11, 4), check_in(12, 3), check_in(18, 5), check_in(25, unchanged=True)]
    assert assessed(LIMIT, *news, today=26).streak == Streak(held=2, weeks=4)
    assert assessed(TO_100, *news, today=26).streak is None


def test_news_is_stale_a_moment_after_one_and_a_half_periods_not_at_it() -> None:
    exactly = noon(40) + timedelta(days=10, hours=12)
    for moment, status in ((exactly, Status.ON_TRACK), (exactly + timedelta(microseconds=1), Status.NO_NEWS)):
        survey = surveyed([key_result()], [check_in(40, 40)], now=moment)
        assert survey.key_results["GROW-1.1"].status is status


def test_the_period_is_that_of_the_teams_own_cadence() -> None:
    monthly = Team(key="GROW", name="Growth", zone="Europe/Berlin", ask=Cadence(weekday=3, at=time(10), every=4))
    survey = surveyed([key_result()], [check_in(40, 40)], now=noon(82), team=monthly)
    assert survey.key_results["GROW-1.1"].status is Status.ON_TRACK
    assert survey.key_results["GROW-1.1"].stale_after == timedelta(weeks=6)


@given(zone=ZONES)
def test_a_due_date_passes_at_the_end_of_the_day_where_the_team_is(zone: str) -> None:
    home = Team(key="GROW", name="Growth", zone=zone)
    midnight = instant(day(51), time(0), ZoneInfo(zone))
    for moment, status in ((midnight - timedelta(seconds=1), Status.ON_TRACK), (midnight, Status.OFF_TRACK)):
        survey = surveyed([key_result(measure=DUE_50)], [check_in(49, 0)], now=moment, team=home)
        assert survey.key_results["GROW-1.1"].status is status


@given(zone=ZONES)
def test_a_value_is_compared_with_its_own_day_where_the_team_is(zone: str) -> None:
    home = Team(key="GROW", name="Growth", zone=zone)
    midnight = instant(day(41), time(0), ZoneInfo(zone))
    for moment, share in ((midnight - timedelta(seconds=1), "0.4"), (midnight, "0.41")):
        news = replace(check_in(40, 35), at=moment)
        survey = surveyed([key_result()], [news], now=noon(43), team=home)
        assert survey.key_results["GROW-1.1"].expected == Decimal(share)


@given(data=st.data(), measure=measures)
def test_undo_restores_the_whole_assessment(data: st.DataObject, measure: Measure) -> None:
    before = [check_in(number, data.draw(values_of(measure))) for number in data.draw(st.sets(st.integers(0, 40)))]
    news = check_in(45, data.draw(values_of(measure)), confidence=3)
    undone = replace(news, id="undo", kind=CheckInKind.RETRACTION, replaces=news.id, at=noon(46))
    assert assessed(measure, *before, news, undone, today=47) == assessed(measure, *before, today=47)


@given(data=st.data(), measure=measures, today=st.integers(-5, 110))
def test_no_key_result_is_green_without_news_and_none_breaks_the_survey(
    data: st.DataObject, measure: Measure, today: int
) -> None:
    numbers = data.draw(st.sets(st.integers(-5, max(today, -5)), max_size=4))
    found = assessed(measure, *[check_in(one, data.draw(values_of(measure))) for one in numbers], today=today)
    fresh = any(noon(today) - noon(one) <= timedelta(days=10.5) for one in numbers)
    if not fresh:
        assert found.status not in {Status.ON_TRACK, Status.ACHIEVED}
    assert (found.no_news_days is None) or not fresh
    assert (found.progress is None) <= (found.pace is None or measure.KIND == "baseline")


def test_worst_come_first_and_blocked_before_unblocked() -> None:
    fine = assessed(TO_100, check_in(40, 40), today=40)
    off = assessed(TO_100, check_in(40, 0), today=40)
    unheard = assessed(TO_100, today=40)
    assert sorted([fine, unheard, off], key=lambda one: one.urgency) == [off, unheard, fine]
