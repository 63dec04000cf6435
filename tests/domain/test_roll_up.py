from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from bot.domain.measures import Measure, load
from bot.domain.okr import Standing
from bot.domain.roll_up import ObjectiveStatus
from bot.domain.status import Status
from tests.domain.build import TO_100, check_in, key_result, noon, surveyed

LIMIT = load({"kind": "guardrail", "at_most": 3})
HELD = load({"kind": "range", "lo": 40, "hi": 60, "start": 50})
MOVED = load({"kind": "range", "lo": 40, "hi": 60, "start": 20})
BASELINE = load({"kind": "baseline"})

Part = tuple[Measure, int, str | None]


def rolled_up(*parts: Part, standing: Standing = Standing.ACTIVE) -> ObjectiveStatus:
    """An objective of key results (measure, weight, value of day 40), the first of them with this standing."""
    key_results, news = [], []
    for number, (measure, weight, value) in enumerate(parts):
        key = f"GROW-1.{number}"
        its = standing if number == 0 else Standing.ACTIVE
        key_results.append(key_result(key, measure, weight=weight, standing=its))
        news += [check_in(40, value, key=key)] if value is not None else []
    return surveyed(key_results, news, now=noon(40)).objectives["GROW-1"]


def test_progress_is_weighted() -> None:
    found = rolled_up((TO_100, 1, "40"), (TO_100, 3, "80"))
    assert found.progress == Decimal("0.7")  # (1 × 0.4 + 3 × 0.8) ÷ 4


def test_each_is_clamped_before_it_is_added() -> None:
    assert rolled_up((TO_100, 1, "-50"), (TO_100, 1, "300")).progress == Decimal("0.5")  # (0 + 1) ÷ 2


def test_the_missing_are_counted_and_never_shown_as_0() -> None:
    found = rolled_up((TO_100, 1, "60"), (TO_100, 5, None), (TO_100, 1, None))
    assert (found.progress, found.without_data) == (Decimal("0.6"), 2)
    assert rolled_up((TO_100, 1, None)).progress is None
    assert rolled_up().progress is None


def test_guardrails_baselines_and_ranges_to_be_held_weigh_nothing() -> None:
    found = rolled_up((TO_100, 1, "40"), (LIMIT, 9, "1"), (BASELINE, 9, "5"), (HELD, 9, "50"), (LIMIT, 9, None))
    assert (found.progress, found.without_data) == (Decimal("0.4"), 0)
    assert rolled_up((LIMIT, 1, "1")).progress is None


def test_a_range_to_be_reached_weighs() -> None:
    assert rolled_up((MOVED, 1, "30"), (TO_100, 1, "40")).progress == Decimal("0.45")  # (0.5 + 0.4) ÷ 2


def test_the_status_is_that_of_the_worst_but_no_guardrails() -> None:
    assert rolled_up((TO_100, 1, "40"), (TO_100, 1, "30")).status is Status.AT_RISK
    assert rolled_up((TO_100, 1, "40"), (TO_100, 1, None)).status is Status.NO_NEWS
    assert rolled_up((TO_100, 1, "40"), (LIMIT, 1, None)).status is Status.ON_TRACK
    assert (
        rolled_up((TO_100, 1, "40"), (LIMIT, 1, "4")).status is Status.AT_RISK
    )  # by the veto, not off track by itself
    assert rolled_up((LIMIT, 1, "4")).status is Status.NO_DATA


def test_paused_and_dropped_do_not_count() -> None:
    for standing in (Standing.PAUSED, Standing.DROPPED):
        found = rolled_up((TO_100, 9, None), (TO_100, 1, "40"), standing=standing)
        assert found == ObjectiveStatus(progress=Decimal("0.4"), without_data=0, status=Status.ON_TRACK)


def test_weights_of_0_leave_nothing_to_show() -> None:
    assert rolled_up((TO_100, 0, "40")).progress is None


@given(parts=st.lists(st.tuples(st.just(TO_100), st.integers(1, 9), st.integers(-50, 150).map(str)), min_size=1))
def test_progress_lies_between_the_least_and_the_most(parts: list[Part]) -> None:
    shares = [min(max(Decimal(value or 0) / 100, Decimal(0)), Decimal(1)) for _, _, value in parts]
    found = rolled_up(*parts).progress
    assert found is not None
    assert min(shares) <= round(found, 20) <= max(shares)
