"""Delivery to a platform that refuses more than 5 messages a second in a workspace, or 1 in a conversation.

It counts with token buckets of 5 and 1. Every sixth message goes to one and the same conversation, so that both limits
are nearly reached. The floor of the rate is the limit itself: what remains after the bucket's 5 can't be sent faster.
The workers are those of `okrbot run --only worker`, on PostgreSQL, at the default settings; two take turns of a few
seconds with the one workspace, and the paces in the database hold them to one rate.
"""

import time
from collections.abc import Iterator
from contextlib import ExitStack, closing
from dataclasses import replace

from benchmarks import company
from benchmarks.databases import running_postgres
from benchmarks.delivering.slack import CountingSlack, counting_slack
from benchmarks.delivering.waiting import all_sent, ask, employ, make_due, put_off
from benchmarks.delivering.worker import worker
from benchmarks.figure import Figure, figure
from storage import SqlStore, open_store

WORKSPACE = "loom"
MESSAGES = 150
SHARED_BY = 6
LOOK_EVERY = 0.25
RATE, BURST = 5, 5


def figures() -> list[Figure]:
    """Calls refused with 429, and messages a second, of one worker and of two."""
    with ExitStack() as stack:
        server = stack.enter_context(running_postgres())
        slack = stack.enter_context(counting_slack("--strict"))
        url = server.url(server.create())
        store = stack.enter_context(closing(open_store(url)))
        _fill(store)
        return [figure for count in (1, 2) for figure in _of(store, url, slack, count)]


def _fill(store: SqlStore) -> None:
    employ(store, WORKSPACE, MESSAGES)
    with store.transaction(WORKSPACE) as tx:
        for number in range(0, MESSAGES, SHARED_BY):
            tx.people.put_account(replace(company.account(number), address="C1"))
    ask(store, WORKSPACE, range(MESSAGES))


def _of(store: SqlStore, url: str, slack: CountingSlack, count: int) -> Iterator[Figure]:
    put_off(store)
    with ExitStack() as stack:
        for _ in range(count):
            stack.enter_context(worker(url, slack.url, limited=True))
        make_due(store)
        while not all_sent(store):
            time.sleep(LOOK_EVERY)
    counted = slack.counted()
    assert counted["different"] == counted["accepted"] == MESSAGES, counted
    name = f"pace: {'one worker' if count == 1 else 'two workers'}"
    rate = (MESSAGES - BURST) / counted["seconds"]
    yield figure(f"{name}, calls refused", ours=counted["refused"], floor=MESSAGES, side="at most", bar=0)
    yield figure(f"{name}, messages/s", ours=rate, floor=RATE, side="at least", bar=0.9)
