"""Places for calls go round the workspaces, and what was held up doesn't catch up."""

import asyncio

from bot.delivery.line import Departures, Turns
from bot.delivery.pacing import Lane
from bot.ports import Limit

LANE = Lane(installation="fake:1", method="conversation:C1", limit=Limit(rate=1))


async def test_a_workspace_with_much_to_send_keeps_no_other_from_its_turn() -> None:
    turns, order = Turns(1), list[str]()

    async def call(workspace: str) -> None:
        async with turns.place(workspace):
            order.append(workspace)
            await asyncio.sleep(0)

    calls = [asyncio.create_task(call("huge")) for _ in range(50)]
    await asyncio.sleep(0)
    calls += [asyncio.create_task(call(small)) for small in ("a", "b", "a")]
    await asyncio.gather(*calls)
    assert max(order.index("a"), order.index("b")) < 6
    assert order.count("a") == 2


async def test_no_more_calls_than_places_are_under_way_even_if_some_are_given_up() -> None:
    turns, busy, most = Turns(3), 0, 0

    async def call(number: int) -> None:
        nonlocal busy, most
        async with turns.place(f"w{number % 4}"):
            busy += 1
            most = max(most, busy)
            try:
                await asyncio.sleep(0)
            finally:
                busy -= 1

    calls = [asyncio.create_task(call(number)) for number in range(40)]
    await asyncio.sleep(0)
    for cancelled in calls[::3]:
        cancelled.cancel()
    await asyncio.gather(*calls, return_exceptions=True)
    assert (busy, most) == (0, 3)
    async with asyncio.timeout(5), turns.place("w0"), turns.place("w0"), turns.place("w0"):
        await turns.calm()


async def test_who_claims_waits_while_many_wait_for_a_place() -> None:
    turns = Turns(1)
    done = asyncio.Event()

    async def call() -> None:
        async with turns.place("huge"):
            await done.wait()

    calls = [asyncio.create_task(call()) for _ in range(9)]
    await asyncio.sleep(0)
    claiming = asyncio.create_task(turns.calm())
    await asyncio.sleep(0)
    assert not claiming.done()
    done.set()
    await asyncio.gather(claiming, *calls)


def test_a_call_that_was_held_up_does_not_catch_up_with_the_next() -> None:
    departures = Departures()
    assert departures.wait([LANE], 10.7) == 0, "it was to be made at 10"
    assert departures.wait([LANE], 11.0) == 0.7
    assert departures.wait([LANE], 11.7) == 0


def test_quiet_lanes_are_forgotten() -> None:
    departures = Departures()
    for number in range(10_001):
        lane = Lane(installation="fake:1", method=f"conversation:{number}", limit=Limit(rate=1))
        departures.wait([lane], number * 2.0)
    assert len(departures._next_at) == 1
