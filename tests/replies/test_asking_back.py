"""Which readings are offered as buttons."""

from decimal import Decimal

import pytest

from bot.replies.reading import Intent, Puzzle
from bot.replies.reply import read
from tests.replies.table import asked


def offered(text: str, *names: str) -> list[tuple[str, Decimal | None, Decimal | None]]:
    reading = read(text, asked(*names), "en")
    return [(one.ref, one.value, one.confidence) for option in reading.options for one in option.updates]


def test_a_share_below_one_may_be_percent_a_share_or_a_confidence() -> None:
    assert offered("0.55", "flaky") == [
        ("KR1", Decimal("0.55"), None),
        ("KR1", Decimal(55), None),
        ("KR1", None, Decimal("5.5")),
    ]


def test_a_fraction_of_ten_may_be_a_value_or_a_confidence() -> None:
    assert offered("7/10", "flaky") == [("KR1", Decimal(70), None), ("KR1", None, Decimal(7))]


def test_one_number_for_several_key_results_is_offered_for_each_that_it_fits() -> None:
    assert offered("71", "flaky", "fans") == [("KR1", Decimal(71), None), ("KR2", Decimal(71), None)]


def test_the_ends_of_a_range_are_offered() -> None:
    assert offered("70-75", "flaky") == [("KR1", Decimal(70), None), ("KR1", Decimal(75), None)]


def test_the_clear_part_is_stored_and_the_rest_is_asked() -> None:
    reading = read("KR1 71, KR2 1500-1600", asked("flaky", "fans"), "en")
    assert reading.intent is Intent.UPDATE
    assert reading.also_ask
    assert [update.ref for update in reading.updates] == ["KR1"]
    assert [(doubt.puzzle, doubt.ref) for doubt in reading.doubts] == [(Puzzle.RANGE, "KR2")]


def test_nothing_asked_stores_nothing() -> None:
    reading = read("71, conf 6", [], "en")
    assert reading.intent is Intent.CLARIFY
    assert reading.updates == ()


def test_the_note_is_the_whole_message_when_it_says_more_than_numbers() -> None:
    said = "71, the new runners helped a lot"
    assert [update.note for update in read(said, asked("flaky"), "en").updates] == [said]
    assert [update.note for update in read("71, conf 6", asked("flaky"), "en").updates] == [None]


def test_an_update_says_where_it_was_read_and_why() -> None:
    (update,) = read("well, 71 it is, conf 6", asked("flaky"), "en").updates
    assert update.span == (6, 8)
    assert update.reason == "the number said of it, confidence"


@pytest.mark.parametrize(
    "text",
    [
        "KR1 went downhill, KR2 1500",
        "KR1 71 suites booked, blocked by legal; KR2 1500",
        "KR1 71xyz stuck on the vendor, KR2 1500",
        "KR1: tbd\nKR2: 1500",
        "KR1 71 next week, KR2 1500",
    ],
)
def test_a_named_key_result_that_was_not_understood_is_asked_about(text: str) -> None:
    reading = read(text, asked("flaky", "fans"), "en")
    assert reading.also_ask
    assert "KR1" in {doubt.ref for doubt in reading.doubts}
    assert {update.ref: update.value for update in reading.updates}["KR2"] == 1500


@pytest.mark.parametrize("text", ["KR1 later, KR2 1500", "KR1 n/a, KR2 1500", "KR1 dropped, KR2 1500"])
def test_a_key_result_put_off_or_dropped_is_not_asked_about_again(text: str) -> None:
    assert not read(text, asked("flaky", "fans"), "en").also_ask


def test_a_count_of_other_things_beside_a_status_is_not_asked_about() -> None:
    assert not read("KR2 amber, 3 writers sick. KR1 71", asked("flaky", "fans"), "en").also_ask
