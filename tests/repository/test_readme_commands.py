"""What the README promises a newcomer."""

import re
import subprocess
import sys
import threading
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest

from tests.repository.project import ROOT

OKRBOT = Path(sys.executable).with_name("okrbot")
LONGEST_WAIT = 120


@pytest.fixture
def demo() -> Iterator[subprocess.Popen[str]]:
    """`okrbot demo` while it runs; ended with all that it started."""
    process = subprocess.Popen([OKRBOT, "demo"], cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    watch = threading.Timer(LONGEST_WAIT, process.kill)
    watch.start()
    yield process
    watch.cancel()
    if process.poll() is None:
        for child in psutil.Process(process.pid).children(recursive=True):
            child.terminate()
        process.terminate()
    process.communicate(timeout=LONGEST_WAIT)


@pytest.mark.slow
def test_the_demo_prints_an_address_and_the_page_answers(demo: subprocess.Popen[str]) -> None:
    assert demo.stdout is not None
    said = []
    for line in demo.stdout:
        said.append(line)
        if address := re.search(r"http://127\.0\.0\.1:\d+\S*", line):
            with urllib.request.urlopen(address.group(), timeout=LONGEST_WAIT) as page:  # noqa: S310 - the address is our own
                assert page.status == 200
                assert "okrbot" in page.read().decode()
            return
    pytest.fail(f"no address in: {''.join(said)}", pytrace=False)


@pytest.mark.slow
def test_help_names_the_commands() -> None:
    done = subprocess.run([OKRBOT, "--help"], capture_output=True, text=True, check=True)
    assert {"demo", "run", "import", "doctor"} <= set(re.findall(r"[a-z]+", done.stdout))
