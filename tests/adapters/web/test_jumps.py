"""Where the clock can be moved to, on the wall of the person who moves it."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from adapters.web.playground.jumps import next_monday, next_morning, step
from tests.browser.company import Company

TOKYO, NEW_YORK = ZoneInfo("Asia/Tokyo"), ZoneInfo("America/New_York")


@pytest.mark.parametrize(
    ("now", "zone", "morning"),
    [
        (datetime(2026, 11, 11, 9, tzinfo=UTC), ZoneInfo("UTC"), datetime(2026, 11, 12, 9, tzinfo=UTC)),
        (datetime(2026, 11, 11, 20, tzinfo=UTC), TOKYO, datetime(2026, 11, 13, 0, tzinfo=UTC)),
        (datetime(2026, 10, 31, 13, tzinfo=UTC), NEW_YORK, datetime(2026, 11, 1, 14, tzinfo=UTC)),
    ],
)
def test_the_next_morning_is_nine_of_the_next_local_day(now: datetime, zone: ZoneInfo, morning: datetime) -> None:
    assert next_morning(now, zone) == morning


@pytest.mark.parametrize("day", range(9, 16))
def test_next_monday_is_the_monday_to_come(day: int) -> None:
    assert next_monday(datetime(2026, 11, day, 12, tzinfo=UTC), ZoneInfo("UTC")) == datetime(
        2026, 11, 16, 9, tzinfo=UTC
    )


def test_there_is_no_other_jump() -> None:
    assert step(Company(), "yesterday", TOKYO) is None
