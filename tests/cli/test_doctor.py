"""`okrbot doctor`: each thing that is wrong is named with its fix."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

import bot.__main__
from bot.cli.wiring import WORKSPACE
from storage import opened_store
from tests.cli.conftest import WEDNESDAY, Okrbot
from tests.fakes.slack import FakeSlack
from tests.fakes.slack import faults as go


def test_all_is_well(okrbot: Okrbot, connected: FakeSlack, company: Path) -> None:
    said = okrbot("doctor")
    assert (said.code, said.err) == (0, "")
    marks, looked_at = zip(*(line.split(maxsplit=1) for line in said.out.splitlines()), strict=True)
    assert set(marks) == {"ok"}
    assert looked_at == (
        "settings",
        "database",
        "time zones",
        "cycles",
        "messages",
        "events",
        "processes",
        "slack",
    )


def test_before_anything_is_imported_slack_is_looked_at_and_no_database_is_made(
    okrbot: Okrbot, connected: FakeSlack, folder: Path
) -> None:
    said = okrbot("doctor")
    assert said.code == 1
    assert "ok      slack" in said.out
    assert "problem cycles: there are no OKRs yet: run `okrbot import FILE`" in said.out
    assert list(folder.iterdir()) == []


def test_no_platform(okrbot: Okrbot, company: Path) -> None:
    said = okrbot("doctor")
    assert said.code == 1
    assert "problem settings: No chat platform is configured: set SLACK_BOT_TOKEN" in said.out


def test_a_missing_scope(okrbot: Okrbot, connected: FakeSlack, company: Path) -> None:
    connected.server.scopes = tuple(set(connected.server.scopes) - {"users:read.email"})
    said = okrbot("doctor")
    assert said.code == 1
    assert "problem slack: the app lacks the scopes users:read.email; update it" in said.out


def test_a_token_that_slack_refuses(
    okrbot: Okrbot, connected: FakeSlack, company: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SLACK_BOT_TOKEN", "xoxb-old")
    said = okrbot("doctor")
    assert said.code == 1
    assert "problem slack: Slack refuses SLACK_BOT_TOKEN (invalid_auth). Copy it again" in said.out


def test_a_slack_that_cannot_be_reached(okrbot: Okrbot, connected: FakeSlack, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SLACK_API_URL", "http://127.0.0.1:1/api/")
    said = okrbot("doctor")
    assert said.code == 1
    assert "problem slack: Slack can't be reached" in said.out
    assert "Check the network and SLACK_API_URL." in said.out


@pytest.mark.parametrize(
    ("fault", "reason"),
    [
        (go.RESET_BEFORE, "ServerDisconnectedError: Server disconnected"),
        (go.SERVER_ERROR_BEFORE, "Slack answered 500: no reason given"),
        (go.INTERNAL_ERROR, "internal_error"),
        (go.throttled(7), "throttled for 7.0 s"),
    ],
)
def test_a_slack_that_has_trouble_of_its_own_does_not_blame_the_token(
    okrbot: Okrbot, connected: FakeSlack, company: Path, fault: go.Fault, reason: str
) -> None:
    connected.script("auth.test", *[fault] * 5)
    said = okrbot("doctor")
    assert said.code == 1
    assert f"problem slack: Slack doesn't answer as it should ({reason}). Try again in a few minutes." in said.out


def test_a_clock_that_is_wrong(
    okrbot: Okrbot, connected: FakeSlack, company: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bot.__main__, "now", lambda: WEDNESDAY + timedelta(minutes=5))
    said = okrbot("doctor")
    assert said.code == 1
    assert "problem slack: this machine's clock is 300 s ahead; let it keep time by NTP." in said.out


def test_no_active_cycle(okrbot: Okrbot, connected: FakeSlack, company: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    later = WEDNESDAY + timedelta(days=90)
    monkeypatch.setattr(bot.__main__, "now", lambda: later)
    said = okrbot("doctor")
    assert said.code == 1
    assert f"problem cycles: no active cycle has today ({later.date()}) in it, so nobody is asked" in said.out


def test_a_zone_that_nobody_knows(okrbot: Okrbot, connected: FakeSlack, company: Path) -> None:
    with opened_store("sqlite:///okrbot.db") as store, store.transaction(WORKSPACE) as tx:
        tx.people.put([replace(tx.people.get("kenji"), zone="Asia/[Atlantis]")])
    said = okrbot("doctor")
    assert said.code == 1
    assert "problem time zones: unknown: Kenji (Asia/[Atlantis]). Import zones such as Europe/Berlin." in said.out
