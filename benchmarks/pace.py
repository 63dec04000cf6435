"""Delivery to a platform that refuses more than 5 messages a second in a workspace, or 1 in a conversation.

It counts with token buckets of 5 and 1. Every sixth message goes to one and the same conversation, so that both limits
are nearly reached. The floor of the rate is the limit itself: what remains after the bucket's 5 can't be sent faster.
Two processes drain the same workspace at the same time, without the lock by which the scaled engine has them take
turns: only the paces in the database hold them to one rate.
"""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack, closing
from dataclasses import replace

from benchmarks import company
from benchmarks.databases import running_postgres
from benchmarks.delivering.slack import CountingSlack, counting_slack
from benchmarks.delivering.waiting import ask, employ, make_due, put_off, states
from benchmarks.figure import Figure, figure
from storage import SqlStore, open_store

WORKSPACE = "loom"
MESSAGES = 150
SHARED_BY = 6
RATE, BURST = 5, 5


def figures() -> list[Figure]:
    """Calls refused with 429, and messages a second, of one process and of two."""
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
    make_due(store)
    command = [sys.executable, "-m", "benchmarks.delivering.drain", url, slack.url]
    with ExitStack() as stack:
        drains = [
            stack.enter_context(subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True))
            for _ in range(count)
        ]
        for drain in drains:
            assert drain.stdout
            assert drain.stdout.readline()
        for drain in drains:
            assert drain.stdin
            drain.stdin.write("\n")
            drain.stdin.flush()
    counted = slack.counted()
    assert counted["different"] == counted["accepted"] == MESSAGES, counted
    assert states(store) == {"sent": MESSAGES}
    name = f"pace: {'one process' if count == 1 else 'two processes'}"
    rate = (MESSAGES - BURST) / counted["seconds"]
    yield figure(f"{name}, calls refused", ours=counted["refused"], floor=MESSAGES, side="at most", bar=0)
    yield figure(f"{name}, messages/s", ours=rate, floor=RATE, side="at least", bar=0.9)
