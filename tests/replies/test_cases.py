"""What people say, by rule and language: the tables of `cases/`."""

from collections import Counter
from typing import Any

import pytest

from bot.replies.scoring import as_label, is_wrong_write, read_line, same_updates
from tests.replies.table import lines

LINES = list(lines())


@pytest.mark.parametrize("line", [pytest.param(line, id=line["id"]) for line in LINES])
def test_a_saying_is_understood_as_the_table_says(line: dict[str, Any]) -> None:
    got = as_label(line["id"], read_line(line))
    expected = line["expected"]
    assert got["intent"] == expected["intent"]
    assert same_updates(got["updates"], expected["updates"]), got["updates"]
    assert not is_wrong_write(got, expected)


def test_the_tables_hold_at_least_300_different_sayings() -> None:
    counted = Counter((line["lang"], line["text"], tuple(kr["title"] for kr in line["krs"])) for line in LINES)
    assert len(counted) >= 300
