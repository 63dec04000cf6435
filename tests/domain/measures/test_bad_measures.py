import re
from contextlib import suppress
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.fields import BadMeasure
from bot.domain.measures import load
from bot.domain.measures.metric import Metric
from bot.domain.measures.milestones import Milestone, Milestones
from bot.domain.measures.range import Range


@pytest.mark.parametrize(
    ("data", "field", "says"),
    [
        ({}, "kind", "no measure called “None”; use one of baseline, guardrail"),
        ({"kind": "vibes"}, "kind", "“vibes”"),
        ({"kind": "metric", "start": 1}, "target", "target is missing"),
        ({"kind": "metric", "start": 5, "target": "5.0"}, "target", "has to differ"),
        ({"kind": "metric", "start": "a lot", "target": 5}, "start", "not “a lot”"),
        ({"kind": "metric", "start": True, "target": 5}, "start", "not “True”"),
        ({"kind": "metric", "start": "NaN", "target": 5}, "start", "number"),
        ({"kind": "metric", "start": 0, "target": "Infinity"}, "target", "number"),
        ({"kind": "metric", "start": 0, "target": "1e18"}, "target", "number"),
        ({"kind": "metric", "start": 0, "taget": 5}, "taget", "means nothing here; the fields are: start, target"),
        ({"kind": "metric", "start": 0, "target": 5, "curve": "steep"}, "curve", "list"),
        ({"kind": "metric", "start": 0, "target": 5, "curve": [3]}, "curve", "list"),
        ({"kind": "metric", "start": 0, "target": 5, "curve": [{"day": "soon", "value": 3}]}, "day", "not “soon”"),
        ({"kind": "metric", "start": 0, "target": 5, "curve": [{"value": 3}]}, "day", "day is missing"),
        ({"kind": "guardrail"}, "at_most", "either at_least or at_most"),
        ({"kind": "guardrail", "at_least": 1, "at_most": 2}, "at_most", "either at_least or at_most"),
        ({"kind": "guardrail", "at_most": 3, "warning": 3}, "warning", "below the limit of 3"),
        ({"kind": "guardrail", "at_least": 3, "warning": 2}, "warning", "above the limit of 3"),
        ({"kind": "range", "lo": 3, "hi": 3}, "hi", "less than hi; they are 3 and 3"),
        ({"kind": "range", "lo": 4, "hi": 3}, "hi", "less than hi"),
        ({"kind": "milestones"}, "items", "at least one milestone"),
        ({"kind": "milestones", "items": [{"title": "a"}]}, "due", "due is missing"),
        ({"kind": "milestones", "items": [{"title": "a", "due": "2026-12-01", "weight": 0}]}, "weight", "more than 0"),
        ({"kind": "yes_no", "due": "2026-13-01"}, "due", "not “2026-13-01”"),
        ({"kind": "baseline", "start": 3}, "start", "means nothing here"),
    ],
)
def test_a_measure_that_cannot_be_is_refused_with_a_sentence(data: dict[str, object], field: str, says: str) -> None:
    with pytest.raises(BadMeasure, match=re.escape(says)) as refused:
        load(data)
    assert refused.value.field == field


def test_a_curve_goes_forward_in_time() -> None:
    points = [{"day": "2026-11-02", "value": 1}, {"day": "2026-11-02", "value": 2}]
    with pytest.raises(BadMeasure, match="follow each other"):
        load({"kind": "metric", "start": 0, "target": 5, "curve": points})


def test_files_may_hold_numbers_and_dates_bare_and_leave_fields_empty() -> None:
    metric = load({"kind": "metric", "start": 0.1, "target": "5", "curve": None})
    assert metric == Metric(start=Decimal("0.1"), target=Decimal(5))
    assert load({"kind": "range", "lo": 1, "hi": 2, "start": ""}) == Range(lo=Decimal(1), hi=Decimal(2))
    items = [{"title": "Ship", "due": date(2026, 12, 1)}]
    assert load({"kind": "milestones", "items": items}) == Milestones(items=(Milestone("Ship", date(2026, 12, 1)),))


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=10) | st.dates(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=6,
)
names = st.sampled_from(["start", "target", "curve", "at_least", "at_most", "warning", "lo", "hi", "items", "due"])


@given(
    kind=st.sampled_from(["metric", "guardrail", "range", "milestones", "yes_no", "baseline"]),
    data=st.dictionaries(names, json_values, max_size=3),
)
def test_nothing_in_a_file_breaks_the_reader(kind: str, data: dict[str, object]) -> None:
    with suppress(BadMeasure):
        assert kind == load({"kind": kind, **data}).KIND


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("3", "3"), ("3 of 5", "3"), ("3/5", "3"), ("3 OUT OF 5", "3"), (" 0 of 5", "0"), ("5.0", "5"),
        ("6", None), ("-1", None), ("2.5", None), ("3 of 4", None), ("6 of 5", None), ("60 %", None), ("most", None),
    ],
)  # fmt: skip
def test_milestones_are_counted_whole_and_up_to_all_of_them(text: str, value: str | None) -> None:
    five = Milestones(items=tuple(Milestone(str(n), date(2026, 12, n)) for n in range(1, 6)))
    read = five.parse(text, unit="", locale="en", near=None)
    assert read == (None if value is None else Decimal(value))


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1", 1), ("yes", 1), ("Done.", 1), ("0", 0), ("NO", 0), ("not  done", 0),
        ("0.5", None), ("80 %", None), ("almost", None), ("2", None), ("", None),
    ],
)  # fmt: skip
def test_a_yes_or_no_is_nothing_else(text: str, value: int | None) -> None:
    assert load({"kind": "yes_no"}).parse(text, unit="", locale="en", near=None) == value
