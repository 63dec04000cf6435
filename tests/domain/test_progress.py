from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.measures.metric import Metric
from bot.domain.okr import Ambition
from bot.domain.pace import Pace
from bot.domain.progress import pace_by_gap
from bot.domain.rules import Rules
from bot.domain.status import Status

EDGES = {
    (Ambition.ASPIRATIONAL, Status.ON_TRACK): Fraction(5, 100),
    (Ambition.ASPIRATIONAL, Status.AT_RISK): Fraction(25, 100),
    (Ambition.COMMITTED, Status.ON_TRACK): Fraction(2, 100),
    (Ambition.COMMITTED, Status.AT_RISK): Fraction(15, 100),
}
edges = st.sampled_from(sorted(EDGES))
GUESS = 10**6


def divided(fraction: Fraction) -> Decimal:
    return Decimal(fraction.numerator) / Decimal(fraction.denominator)


def pace(expected: Fraction, gap: Fraction, ambition: Ambition) -> Pace:
    """Expected and progress come to the formula as they do in life: each from a division."""
    return pace_by_gap(expected=divided(expected), progress=divided(expected - gap), ambition=ambition, rules=Rules())


@given(edge=edges, days=st.integers(2, 400), data=st.data())
def test_both_edges_are_inclusive_for_every_number_of_days(
    edge: tuple[Ambition, Status], days: int, data: st.DataObject
) -> None:
    expected = Fraction(data.draw(st.integers(-(-days // 4), days)), days)
    assert pace(expected, EDGES[edge], edge[0]).status is edge[1]


def test_sevenths_and_seventeenths_do_not_fall_off_the_edge_by_their_last_digit() -> None:
    assert pace(Fraction(1, 7), Fraction(5, 100), Ambition.ASPIRATIONAL).status is Status.ON_TRACK
    assert pace(Fraction(2, 17), Fraction(2, 100), Ambition.COMMITTED).status is Status.ON_TRACK


@given(edge=edges, days=st.integers(2, 400), over=st.integers(1, GUESS), data=st.data())
def test_past_an_edge_it_is_one_status_worse(
    edge: tuple[Ambition, Status], days: int, over: int, data: st.DataObject
) -> None:
    expected = Fraction(data.draw(st.integers(-(-days // 4), days)), days)
    worse = pace(expected, EDGES[edge] + Fraction(over, GUESS * GUESS), edge[0]).status
    assert worse.rank == edge[1].rank - (3 if edge[1] is Status.ON_TRACK else 1)


@given(days=st.integers(5, 400), gap=st.fractions(0, 3), ambition=st.sampled_from(Ambition), data=st.data())
def test_while_less_than_a_quarter_is_expected_nothing_is_off_track(
    days: int, gap: Fraction, ambition: Ambition, data: st.DataObject
) -> None:
    expected = Fraction(data.draw(st.integers(0, (days - 1) // 4)), days)
    assert pace(expected, gap, ambition).status is not Status.OFF_TRACK


def test_from_exactly_a_quarter_on_it_can_be() -> None:
    assert pace(Fraction(1, 4), Fraction(1, 3), Ambition.COMMITTED).status is Status.OFF_TRACK


def test_the_thresholds_are_settings_of_the_workspace() -> None:
    strict = Rules(aspirational_on_track=Decimal(0), aspirational_at_risk=Decimal("0.1"), early=Decimal("0.5"))

    def judged(expected: str, progress: str) -> Pace:
        return pace_by_gap(
            expected=Decimal(expected), progress=Decimal(progress), ambition=Ambition.ASPIRATIONAL, rules=strict
        )

    assert judged("0.4", "0.4").status is Status.ON_TRACK
    assert judged("0.4", "0.35").status is Status.AT_RISK
    assert judged("0.4", "0.35").at_risk_up_to == Decimal("0.1")
    assert judged("0.4", "0.2").status is Status.AT_RISK
    assert judged("0.5", "0.39").status is Status.OFF_TRACK


@pytest.mark.parametrize(
    ("start", "target", "share", "on_pace"),
    [
        ("20", "40", "0.57", "31.4"),
        ("20", "40", "0.571", "31.5"),  # 31.42, up
        ("40", "20", "0.571", "28.5"),  # 28.58, down
        ("410", "500", "0.5", "455"),
        ("410", "500", "0.51", "456"),  # 455.9, up
        ("0", "1", "0.333", "0.34"),
        ("10000", "50000", "0.3333", "23400"),  # 23332, up to the next hundred
        ("0", "3.145", "0.999", "3.145"),  # 3.141855 would round past the target
        ("0", "30", "0.6666666666666666666666666667", "20"),  # two thirds
        ("0", "30", "0.1666666666666666666666666667", "5"),  # a sixth: 5.000000000000000000000000001 is no more than 5
        ("20.04", "40", "0", "20.04"),
        ("20", "40.04", "1", "40.04"),
        ("-5", "5", "0.25", "-2.5"),
    ],
)
def test_the_value_on_pace_is_rounded_towards_the_target(start: str, target: str, share: str, on_pace: str) -> None:
    metric = Metric(start=Decimal(start), target=Decimal(target))
    assert metric.on_pace(Decimal(share)) == Decimal(on_pace)
