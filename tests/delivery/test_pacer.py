"""The pace of an installation, as the processes of a workspace keep it in the database together."""

from datetime import UTC, datetime, timedelta

import pytest

from bot.delivery.pacing import FURTHEST, Lane, Pacer, lanes, microseconds
from bot.ports import Limit, Method, Pace
from tests.fakes.recording import Recording
from tests.world import World

AT = datetime(2026, 11, 12, 10, tzinfo=UTC)
FIFTH = timedelta(milliseconds=200)
NOTHING = timedelta(0)
LIMITS: dict[Method, Limit] = {"post": Limit(rate=5, burst=4), "conversation": Limit(rate=1)}
POST = Lane(installation="fake:1", method="post", limit=LIMITS["post"])


def through(address: str = "dm:ana") -> tuple[Lane, ...]:
    return lanes(Recording(limits=LIMITS), "fake:1", "post", address)


def pacer(*known: Pace) -> Pacer:
    return Pacer({(one.installation, one.method): one for one in known}, AT)


def taken(of: Pacer, address: str, *, urgent: bool = False) -> timedelta:
    wait = of.free(through(address), urgent=urgent)
    of.take(through(address), urgent=urgent)
    return wait


def test_messages_to_many_go_at_the_rate_but_for_one_made_up() -> None:
    posts = pacer()
    assert [taken(posts, f"dm:{number}") for number in range(4)] == [NOTHING, NOTHING, FIFTH, 2 * FIFTH]


def test_a_live_answer_runs_one_burst_ahead_of_slots_that_are_taken() -> None:
    posts = pacer()
    for number in range(5):
        taken(posts, f"dm:{number}")
    assert posts.free(through("dm:lea"), urgent=False) == 4 * FIFTH
    assert posts.free(through("dm:lea"), urgent=True) == 2 * FIFTH


def test_a_live_answer_waits_for_nothing_where_others_have_taken_what_they_may() -> None:
    """Others take slots only so far ahead (AHEAD), which is as far as a burst reaches."""
    posts = pacer()
    while posts.free(through("dm:x"), urgent=False) <= posts.ahead - FIFTH:
        taken(posts, f"dm:{len(posts.known)}")
    assert posts.free(through("dm:lea"), urgent=True) <= FIFTH


def test_a_conversation_has_a_pace_of_its_own_and_costs_the_others_nothing() -> None:
    posts = pacer()
    assert taken(posts, "channel:GROW") == NOTHING
    assert taken(posts, "channel:GROW") == timedelta(seconds=1)
    assert taken(posts, "dm:ana") == FIFTH


def test_a_platform_without_limits_has_no_lanes() -> None:
    assert lanes(Recording(), "fake:1", "post", "dm:ana") == ()
    assert [lane.method for lane in lanes(Recording(limits=LIMITS), "fake:1", "edit", "dm:ana")] == []
    assert [lane.method for lane in through()] == ["post", "conversation:dm:ana"]


def test_what_is_too_much_is_done_less_often_and_slowly_more_often_again() -> None:
    posts = pacer()
    posts.slow_down(POST)
    assert posts.known["fake:1", "post"].rate == 3.5
    for _ in range(20):
        posts.slow_down(POST)
    assert posts.known["fake:1", "post"].rate == 0.5
    for _ in range(500):
        posts.take([POST], urgent=False)
    assert posts.known["fake:1", "post"].rate is None


def test_of_several_pauses_the_longest_holds() -> None:
    posts = pacer()
    posts.pause("fake:1", "post", AT + timedelta(seconds=60))
    posts.pause("fake:1", "post", AT + timedelta(seconds=5))
    assert posts.known["fake:1", "post"].blocked_until == AT + timedelta(seconds=60)


@pytest.mark.parametrize("ahead", [timedelta(days=1), timedelta(hours=1)])
def test_no_pause_is_longer_than_a_quarter_of_an_hour(ahead: timedelta) -> None:
    posts = pacer(Pace(installation="fake:1", method="post", blocked_until=AT + ahead))
    posts.pause("fake:1", "post", AT + timedelta(days=2))
    assert posts.known["fake:1", "post"].blocked_until == AT + timedelta(minutes=15)


def test_slots_that_a_clock_set_back_since_has_taken_do_not_count() -> None:
    posts = pacer(Pace(installation="fake:1", method="post", next_at=microseconds(AT) + FURTHEST + 1))
    assert posts.free([POST], urgent=False) == NOTHING


def test_who_comes_next_finds_the_slots_taken(world: World) -> None:
    world.found()
    waits = []
    for _ in range(3):
        with world.tx() as tx:
            mine = Pacer.of(tx, AT)
            waits.append(taken(mine, "channel:GROW"))
            mine.keep(tx)
    assert waits == [NOTHING, timedelta(seconds=1), timedelta(seconds=2)]
