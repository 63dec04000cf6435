from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.sparkline import sparkline

BARS = "▁▂▃▄▅▆▇█"


@pytest.mark.parametrize(
    ("values", "line"),
    [
        ((), ""),
        ((5,), "▄"),
        ((5, 5, 5), "▄▄▄"),
        ((0, 1, 2, 3, 4, 5, 6, 7), BARS),
        ((7, 0), "█▁"),
        ((-10, 0, 10), "▁▄█"),
        (range(100), "▁▁▂▂▃▃▄▅▅▆▆▇█"),
    ],
)
def test_values_stand_as_bars_between_their_lowest_and_highest(values: tuple[int, ...], line: str) -> None:
    assert sparkline([Decimal(value) for value in values]) == line


@given(values=st.lists(st.decimals(-(10**9), 10**9, places=3), min_size=1, max_size=13))
def test_a_higher_value_never_has_a_lower_bar(values: list[Decimal]) -> None:
    line = sparkline(values)
    assert len(line) == len(values)
    assert [bar for _, bar in sorted(zip(values, line, strict=True))] == sorted(line)
