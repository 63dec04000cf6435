"""The fake Slack of the tests, as a process of its own."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def fake_slack() -> Iterator[str]:
    """Its SLACK_API_URL."""
    with subprocess.Popen([sys.executable, "-m", "tests.fakes.slack"], stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout
        try:
            yield process.stdout.readline().strip()
        finally:
            process.terminate()
