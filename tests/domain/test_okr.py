from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from bot.domain.cycle import BadCycle, Cycle
from bot.domain.okr import BadDays, BadWeight
from tests.domain.build import day, key_result

QUARTER = Cycle(key="2026-Q4", name="Autumn", first_day=date(2026, 10, 1), last_day=date(2026, 12, 31))


@pytest.mark.parametrize("last_day", [0, -1])
def test_a_key_result_needs_time_between_its_first_and_last_day(last_day: int) -> None:
    with pytest.raises(BadDays, match=r"GROW-1\.1 would begin on 2026-10-01"):
        replace(key_result(), last_day=day(last_day))


@pytest.mark.parametrize("weight", ["-1", "NaN", "Infinity"])
def test_a_weight_is_0_or_more(weight: str) -> None:
    with pytest.raises(BadWeight, match=weight):
        replace(key_result(), weight=Decimal(weight))


def test_a_cycle_ends_after_it_begins() -> None:
    with pytest.raises(BadCycle, match="Autumn would end on 2026-09-30"):
        replace(QUARTER, last_day=date(2026, 9, 30))
    assert replace(QUARTER, last_day=date(2026, 10, 1)).week(date(2026, 10, 1)) == (1, 1)


@pytest.mark.parametrize(
    ("on", "week"),
    [
        ("2026-10-01", 1),
        ("2026-10-07", 1),
        ("2026-10-08", 2),
        ("2026-12-31", 13),
        ("2026-09-01", 1),
        ("2027-03-01", 13),
    ],
)
def test_weeks_of_a_cycle_count_from_its_first_day_and_stay_inside(on: str, week: int) -> None:
    assert QUARTER.week(date.fromisoformat(on)) == (week, 13)  # 92 days are 13 weeks and a day that joins the last
