"""The command line as a person meets it: its own folder, a clean environment, and a fake Slack beside it."""

import asyncio
import os
import sys
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pytest

import bot.__main__
from tests.fakes.slack import FakeSlack
from tests.scenarios.product import COMPANY

WEDNESDAY = datetime(2026, 11, 11, 9, tzinfo=UTC)
PEOPLE = (("U1", "ana"), ("U2", "kenji"), ("U3", "leo"), ("U4", "maya"))


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
def okrbot(folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Okrbot:
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
def fake() -> Iterator[FakeSlack]:
    """A Slack with the company's people and channel, running beside the test on the same Wednesday."""
    loop = asyncio.new_event_loop()
    thread = threading.Thread(target=loop.run_forever)
    thread.start()
    slack = FakeSlack(clock=WEDNESDAY.timestamp)
    for user, name in PEOPLE:
        slack.add_person(user, email=f"{name}@acme.example", name=name.title(), zone="Europe/Lisbon")
    slack.add_channel("C1", "growth")
    asyncio.run_coroutine_threadsafe(slack.start(), loop).result()
    yield slack
    asyncio.run_coroutine_threadsafe(slack.stop(), loop).result()
    loop.call_soon_threadsafe(loop.stop)
    thread.join()
    loop.close()


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
