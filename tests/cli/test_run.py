"""`okrbot run`: ready when it says so, and gone without a trace when it is told to stop."""

import asyncio
import json
import signal
import socket
import sqlite3
import time
from pathlib import Path
from urllib.request import urlopen

import pytest

from tests.cli.conftest import Okrbot
from tests.cli.process import LONGEST_WAIT, started
from tests.fakes.slack import FakeSlack
from tests.scenarios.product import COMPANY


@pytest.fixture
def slack(fake: FakeSlack) -> FakeSlack:
    """The fake on the machine's own clock, as a process has it."""
    fake.clock = fake.world.clock = time.time
    return fake


def environment(slack: FakeSlack, **more: str) -> dict[str, str]:
    return {
        "SLACK_API_URL": slack.url,
        "SLACK_BOT_TOKEN": "xoxb-fake",
        "SLACK_SIGNING_SECRET": "signing-secret",
        "OKRBOT_PORT": "0",
        "OKRBOT_LOG_FORMAT": "json",
        **more,
    }


def asked(url: str) -> str:
    """What it says to whoever watches over it."""
    with urlopen(url, timeout=LONGEST_WAIT) as answer:  # noqa: S310 - an address of our own
        text: str = answer.read().decode()
    return text


@pytest.mark.slow
@pytest.mark.parametrize("by", [signal.SIGTERM, signal.SIGINT])
@pytest.mark.parametrize("way_in", ["http", "socket"])
def test_it_becomes_ready_and_a_signal_ends_it_with_0(
    slack: FakeSlack, tmp_path: Path, by: signal.Signals, way_in: str
) -> None:
    more = {"SLACK_APP_TOKEN": "xapp-fake"} if way_in == "socket" else {}
    with started("run", folder=tmp_path, environment=environment(slack, **more)) as okrbot:
        ready = json.loads(okrbot.until("okrbot is ready"))
        assert ready["platforms"] == ["slack"]
        watched = f"http://127.0.0.1:{ready['port']}"
        assert asked(f"{watched}/readyz") == '{"status": "ready"}'
        assert "okrbot_database_up 1.0" in asked(f"{watched}/metrics").splitlines()
        assert okrbot.stop(by) == 0
    events = [json.loads(line)["event"] for line in okrbot.said]
    assert events[-1] == "okrbot stops: it finishes what is in hand"
    levels = {json.loads(line)["level"] for line in okrbot.said}
    assert levels == {"info"}, okrbot.said


@pytest.mark.slow
def test_what_is_in_hand_is_finished_before_it_ends(
    okrbot: Okrbot, slack: FakeSlack, beside: asyncio.AbstractEventLoop, folder: Path
) -> None:
    assert okrbot("import", COMPANY).code == 0
    users = [slack.user(user) for user in ("U1", "U2", "U3", "U4")]

    async def everybody_types() -> list[bool]:
        return [delivered.ok for delivered in await asyncio.gather(*(user.type("mine") for user in users))]

    with started("run", folder=folder, environment=environment(slack)) as running:
        port = json.loads(running.until("okrbot is ready"))["port"]
        slack.product = f"http://127.0.0.1:{port}/slack/events"
        taken = asyncio.run_coroutine_threadsafe(everybody_types(), beside).result()
        assert running.stop(signal.SIGTERM) == 0
    assert taken == [True] * 4
    with sqlite3.connect(folder / "okrbot.db") as database:
        states = [state for (state,) in database.execute("select state from outbox")]
    database.close()
    assert len(states) == len(users)
    assert set(states) <= {"sent", "pending"}, "a message was left half sent"
    assert states.count("sent") == len(slack.posts)


@pytest.mark.slow
def test_the_log_is_for_people_unless_json_is_asked_for(slack: FakeSlack, tmp_path: Path) -> None:
    with started("run", folder=tmp_path, environment=environment(slack, OKRBOT_LOG_FORMAT="text")) as okrbot:
        line = okrbot.until("okrbot is ready")
        assert not line.startswith("{")
        assert "\x1b" not in line
        assert okrbot.stop(signal.SIGTERM) == 0


def test_a_port_that_is_taken_is_told(okrbot: Okrbot, connected: FakeSlack, monkeypatch: pytest.MonkeyPatch) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        monkeypatch.setenv("OKRBOT_PORT", str(port))
        said = okrbot("run")
    assert (said.code, said.out) == (1, "")
    assert said.err == (
        f"I can't listen on 127.0.0.1, port {port}: address already in use."
        " Free it, or set OKRBOT_HOST and OKRBOT_PORT to what this machine has.\n"
    )


def test_a_host_that_there_is_not_is_told(
    okrbot: Okrbot, connected: FakeSlack, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OKRBOT_HOST", "nowhere.invalid")
    said = okrbot("run")
    assert (said.code, said.out) == (1, "")
    assert said.err.startswith("I can't listen on nowhere.invalid, port 8080: ")
    assert said.err.count("\n") == 1


@pytest.mark.parametrize(
    ("name", "value", "sentence"),
    [
        ("SLACK_BOT_TOKEN", "xoxb-old", "Slack refuses SLACK_BOT_TOKEN (invalid_auth)."),
        ("SLACK_APP_TOKEN", "xapp-old", "Slack refuses SLACK_APP_TOKEN (invalid_auth)."),
        ("SLACK_API_URL", "http://127.0.0.1:1/api/", "Slack can't be reached"),
    ],
)
def test_a_slack_that_does_not_let_it_in_is_told(
    okrbot: Okrbot, connected: FakeSlack, monkeypatch: pytest.MonkeyPatch, name: str, value: str, sentence: str
) -> None:
    monkeypatch.setenv(name, value)
    said = okrbot("run")
    assert (said.code, said.out) == (1, "")
    assert said.err.startswith(sentence)
    assert said.err.count("\n") == 1
