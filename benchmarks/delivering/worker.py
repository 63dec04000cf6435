"""`python -m benchmarks.delivering.worker DATABASE SLACK_API_URL strict|free`: `okrbot run --only worker`.

Its business time is that of the made-up company; `free`, it knows of no limits of Slack's. It logs that it is ready on
stderr, and ends on SIGTERM.
"""

import asyncio
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta

from adapters.slack import NAME
from benchmarks import company
from benchmarks.delivering.slack import adapter, now
from bot.cli.logs import log_to_stderr
from bot.cli.run import serve
from bot.cli.wiring import assemble
from bot.settings import Settings
from storage import opened_store

READY = "okrbot is ready"
BEGUN = time.monotonic()


def _business_now() -> datetime:
    return company.THURSDAY + timedelta(seconds=time.monotonic() - BEGUN)


@contextmanager
def worker(url: str, api_url: str, *, limited: bool) -> Iterator[None]:
    """A process that is ready, while the block runs."""
    command = [sys.executable, "-m", "benchmarks.delivering.worker", url, api_url, "strict" if limited else "free"]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as process:
        assert process.stderr
        try:
            said = []
            for line in process.stderr:
                said.append(line)
                if READY in line:
                    break
            assert process.poll() is None, "".join(said)
            yield
        finally:
            process.terminate()
            process.stderr.read()


def _work(url: str, api_url: str, limits: str) -> None:
    """Until it is told to stop."""
    settings = Settings(database_url=url, port=0)
    log_to_stderr(as_json=True)
    with opened_store(url) as store:
        parts = assemble(store, settings, clock=_business_now, machine_clock=now, role="worker")
        parts.platforms[NAME] = adapter(store, api_url, limited=limits == "strict")
        asyncio.run(serve(parts, settings, clock=_business_now, machine_clock=now))


if __name__ == "__main__":
    _work(*sys.argv[1:])
