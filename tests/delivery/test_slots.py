"""Slots: never more than the limit takes, as many as it takes, whoever asks for them in whatever portions."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from bot.delivery.slots import SECOND, earliest, interval, slots
from bot.ports import Limit

limits = st.builds(Limit, rate=st.floats(0.05, 100), burst=st.integers(1, 20))
times = st.integers(0, 10**16)
counts = st.integers(1, 60)


@given(times, times, counts, limits)
def test_calls_never_outrun_the_limit(next_at: int, at: int, count: int, limit: Limit) -> None:
    """Judged as a platform does: a bucket of `burst` tokens, refilled at the rate."""
    tokens, last = float(limit.burst), 0
    for time in slots(next_at, at, count, limit)[0]:
        assert time >= at
        tokens = min(limit.burst, tokens + (time - last) / interval(limit))
        assert tokens >= 1 - 1e-6
        tokens, last = tokens - 1, time


@given(times, counts, limits)
def test_no_call_waits_longer_than_the_limit_makes_it(at: int, count: int, limit: Limit) -> None:
    """The least time for N calls at once is (N - burst) / rate."""
    taken, _ = slots(0, at, count, limit)
    assert taken[-1] - at == max(count - limit.burst, 0) * interval(limit)
    assert all(earlier <= later for earlier, later in pairwise(taken))


@given(times, times, counts, counts, limits)
def test_two_that_take_slots_one_after_the_other_get_what_one_would(
    next_at: int, at: int, first: int, second: int, limit: Limit
) -> None:
    mine, between = slots(next_at, at, first, limit)
    theirs, after = slots(between, at, second, limit)
    assert ([*mine, *theirs], after) == slots(next_at, at, first + second, limit)


@given(times, counts, limits)
def test_who_was_quiet_for_long_saves_up_no_more_than_a_burst(at: int, count: int, limit: Limit) -> None:
    long_ago = at - 1000 * SECOND * count
    assert slots(long_ago, at, count, limit) == slots(0, at, count, limit)


def test_a_burst_goes_at_once_and_the_rest_at_the_rate() -> None:
    taken, next_at = slots(0, SECOND, 5, Limit(rate=5, burst=3))
    assert taken == [SECOND, SECOND, SECOND, SECOND + 200_000, SECOND + 400_000]
    assert earliest(next_at, SECOND, Limit(rate=5, burst=3)) == SECOND + 600_000
