"""The command line as a person meets it: its own folder, a clean environment, and a fake Slack beside it."""

import asyncio
import logging
import os
import sys
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pytest

import bot.__main__
from tests.cli.process import LONGEST_WAIT
from tests.fakes.slack import FakeSlack
from tests.scenarios.product import COMPANY

WEDNESDAY = datetime(2026, 11, 11, 9, tzinfo=UTC)
LISBON, TOKYO = "Europe/Lisbon", "Asia/Tokyo"
PEOPLE = (("U1", "ana", LISBON), ("U2", "kenji", TOKYO), ("U3", "leo", LISBON), ("U4", "maya", LISBON))


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What a command left behind."""

    code: int
    out: str
    err: str


Okrbot = Callable[..., Said]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder to be in, with nothing set."""
    for name in [name for name in os.environ if name.startswith(("OKRBOT_", "SLACK_"))]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def _logging() -> Iterator[None]:
    """A command may set up logging for its own process, which here is everybody's."""
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    yield
    root.handlers[:] = handlers
    root.setLevel(level)


@pytest.fixture
def okrbot(folder: Path, _logging: None, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Okrbot:
    """Run a command to its end, on a Wednesday of the company's quarter."""
    monkeypatch.setattr(bot.__main__, "now", lambda: WEDNESDAY)

    def run(*arguments: str | Path) -> Said:
        monkeypatch.setattr(sys, "argv", ["okrbot", *map(str, arguments)])
        code = 0
        capsys.readouterr()
        try:
            bot.__main__.main()
        except SystemExit as ended:
            code = int(ended.code or 0)
        out, err = capsys.readouterr()
        return Said(code=code, out=out, err=err)

    return run


@pytest.fixture
def beside() -> Iterator[asyncio.AbstractEventLoop]:
    """An event loop that runs beside the test, since a command brings its own."""
    loop = asyncio.new_event_loop()
    thread = threading.Thread(target=loop.run_forever)
    thread.start()
    yield loop
    loop.call_soon_threadsafe(loop.stop)
    thread.join()
    loop.close()


@pytest.fixture
def fake(beside: asyncio.AbstractEventLoop) -> Iterator[FakeSlack]:
    """A Slack with the company's people and channel, on the same Wednesday."""
    slack = FakeSlack(clock=WEDNESDAY.timestamp)
    for user, name, zone in PEOPLE:
        slack.add_person(user, email=f"{name}@acme.example", name=name.title(), zone=zone)
    slack.add_channel("C1", "growth")
    slack.patience = LONGEST_WAIT
    asyncio.run_coroutine_threadsafe(slack.start(), beside).result()
    yield slack
    asyncio.run_coroutine_threadsafe(slack.stop(), beside).result()


@pytest.fixture
def connected(folder: Path, fake: FakeSlack, monkeypatch: pytest.MonkeyPatch) -> FakeSlack:
    """The fake Slack, with the environment set for it."""
    monkeypatch.setenv("SLACK_API_URL", fake.url)
    monkeypatch.setenv("SLACK_BOT_TOKEN", "xoxb-fake")
    monkeypatch.setenv("SLACK_SIGNING_SECRET", "signing-secret")
    return fake


@pytest.fixture
def company(okrbot: Okrbot) -> Path:
    """The company of the scenarios, imported."""
    assert okrbot("import", COMPANY).code == 0
    return COMPANY
