from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from bot.domain.check_in import CheckIn, CheckInKind, counted
from tests.domain.build import check_in

WEEK_1, WEEK_2, WEEK_3 = check_in(7, 25), check_in(14, 30), check_in(21, 35)


def retraction(of: CheckIn, day: int) -> CheckIn:
    return replace(check_in(day), id=f"r{day}", kind=CheckInKind.RETRACTION, replaces=of.id)


def correction(of: CheckIn, day: int, value: int) -> CheckIn:
    return replace(check_in(day, value), id=f"c{day}", kind=CheckInKind.CORRECTION, replaces=of.id, reason="a slip")


@st.composite
def histories(draw: st.DrawFn) -> list[CheckIn]:
    history: list[CheckIn] = []
    for day in range(draw(st.integers(0, 8))):
        kind = draw(st.sampled_from(CheckInKind)) if history else CheckInKind.UPDATE
        replaces = draw(st.sampled_from(history)).id if kind is not CheckInKind.UPDATE else None
        history.append(replace(check_in(day, day), kind=kind, replaces=replaces))
    return history


def values(check_ins: Sequence[CheckIn]) -> list[int]:
    return [int(one.value) for one in check_ins if one.value is not None]


def test_check_ins_count_oldest_first() -> None:
    assert counted([WEEK_2, WEEK_3, WEEK_1]) == [WEEK_1, WEEK_2, WEEK_3]


def test_a_retraction_takes_back_and_is_no_news_itself() -> None:
    assert counted([WEEK_1, WEEK_2, retraction(WEEK_2, 15)]) == [WEEK_1]


def test_a_correction_counts_instead_of_what_it_replaces() -> None:
    fixed = correction(WEEK_1, 8, 52)
    assert counted([WEEK_1, fixed]) == [fixed]


def test_correcting_an_old_value_does_not_make_it_the_newest() -> None:
    assert values(counted([WEEK_1, WEEK_2, correction(WEEK_1, 20, 26), WEEK_3])) == [26, 30, 35]


def test_a_correction_can_be_corrected() -> None:
    fixed = correction(WEEK_1, 20, 26)
    again = correction(fixed, 30, 27)
    assert values(counted([WEEK_1, WEEK_2, fixed, WEEK_3, again])) == [27, 30, 35]
    assert values(counted([WEEK_1, WEEK_2, fixed, WEEK_3, again, retraction(again, 31)])) == [26, 30, 35]


def test_of_two_corrections_of_the_same_the_later_counts() -> None:
    assert values(counted([WEEK_1, correction(WEEK_1, 8, 26), correction(WEEK_1, 9, 27)])) == [27]


def test_a_retracted_correction_gives_back_what_it_had_replaced() -> None:
    fixed = correction(WEEK_1, 8, 52)
    assert counted([WEEK_1, fixed, retraction(fixed, 9)]) == [WEEK_1]


def test_a_retraction_can_be_retracted() -> None:
    undo = retraction(WEEK_1, 8)
    assert counted([WEEK_1, undo, retraction(undo, 9)]) == [WEEK_1]


@given(history=histories(), data=st.data())
def test_undoing_the_newest_leaves_everything_as_before(history: list[CheckIn], data: st.DataObject) -> None:
    newest = correction(data.draw(st.sampled_from(history)), 50, 1) if history else check_in(50, 1)
    assert counted([*history, newest, retraction(newest, 51)]) == counted(history)


@given(history=histories(), data=st.data())
def test_the_order_of_rows_does_not_matter(history: list[CheckIn], data: st.DataObject) -> None:
    assert counted(data.draw(st.permutations(history))) == counted(history)


@given(history=histories())
def test_only_updates_and_corrections_count_and_none_twice(history: list[CheckIn]) -> None:
    found = counted(history)
    assert all(one.kind is not CheckInKind.RETRACTION for one in found)
    assert len({one.id for one in found}) == len(found)
    assert {one.id for one in found} <= {one.id for one in history}


def test_what_happened_at_the_same_moment_has_one_order_too() -> None:
    twin = replace(WEEK_1, id="a")
    assert counted([WEEK_1, twin]) == counted([twin, WEEK_1])
    assert WEEK_1.at + timedelta(0) == twin.at
