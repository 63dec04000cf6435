"""Delivery through the outbox to a platform without limits: claims, intents, composing, calls, outcomes.

The floor is a loop with as many calls in flight that knows where each message goes, reads what it says from the same
database, renders it and calls the bare SDK; it keeps no record, so who stops it loses or doubles messages. It has two
ways to read, between the calls or in threads beside them, of which the faster one counts. All send the same asks, by
turns, in one process, to a platform in a process of its own that only counts.
"""

import asyncio
import statistics
import time
from collections.abc import Awaitable, Sequence
from contextlib import ExitStack, closing
from pathlib import Path
from tempfile import TemporaryDirectory

import aiohttp
from slack_sdk.web.async_client import AsyncWebClient

from benchmarks import company
from benchmarks.databases import running_postgres
from benchmarks.delivering.bare import Bare
from benchmarks.delivering.slack import TOKEN, CountingSlack, connected, counting_slack, now
from benchmarks.delivering.waiting import ask, employ, messages, settle_statistics, states
from benchmarks.figure import Figure, figure
from bot.delivery import Delivery, Timing
from bot.ports import Message
from storage import SqlStore, open_store

ROUNDS = 5
AT_ONCE = 400
WORKSPACE = "loom"
PEOPLE = (ROUNDS + 1) * AT_ONCE


def figures() -> list[Figure]:
    """Messages a second on both databases."""
    with ExitStack() as stack:
        folder = Path(stack.enter_context(TemporaryDirectory()))
        server = stack.enter_context(running_postgres())
        slack = stack.enter_context(counting_slack())
        urls = {"SQLite": f"sqlite:///{folder}/okrbot.db", "PostgreSQL": server.url(server.create())}
        return [_of(name, url, slack) for name, url in urls.items()]


def _of(database: str, url: str, slack: CountingSlack) -> Figure:
    with closing(open_store(url)) as store:
        employ(store, WORKSPACE, PEOPLE)
        rounds = [_round(store, slack, number) for number in range(ROUNDS + 1)][1:]  # the first one warms up
    ours, *floors = (AT_ONCE / statistics.median(taken) for taken in zip(*rounds, strict=True))
    return figure(f"deliver: {database}, messages/s", ours=ours, floor=max(floors), side="at least", bar=0.5)


def _round(store: SqlStore, slack: CountingSlack, number: int) -> Sequence[float]:
    """Seconds that ours took, and each floor, for the asks of the next people."""
    ask(store, WORKSPACE, range(number * AT_ONCE, (number + 1) * AT_ONCE))
    settle_statistics(store)
    due = messages(store, WORKSPACE)
    assert len(due) == AT_ONCE
    return asyncio.run(_send(store, slack, due, sent=(number + 1) * AT_ONCE))


async def _send(store: SqlStore, slack: CountingSlack, due: Sequence[Message], *, sent: int) -> Sequence[float]:
    timing, addressed = Timing(), [(_address(one), one) for one in due]
    floors = []
    async with connected(store, slack.url) as platform, aiohttp.ClientSession() as session:
        client = AsyncWebClient(token=TOKEN, base_url=slack.url, session=session, retry_handlers=[])
        for in_threads in (False, True):
            bare = Bare(store, WORKSPACE, client, in_flight=timing.in_flight, in_threads=in_threads)
            floors.append(await _seconds(bare.send(addressed)))
            _assert_received(slack)
        delivery = Delivery(store=store, platforms={platform.name: platform}, clock=now, timing=timing)
        ours = await _seconds(delivery.drain_all(company.THURSDAY))
    _assert_received(slack)
    assert states(store) == {"sent": sent}
    return ours, *floors


def _address(message: Message) -> str:
    """The conversation with its person, as `benchmarks.company` has it."""
    assert message.person
    return f"D{message.person.removeprefix('p')}"


async def _seconds(work: Awaitable[object]) -> float:
    begun = time.perf_counter()
    await work
    return time.perf_counter() - begun


def _assert_received(slack: CountingSlack) -> None:
    counted = slack.counted()
    assert (counted["accepted"], counted["different"]) == (AT_ONCE, AT_ONCE), counted
