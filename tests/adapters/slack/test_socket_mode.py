"""The connection that okrbot opens itself."""

import logging

import pytest
from aiohttp import ClientSession, web
from pydantic import SecretStr

from adapters import slack
from adapters.slack.connection import Slack
from bot.errors import OkrError
from tests.adapters.slack.stage import NOW, RecordingDoor
from tests.fakes.slack import FakeSlack, User

pytestmark = pytest.mark.parametrize("transport", ["socket"], indirect=True)


def _another(fake: FakeSlack, door: RecordingDoor, *, app_token: str = "xapp-fake") -> Slack:
    settings = slack.Settings(bot_token=SecretStr("xoxb-fake"), app_token=SecretStr(app_token), api_url=fake.url)
    return slack.open(settings, door=door, http=web.Application(), clock=lambda: NOW)


async def test_a_connection_that_slack_ends_is_made_anew(
    connected: Slack, fake: FakeSlack, door: RecordingDoor, ana: User
) -> None:
    await fake.server.sockets.refresh()
    await ana.type("29")
    assert [event.text for event in door.events] == ["29"]


async def test_a_second_connection_is_warned_of(
    connected: Slack, fake: FakeSlack, door: RecordingDoor, ana: User, caplog: pytest.LogCaptureFixture
) -> None:
    other = _another(fake, door)
    with caplog.at_level(logging.WARNING):
        await other.start()
        await ana.type("29")
        await other.stop()
    assert "this app has 2 connections to Slack" in caplog.text


async def test_a_refused_app_token_is_told_with_what_to_do(
    fake: FakeSlack, door: RecordingDoor, transport: str
) -> None:
    with pytest.raises(OkrError, match=r"refuses SLACK_APP_TOKEN \(invalid_auth\)"):
        await _another(fake, door, app_token="xapp-wrong").start()


async def test_nothing_is_reachable_over_http(connected: Slack, fake: FakeSlack) -> None:
    async with ClientSession() as session, session.post(fake.product, data=b"{}") as response:
        assert response.status == 404
