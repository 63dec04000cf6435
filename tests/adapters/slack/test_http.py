"""Only Slack gets in, and nobody else's requests are read."""

from io import BytesIO

import pytest
from aiohttp import ClientSession

from adapters.slack.connection import Slack
from adapters.slack.http import LARGEST
from tests.adapters.slack.stage import RecordingDoor
from tests.fakes.slack import FakeSlack, signature

pytestmark = pytest.mark.parametrize("transport", ["http"], indirect=True)


async def test_a_wrong_signature_is_refused(connected: Slack, fake: FakeSlack, door: RecordingDoor) -> None:
    delivered = await fake.user("U1", secret="guessed").type("29")
    assert (delivered.status, door.events) == (401, [])


@pytest.mark.parametrize(("age", "status"), [(299, 200), (301, 401), (-301, 401)])
async def test_a_request_counts_for_five_minutes(
    connected: Slack, fake: FakeSlack, door: RecordingDoor, age: int, status: int
) -> None:
    delivered = await fake.user("U1", age=age).type("29")
    assert (delivered.status, len(door.events)) == (status, status == 200)


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"X-Slack-Request-Timestamp": "now", "X-Slack-Signature": "v0=1"},
        {"X-Slack-Request-Timestamp": "1", "X-Slack-Signature": "v0=ö"},
    ],
)
async def test_headers_that_make_no_sense_are_refused(
    connected: Slack, fake: FakeSlack, headers: dict[str, str]
) -> None:
    async with ClientSession() as session, session.post(fake.product, data=b"\xff", headers=headers) as response:
        assert response.status == 401


async def test_a_body_over_the_limit_is_refused_unread(connected: Slack, fake: FakeSlack, door: RecordingDoor) -> None:
    body = b"x" * (LARGEST + 1)
    signed = signature(body, secret=fake.signing_secret, at=fake.clock())
    async with ClientSession() as session, session.post(fake.product, data=BytesIO(body), headers=signed) as response:
        assert (response.status, door.events) == (413, [])


async def test_slacks_own_check_of_the_address_is_answered(connected: Slack, fake: FakeSlack) -> None:
    body = b'{"type": "url_verification", "challenge": "c-1"}'
    headers = {**signature(body, secret=fake.signing_secret, at=fake.clock()), "Content-Type": "application/json"}
    async with ClientSession() as session, session.post(fake.product, data=body, headers=headers) as response:
        assert (response.status, "c-1" in await response.text()) == (200, True)
