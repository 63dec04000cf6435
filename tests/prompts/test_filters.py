"""What each filter makes of a value, for which reader."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from jinja2 import DictLoader

from prompts.rendering import environment, render

NOVEMBER = datetime(2026, 11, 5, 9, tzinfo=UTC)


def said(expression: str, *, locale: str = "en", zone: str | None = None, **values: object) -> str:
    made = environment(DictLoader({"x.md": "x {{ " + expression + " }}"}))
    return render(made, "x", locale=locale, zone=zone, values=values).summary.removeprefix("x ")


@pytest.mark.parametrize(
    ("expression", "locale", "text"),
    [
        ("27|number('%')", "en", "27 %"),
        ("d|number('users')", "en", "1,234.5 users"),
        ("d|number('users')", "de", "1.234,5 users"),
        ("0.1|number", "en", "0.1"),
        ("0.45|percent", "en", "45 %"),
        ("0.125|percent", "en", "13 %"),
        ("0.12|points", "en", "12 points"),
        ("-0.01|points", "en", "1 point"),
        ("3|plural('key result')", "en", "3 key results"),
        ("1|plural('key result')", "en", "1 key result"),
        ("2|plural('person', 'people')", "en", "2 people"),
        ("1200|plural('team')", "de", "1.200 teams"),
        ("1|spelled('key result')", "en", "one key result"),
        ("12|spelled('person', 'people')", "en", "twelve people"),
        ("13|spelled('key result')", "en", "13 key results"),
        ("['a', 'b', 'c']|names", "en", "a, b and c"),
        ("['a', 'b']|names", "en", "a and b"),
        ("['a']|names", "en", "a"),
        ("'at_risk'|status", "en", "🟡 at risk"),
        ("'paused'|status", "en", "⏸ paused"),
        ("'dropped'|status", "en", "✖ dropped"),
        ("[0, 1, 7]|spark", "en", "▁▂█"),
        ("[5, 5]|spark", "en", "▄▄"),
    ],
)
def test_words_and_figures(expression: str, locale: str, text: str) -> None:
    assert said(expression, locale=locale, d=Decimal("1234.50")) == text


@pytest.mark.parametrize(
    ("locale", "text"),
    [("en", "5 Nov"), ("en_US", "Nov 5"), ("en-US", "Nov 5"), ("de_DE", "5 Nov"), ("fr", "5 Nov"), ("xx_YY", "5 Nov")],
)
def test_a_date_is_english_in_the_order_of_the_reader_s_country(locale: str, text: str) -> None:
    assert said("d|day", locale=locale, d=date(2026, 11, 5)) == text


def test_times_are_shown_in_the_reader_s_zone() -> None:
    at = datetime(2026, 11, 5, 18, 5, tzinfo=UTC)
    assert said("at|weekday ~ ' ' ~ at|day ~ ' ' ~ at|clock", zone="Asia/Tokyo", at=at) == "Friday 6 Nov 03:05"
    assert said("at|weekday ~ ' ' ~ at|day ~ ' ' ~ at|clock", zone="Europe/Berlin", at=at) == "Thursday 5 Nov 19:05"


@pytest.mark.parametrize(("zone", "at"), [(None, NOVEMBER), ("Asia/Tokyo", NOVEMBER.replace(tzinfo=None))])
def test_a_time_without_a_zone_is_an_error(zone: str | None, at: datetime) -> None:
    with pytest.raises(ValueError, match="needs a zone"):
        said("at|clock", zone=zone, at=at)


def test_an_empty_field_may_be_none() -> None:
    assert said("v|field ~ 'x'", v=None) == "x"


def test_constants_are_written_for_each_reader_anew() -> None:
    made = environment(DictLoader({"x.md": "{% set a = 1234|number %}{{ 1234.5|number }} {{ a }}"}))
    texts = [render(made, "x", locale=locale, zone=None, values={}).summary for locale in ("en", "de")]
    assert texts == ["1,234.5 1,234", "1.234,5 1.234"]
