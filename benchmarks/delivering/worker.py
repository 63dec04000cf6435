"""`python -m benchmarks.delivering.worker DATABASE SLACK_API_URL`: a worker on a Slack without limits.

Its business time is that of the made-up company. It logs that it is ready on stderr, and ends on SIGTERM.
"""

import asyncio
import sys
import time
from datetime import datetime, timedelta

from adapters.slack import NAME
from benchmarks import company
from benchmarks.delivering.slack import adapter, now
from bot.cli.logs import log_to_stderr
from bot.cli.run import serve
from bot.cli.wiring import assemble
from bot.settings import Settings
from storage import opened_store

BEGUN = time.monotonic()


def _business_now() -> datetime:
    return company.THURSDAY + timedelta(seconds=time.monotonic() - BEGUN)


def work(url: str, api_url: str) -> None:
    """Until it is told to stop."""
    settings = Settings(database_url=url, port=0)
    log_to_stderr(as_json=True)
    with opened_store(url) as store:
        parts = assemble(store, settings, clock=_business_now, machine_clock=now, role="worker")
        parts.platforms[NAME] = adapter(store, api_url, limited=False)
        asyncio.run(serve(parts, settings, clock=_business_now, machine_clock=now))


if __name__ == "__main__":
    work(*sys.argv[1:])
