"""The fake Slack is as strict as Slack: what a test may rely on."""

import asyncio
import json
import sys
from collections.abc import AsyncIterator
from pathlib import Path

import aiohttp
import pytest

from tests.fakes.slack import FakeSlack

BOT = {"Authorization": "Bearer xoxb-fake"}
VIEW = {"type": "modal", "title": {"type": "plain_text", "text": "x"}, "blocks": []}


class Clock:
    def __init__(self) -> None:
        self.now = 1_793_869_200.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
async def fake(clock: Clock) -> AsyncIterator[FakeSlack]:
    async with FakeSlack(clock=clock) as running:
        running.add_person("U1", email="ana@example.com", name="Ana Ruiz")
        yield running


@pytest.fixture
async def session() -> AsyncIterator[aiohttp.ClientSession]:
    async with aiohttp.ClientSession(headers=BOT) as opened:
        yield opened


async def _call(session: aiohttp.ClientSession, fake: FakeSlack, method: str, **given: object) -> dict[str, object]:
    async with session.post(fake.url + method, json=given) as response:
        found = await response.json()
    assert isinstance(found, dict)
    return found


async def test_arguments_may_come_as_query_form_or_json(fake: FakeSlack, session: aiohttp.ClientSession) -> None:
    given = {"channel": "D1", "text": "x"}
    for body in ({"params": given}, {"data": given}, {"json": given}):
        async with session.post(f"{fake.url}chat.postMessage", **body) as response:  # type: ignore[arg-type]
            assert (await response.json())["ok"]
    assert [message.text for message in fake.messages("D1")] == ["x", "x", "x"]


async def test_a_wrong_token_is_refused(fake: FakeSlack, session: aiohttp.ClientSession) -> None:
    async with session.post(f"{fake.url}auth.test", headers={"Authorization": "Bearer xoxb-other"}) as response:
        assert (await response.json())["error"] == "invalid_auth"


@pytest.mark.parametrize(
    ("given", "error"),
    [
        ({"channel": "D404", "text": "x"}, "channel_not_found"),
        ({"channel": "D1"}, "no_text"),
        ({"channel": "D1", "text": "x" * 40_001}, "msg_too_long"),
        ({"channel": "D1", "blocks": [{"type": "nonsense"}]}, "invalid_blocks"),
        ({"channel": "D1", "blocks": "no json"}, "invalid_blocks_format"),
        ({"channel": "D1", "blocks": [{"type": "markdown", "text": "x" * 7000}] * 2}, "invalid_blocks"),
        ({"channel": "D1", "text": "x", "metadata": {"key": "x"}}, "invalid_metadata_format"),
        ({"channel": "D1", "text": "x", "thread_ts": "1.1"}, "thread_not_found"),
    ],
)
async def test_a_message_slack_refuses_is_not_kept(
    fake: FakeSlack, session: aiohttp.ClientSession, given: dict[str, object], error: str
) -> None:
    assert (await _call(session, fake, "chat.postMessage", **given))["error"] == error
    assert fake.posts == []


async def test_an_edited_text_has_4000_characters_at_most(fake: FakeSlack, session: aiohttp.ClientSession) -> None:
    posted = await _call(session, fake, "chat.postMessage", channel="D1", text="x")
    edited = await _call(session, fake, "chat.update", channel="D1", ts=posted["ts"], text="x" * 4001)
    assert edited["error"] == "msg_too_long"


async def test_metadata_is_told_only_when_asked_for(fake: FakeSlack, session: aiohttp.ClientSession) -> None:
    metadata = {"event_type": "okrbot", "event_payload": {"key": "k"}}
    await _call(session, fake, "chat.postMessage", channel="D1", text="x", metadata=metadata)
    plain = await _call(session, fake, "conversations.history", channel="D1")
    full = await _call(session, fake, "conversations.history", channel="D1", include_all_metadata=True)
    assert "metadata" not in json.dumps(plain["messages"])
    assert "metadata" in json.dumps(full["messages"])


async def test_a_trigger_opens_one_form_within_three_seconds(
    fake: FakeSlack, session: aiohttp.ClientSession, clock: Clock
) -> None:
    first, late = fake.world.new_trigger("U1"), fake.world.new_trigger("U1")
    clock.now += 3
    assert (await _call(session, fake, "views.open", trigger_id=first, view=VIEW))["ok"]
    assert (await _call(session, fake, "views.open", trigger_id=first, view=VIEW))["error"] == "exchanged_trigger_id"
    clock.now += 0.1
    assert (await _call(session, fake, "views.open", trigger_id=late, view=VIEW))["error"] == "expired_trigger_id"
    assert (await _call(session, fake, "views.open", trigger_id="none", view=VIEW))["error"] == "invalid_trigger_id"


async def test_a_form_changed_meanwhile_is_not_overwritten(fake: FakeSlack, session: aiohttp.ClientSession) -> None:
    await _call(session, fake, "views.open", trigger_id=fake.world.new_trigger("U1"), view=VIEW)
    view = fake.views[0]
    changed = await _call(session, fake, "views.update", view_id=view.id, hash="stale", view=VIEW)
    assert changed["error"] == "hash_conflict"


async def test_a_response_url_takes_five_answers_in_half_an_hour(
    fake: FakeSlack, session: aiohttp.ClientSession, clock: Clock
) -> None:
    url = fake.user("U1")._response_url("D1", None)
    expired = fake.user("U1")._response_url("D1", None)
    statuses = [(await session.post(url, json={"text": "x"})).status for _ in range(6)]
    clock.now += 30 * 60 + 1
    assert statuses == [200] * 5 + [404]
    assert (await session.post(expired, json={"text": "x"})).status == 404
    assert len(fake.ephemerals) == 5


async def test_a_workspace_has_its_own_limit(fake: FakeSlack, session: aiohttp.ClientSession, clock: Clock) -> None:
    fake.add_person("U2", email="bo@example.com", name="Bo Lund")
    fake.server.rates.per_workspace = 1
    await _call(session, fake, "chat.postMessage", channel="D1", text="x")
    async with session.post(f"{fake.url}chat.postMessage", json={"channel": "D2", "text": "x"}) as response:
        assert (response.status, response.headers["Retry-After"]) == (429, "1")
    clock.now += 1
    assert (await _call(session, fake, "chat.postMessage", channel="D2", text="x"))["ok"]


async def test_as_a_process_of_its_own_it_remembers_what_it_received(tmp_path: Path) -> None:
    for expected in (["first"], ["first", "second"]):
        process = await asyncio.create_subprocess_exec(
            sys.executable,
            "-m",
            "tests.fakes.slack",
            "--journal",
            str(tmp_path / "journal"),
            stdout=asyncio.subprocess.PIPE,
        )
        assert process.stdout
        url = (await process.stdout.readline()).decode().strip()
        async with aiohttp.ClientSession(headers=BOT) as session:
            await session.put(f"{url}../fake/channels", json=[{"id": "C1", "name": "growth"}])
            await session.post(f"{url}chat.postMessage", json={"channel": "C1", "text": expected[-1]})
            async with session.get(f"{url}../fake/posts") as response:
                assert [message["text"] for message in await response.json()] == expected
        process.kill()
        await process.wait()
