from decimal import Decimal

import pytest

from bot.replies.plausible import doubt, typed_value
from bot.replies.reading import Asked, Doubt, Puzzle


def entry(unit: str, start: str | None, target: str | None, last: str | None, kind: str = "metric") -> Asked:
    number = [None if one is None else Decimal(one) for one in (start, target, last)]
    return Asked(
        ref="KR1", position=1, title="T", unit=unit, start=number[0], target=number[1], last=number[2], kind=kind
    )


@pytest.mark.parametrize(
    ("value", "asked", "puzzle"),
    [
        ("54", entry("%", "46", "60", "52"), None),
        ("101", entry("%", "46", "60", "52"), Puzzle.OVER_100),
        ("105", entry("%", "101", "110", "104"), None),
        ("240", entry("x", "1", "3", "2.4"), Puzzle.TOO_LARGE),
        ("239", entry("x", "1", "3", "2.4"), None),
        ("0.024", entry("x", "1", "3", "2.4"), Puzzle.TOO_SMALL),
        ("0", entry("x", "1", "3", "2.4"), None),
        ("-2", entry("x", "1", "3", "2.4"), None),
        ("600", entry("users", "0", "6", None), Puzzle.TOO_LARGE),
        ("599", entry("users", "0", "6", None), None),
        ("0.001", entry("users", "0", "6", "0"), None),
        ("1", entry("", "0", "1", "0", "yes_no"), None),
        ("0.5", entry("", "0", "1", "0", "yes_no"), Puzzle.YES_OR_NO),
    ],
)
def test_a_value_out_of_all_proportion_is_doubted(value: str, asked: Asked, puzzle: Puzzle | None) -> None:
    found = doubt(Decimal(value), asked)
    assert (found.puzzle if found else None) == puzzle


def test_a_doubt_offers_the_point_elsewhere_and_the_value_itself() -> None:
    found = doubt(Decimal(250), entry("x", "1", "3", "2.4"))
    assert found is not None
    assert found.readings == (Decimal("2.50"), Decimal(250))


@pytest.mark.parametrize(
    ("text", "asked", "expected"),
    [
        ("62 %", entry("%", "40", "90", "60"), Decimal(62)),
        ("1.2k", entry("users", "500", "2000", "900"), Decimal(1200)),
        ("sixty", entry("%", "40", "90", "60"), Puzzle.NOT_A_NUMBER),
        ("€5", entry("USD", "1", "9", "4"), Puzzle.OTHER_CURRENCY),
        ("5 %", entry("USD", "1", "9", "4"), Puzzle.OTHER_UNIT),
        ("1,050", entry("points", "10", "60", "40"), Puzzle.SEPARATOR),
        ("620", entry("%", "40", "90", "60"), Puzzle.OVER_100),
    ],
)
def test_a_form_field_is_read_or_says_what_is_wrong(text: str, asked: Asked, expected: Decimal | Puzzle) -> None:
    read = typed_value(text, asked, "en")
    assert (read.puzzle if isinstance(read, Doubt) else read) == expected
