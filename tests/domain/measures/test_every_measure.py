"""What greets a new measure: give it a strategy in samples.py."""

import json
import pkgutil
from datetime import date
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from bot.domain import measures as package
from bot.domain.measures import Measure, dump, load
from bot.domain.pace import Timing
from bot.domain.rules import Rules
from tests.domain.measures.samples import BY_KIND, days, measures, values_of

TINY = Decimal("1e-18")
shares = st.decimals(0, 1, places=4)


def clamped(measure: Measure, value: Decimal) -> Decimal:
    return min(max(measure.progress(value), Decimal(0)), Decimal(1))


def on(today: date, compared_on: date, *, checked_in: bool = True) -> Timing:
    return Timing(date(2026, 10, 1), date(2027, 1, 9), today, compared_on, checked_in)


def test_every_measure_has_a_sample() -> None:
    assert set(BY_KIND) == {module.name for module in pkgutil.iter_modules(package.__path__)}


@given(measure=measures)
def test_what_is_stored_loads_as_itself(measure: Measure) -> None:
    assert load(json.loads(json.dumps(dump(measure)))) == measure


@given(data=st.data(), measure=measures, unit=st.sampled_from(["", "%", "users", "€", "h"]))
def test_what_is_shown_is_read_back(data: st.DataObject, measure: Measure, unit: str) -> None:
    value = data.draw(values_of(measure))
    for locale in ("en", "de", "fr_CH"):
        shown = measure.show(value, unit, locale)
        assert measure.parse(shown, unit=unit, locale=locale, near=value) == value


@given(data=st.data(), measure=measures, share=shares)
def test_progress_never_falls_as_the_value_nears_its_target(
    data: st.DataObject, measure: Measure, share: Decimal
) -> None:
    value = data.draw(values_of(measure))
    goal = measure.target if measure.target is not None else getattr(measure, "lo", value)
    nearer = value + share * (goal - value)
    assert clamped(measure, nearer) >= clamped(measure, value) - TINY


@given(measure=measures, today=days, compared_on=days)
def test_the_value_that_is_on_pace_is_and_the_one_before_isnt_asked_for(
    measure: Measure, today: date, compared_on: date
) -> None:
    expected = measure.expected(on(today, compared_on))
    if expected is None:
        assert measure.on_pace(Decimal("0.5")) is None
        return
    on_pace = measure.on_pace(expected)
    assert on_pace is not None
    assert measure.progress(on_pace) >= min(expected, Decimal(1)) - TINY


@given(data=st.data(), measure=measures, today=days, compared_on=days)
def test_a_measure_is_paced_by_gap_or_by_its_own_verdict(
    data: st.DataObject, measure: Measure, today: date, compared_on: date
) -> None:
    timing = on(today, compared_on)
    verdict = measure.verdict(data.draw(values_of(measure)), timing, Rules())
    assert (measure.expected(timing) is None) == (verdict is not None)


@given(measure=measures, today=days)
def test_before_anything_is_said_only_due_dates_and_a_missing_baseline_speak(measure: Measure, today: date) -> None:
    timing = on(today, today, checked_in=False)
    value = measure.assumed(timing)
    assert value in {None, measure.start}
    if measure.KIND not in {"milestones", "yes_no"}:
        assert value is None
    if value is None and measure.KIND != "baseline":
        assert measure.verdict(None, timing, Rules()) is None


@given(measure=measures)
def test_the_whole_way_is_1_and_none_of_it_0(measure: Measure) -> None:
    if measure.target is not None:
        assert measure.progress(measure.target) == 1
    if measure.start is not None and measure.weighs:
        assert measure.progress(measure.start) == 0
