"""A platform that refuses one call too many refuses none, and is kept as busy as it allows (engine.md §5)."""

import asyncio
from dataclasses import replace
from datetime import timedelta

import pytest

from adapters.slack.limits import LIMITS
from bot.delivery import Delivery, Timing
from bot.ports import Limit, Priority
from tests import make
from tests.fakes.kinds import all_kinds, plain
from tests.fakes.strict import Strict
from tests.make import THURSDAY_10
from tests.world import World

pytestmark = pytest.mark.fast_time

BURST = 5


def process(world: World, platform: Strict, timing: Timing | None = None) -> Delivery:
    """One more process on the world's database; its machine's clock runs with the loop, as the platform's does."""
    loop = asyncio.get_running_loop()
    return Delivery(
        store=world.store,
        platforms={"fake": platform},
        clock=lambda: THURSDAY_10 + timedelta(seconds=loop.time()),
        timing=timing or Timing(),
        kinds=all_kinds(),
    )


@pytest.mark.parametrize("processes", [1, 3])
async def test_no_call_is_refused_at_nine_tenths_of_what_the_workspace_takes(world: World, processes: int) -> None:
    world.found()
    platform = Strict(limits=LIMITS, seconds=0.1)
    with world.tx() as tx:
        tx.outbox.add([plain(f"m{number}", f"dm:{number}") for number in range(40)])
    await asyncio.gather(*(process(world, platform).drain_all(THURSDAY_10) for _ in range(processes)))
    times = [at for at, _ in platform.made_at]
    assert platform.refused == 0
    assert len(set(platform.sent())) == len(platform.sent()) == 40
    assert (len(times) - BURST) / (times[-1] - times[0]) >= 0.9 * 5


async def test_no_call_is_refused_at_nine_tenths_of_what_a_conversation_takes(world: World) -> None:
    world.found()
    platform = Strict(limits=LIMITS)
    with world.tx() as tx:
        tx.outbox.add([plain(f"m{number}", "channel:GROW") for number in range(8)])
    await process(world, platform).drain_all(THURSDAY_10)
    times = [at for at, _ in platform.made_at]
    assert platform.refused == 0
    assert (len(times) - 1) / (times[-1] - times[0]) >= 0.9


async def test_a_live_answer_does_not_wait_behind_asks(world: World) -> None:
    world.found()
    platform = Strict(limits=LIMITS)
    with world.tx() as tx:
        tx.outbox.add([plain(f"m{number}", f"dm:{number}") for number in range(20)])
    draining = asyncio.create_task(process(world, platform).drain_all(THURSDAY_10))
    while len(platform.made_at) < 5:  # noqa: ASYNC110 - a platform tells nobody that it was called
        await asyncio.sleep(0.05)
    with world.tx() as tx:
        tx.outbox.add([plain("answer", "dm:lea", priority=Priority.ANSWER)])
    written = asyncio.get_running_loop().time()
    await draining
    (answered,) = (at for at, key in platform.made_at if key == "answer")
    assert answered - written < 1
    assert platform.refused == 0


async def test_as_many_calls_are_under_way_as_may_be_and_no_more(world: World) -> None:
    world.found()
    platform = Strict(buckets={}, seconds=0.05)
    with world.tx() as tx:
        tx.outbox.add([plain(f"m{number}", f"dm:{number}") for number in range(30)])
    await process(world, platform, Timing(in_flight=7)).drain_all(THURSDAY_10)
    assert platform.busiest == 7
    assert len(platform.sent()) == 30


async def test_a_message_that_waits_for_its_slot_takes_no_place_from_others(world: World) -> None:
    """The only place is free for the second conversation while the first waits for its next slot."""
    world.found()
    platform = Strict(limits={"conversation": Limit(rate=4)}, buckets={"conversation": Limit(rate=4)})
    with world.tx() as tx:
        tx.outbox.add([plain(key, "channel:GROW") for key in ("a1", "a2", "a3")])
        tx.outbox.add([plain("b1", "dm:ana")])
    await process(world, platform, Timing(in_flight=1)).drain_all(THURSDAY_10)
    assert platform.sent() == ["a1", "b1", "a2", "a3"]


async def test_answers_go_first_then_escalations_digests_asks_and_edits(world: World) -> None:
    world.found()
    platform = Strict(buckets={})
    with world.tx() as tx:
        tx.outbox.add(
            [plain(priority.name, f"dm:{priority}", priority=priority) for priority in sorted(Priority, reverse=True)]
        )
    await process(world, platform, Timing(in_flight=1)).drain_all(THURSDAY_10)
    assert platform.sent() == ["ANSWER", "ESCALATION", "DIGEST", "ASK", "EDIT"]


async def test_a_huge_workspace_keeps_no_small_one_waiting(world: World) -> None:
    world.found()
    world.store.add_workspace(replace(make.workspace(), id="small"))
    platform = Strict(buckets={}, seconds=0.005)
    with world.tx() as tx:
        tx.outbox.add([plain(f"huge {number:03}", f"dm:{number}") for number in range(300)])
    with world.store.transaction("small") as tx:
        tx.outbox.add([plain(f"small {number}", f"dm:{number}") for number in range(3)])
    await process(world, platform, Timing(in_flight=2)).drain_all(THURSDAY_10)
    assert len(platform.sent()) == 303
    assert max(platform.sent().index(f"small {number}") for number in range(3)) < 100
