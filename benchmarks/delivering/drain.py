"""`python -m benchmarks.delivering.drain DATABASE SLACK_API_URL`: sends all that waits, at Slack's pace.

It says when it is ready, and begins when it is given a line.
"""

import asyncio
import sys
from contextlib import closing

from benchmarks import company
from benchmarks.delivering.slack import connected, now
from bot.delivery import Delivery
from storage import SqlStore, open_store


async def drain(store: SqlStore, api_url: str) -> None:
    """Until nothing is left."""
    async with connected(store, api_url, limited=True) as platform:
        delivery = Delivery(store=store, platforms={platform.name: platform}, clock=now)
        print("ready", flush=True)
        await asyncio.to_thread(sys.stdin.readline)
        await delivery.drain_all(company.THURSDAY)


if __name__ == "__main__":
    url, api_url = sys.argv[1:]
    with closing(open_store(url)) as opened:
        asyncio.run(drain(opened, api_url))
