"""One worker and two on PostgreSQL, sending for several workspaces to a platform that takes 100 ms for each call.

One can send no more than its calls in flight in that time, which is the floor of the first figure; it is the floor of
the second. The workers are those of `okrbot run --only worker`, at the default settings, but that their Slack has no
limits. Everything waits when they start; what counts is the time from the first call to the end of the last, so that
neither the start nor the wait for the next tick does.
"""

import statistics
import time
from contextlib import ExitStack, closing

from benchmarks.databases import running_postgres
from benchmarks.delivering.slack import CountingSlack, counting_slack
from benchmarks.delivering.waiting import all_sent, ask, employ, make_due, put_off
from benchmarks.delivering.worker import worker
from benchmarks.figure import Figure, figure
from bot.delivery import Timing
from storage import SqlStore, open_store

ROUNDS = 3
WORKSPACES = [f"loom{number}" for number in range(10)]
IN_EACH = 200
MESSAGES = len(WORKSPACES) * IN_EACH
DELAY = 0.1
LOOK_EVERY = 0.25


def figures() -> list[Figure]:
    """Messages a second."""
    with ExitStack() as stack:
        server = stack.enter_context(running_postgres())
        slack = stack.enter_context(counting_slack("--delay", str(DELAY)))
        url = server.url(server.create())
        store = stack.enter_context(closing(open_store(url)))
        for number, workspace in enumerate(
            WORKSPACES, start=1
        ):  # the first has the installation that the fake tells of
            employ(store, workspace, IN_EACH, f"slack:T{number}")
            ask(store, workspace, range(IN_EACH))
        rounds = [[_rate(store, url, slack, count) for count in (1, 2)] for _ in range(ROUNDS)]
    one, two = (statistics.median(rates) for rates in zip(*rounds, strict=True))
    most = Timing().in_flight / DELAY
    return [
        figure("workers: one, messages/s", ours=one, floor=most, side="at least", bar=0.8),
        figure("workers: two, messages/s", ours=two, floor=one, side="at least", bar=1.5),
    ]


def _rate(store: SqlStore, url: str, slack: CountingSlack, count: int) -> float:
    """Messages a second of so many workers."""
    put_off(store)
    with ExitStack() as stack:
        for _ in range(count):
            stack.enter_context(worker(url, slack.url, limited=False))
        make_due(store)
        while not all_sent(store):
            time.sleep(LOOK_EVERY)
    counted = slack.counted()
    assert (counted["accepted"], counted["different"]) == (MESSAGES, IN_EACH), counted  # keys are a workspace's own
    return MESSAGES / (counted["seconds"] + DELAY)
