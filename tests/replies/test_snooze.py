from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.replies.snooze import until

ZURICH = ZoneInfo("Europe/Zurich")
THURSDAY = datetime(2026, 3, 12, 10, 20, tzinfo=ZURICH)


@pytest.mark.parametrize(
    ("text", "locale", "expected"),
    [
        ("tomorrow", "en", "2026-03-13 09:00"),
        ("Tomorrow at 4pm, please", "en", "2026-03-13 16:00"),
        ("Monday 9", "en", "2026-03-16 09:00"),
        ("monday at 14:30", "en", "2026-03-16 14:30"),
        ("Thursday", "en", "2026-03-19 09:00"),
        ("in 2 hours", "en", "2026-03-12 12:20"),
        ("3 hours", "en", "2026-03-12 13:20"),
        ("in half an hour", "en", "2026-03-12 10:50"),
        ("in two days", "en", "2026-03-14 09:00"),
        ("next week", "en", "2026-03-16 09:00"),
        ("next month", "en", "2026-04-01 09:00"),
        ("later", "en", "2026-03-12 13:20"),
        ("end of day", "en", "2026-03-12 17:00"),
        ("after lunch", "en", "2026-03-12 14:00"),
        ("I'm on PTO until the 3rd", "en", "2026-04-03 09:00"),
        ("on the 15th", "en", "2026-03-15 09:00"),
        ("14 August", "en", "2026-08-14 09:00"),
        ("March 1", "en", "2027-03-01 09:00"),
        ("2026-04-01", "en", "2026-04-01 09:00"),
        ("3/20", "en_US", "2026-03-20 09:00"),
        ("20.3.", "de", "2026-03-20 09:00"),
        ("9", "en", "2026-03-13 09:00"),
        ("at 15", "en", "2026-03-12 15:00"),
        ("übermorgen um 11", "de", "2026-03-14 11:00"),
        ("am 5. April", "de", "2026-04-05 09:00"),
        ("in einer Stunde", "de", "2026-03-12 11:20"),
        ("lundi 10h", "fr", "2026-03-16 10:00"),
        ("plus tard", "fr", "2026-03-12 13:20"),
        ("mañana", "es", "2026-03-13 09:00"),
        ("segunda", "pt", "2026-03-16 09:00"),
        ("tra un'ora", "it", "2026-03-12 11:20"),
        ("over een uur", "nl", "2026-03-12 11:20"),
        ("om en time", "no", "2026-03-12 11:20"),
        ("月曜日", "ja", "2026-03-16 09:00"),
        ("2時間後", "ja", "2026-03-12 12:20"),
    ],
)
def test_a_time_is_found_in_what_was_typed(text: str, locale: str, expected: str) -> None:
    assert until(text, THURSDAY, locale) == datetime.fromisoformat(expected).replace(tzinfo=ZURICH)


@pytest.mark.parametrize("text", ["", "gibberish", "3 users", "the 99th", "25:99"])
def test_what_names_no_time_is_none(text: str) -> None:
    assert until(text, THURSDAY, "en") is None


@given(text=st.text(max_size=80), locale=st.sampled_from(("en", "de", "fr", "ja", "xx")))
def test_a_time_found_lies_ahead_within_about_a_year(text: str, locale: str) -> None:
    at = until(text, THURSDAY, locale)
    assert at is None or (at.tzinfo is ZURICH and THURSDAY - timedelta(days=1) < at < THURSDAY + timedelta(days=8000))
