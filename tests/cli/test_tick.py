"""`okrbot tick`: one pass sends what is due, and a second one for the same time sends nothing."""

from pathlib import Path

from tests.cli.conftest import Okrbot
from tests.fakes.slack import FakeSlack

THURSDAY = "2026-11-12T10:00"


def test_the_same_time_twice_sends_once(okrbot: Okrbot, connected: FakeSlack, company: Path) -> None:
    first = okrbot("tick", "--at", THURSDAY)
    assert (first.code, first.err) == (0, "")
    sent = sorted(message.key for message in connected.posts)
    assert sent == [f"ask:{person}:2026-W46" for person in ("ana", "leo", "maya")], "in Tokyo the day is over"
    second = okrbot("tick", "--at", THURSDAY)
    assert (second.code, second.out) == (0, "0 due, 0 messages settled.\n")
    assert sorted(message.key for message in connected.posts) == sent


def test_a_time_may_say_its_zone(okrbot: Okrbot, connected: FakeSlack, company: Path) -> None:
    okrbot("tick", "--at", "2026-11-12T09:59+09:00")
    assert connected.posts == []
    okrbot("tick", "--at", "2026-11-12T10:00+09:00")
    assert [message.key for message in connected.posts] == ["ask:kenji:2026-W46"]


def test_without_a_time_it_is_now(okrbot: Okrbot, connected: FakeSlack, company: Path) -> None:
    assert okrbot("tick").out == "0 due, 0 messages settled.\n"
    assert connected.posts == []


def test_without_a_platform_nothing_is_sent_and_it_says_so(okrbot: Okrbot, company: Path) -> None:
    said = okrbot("tick", "--at", THURSDAY)
    assert said.code == 0
    assert "No chat platform is configured, so nothing is sent" in said.out


def test_a_slack_that_cannot_be_reached_is_told_and_nothing_is_lost(
    okrbot: Okrbot, connected: FakeSlack, company: Path
) -> None:
    connected.server.bot_token = "xoxb-rotated"
    said = okrbot("tick", "--at", THURSDAY)
    assert (said.code, said.out) == (1, "")
    assert "Slack refuses SLACK_BOT_TOKEN" in said.err
    connected.server.bot_token = "xoxb-fake"
    okrbot("tick", "--at", THURSDAY)
    assert len(connected.posts) == 3
