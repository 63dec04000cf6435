"""A workspace on the fake Slack, the adapter connected to it, and a door that writes down who came."""

from collections.abc import AsyncIterator

import pytest
from aiohttp import web
from pydantic import SecretStr

from adapters import slack
from adapters.slack.connection import Slack
from tests.adapters.slack.stage import SECONDS_A_CALL, MovableClock, RecordingDoor
from tests.fakes.slack import FakeSlack, User


@pytest.fixture
def clock() -> MovableClock:
    return MovableClock()


@pytest.fixture
def door() -> RecordingDoor:
    return RecordingDoor()


@pytest.fixture
async def fake(clock: MovableClock) -> AsyncIterator[FakeSlack]:
    async with FakeSlack(clock=clock) as running:
        running.add_person("U1", email="ana@example.com", name="Ana Ruiz", zone="Europe/Madrid", locale="es-ES")
        running.add_channel("C1", "growth")
        yield running


@pytest.fixture
def ana(fake: FakeSlack) -> User:
    return fake.user("U1")


@pytest.fixture(params=["http", "socket"])
def transport(request: pytest.FixtureRequest) -> str:
    """Both ways in have the same handlers."""
    return str(request.param)


@pytest.fixture
async def connected(fake: FakeSlack, door: RecordingDoor, clock: MovableClock, transport: str) -> AsyncIterator[Slack]:
    settings = slack.Settings(
        bot_token=SecretStr("xoxb-fake"),
        app_token=SecretStr("xapp-fake") if transport == "socket" else None,
        signing_secret=SecretStr("signing-secret"),
        api_url=fake.url,
    )
    http = web.Application()
    platform = slack.open(settings, door=door, http=http, clock=clock.as_datetime, timeout=SECONDS_A_CALL)
    runner = web.AppRunner(http)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    fake.product = f"http://127.0.0.1:{runner.addresses[0][1]}/slack/events"
    await platform.start()
    yield platform
    await platform.stop()
    await runner.cleanup()
