"""Posting: one call, one message, and the truth about what became of it."""

from datetime import timedelta

import pytest
from aiohttp import web
from pydantic import SecretStr

from adapters import slack
from adapters.slack.connection import Slack
from bot.card import Card, Span, Text
from bot.errors import OkrError
from bot.ports import CantLookUp, Gone, MessageRef, Post, SendError, Throttled, TooBig, Unknown, Unreachable
from tests.adapters.slack.stage import NOW, MovableClock, RecordingDoor
from tests.fakes.slack import FakeSlack
from tests.fakes.slack import faults as go
from tests.fakes.slack.faults import Fault

pytestmark = pytest.mark.parametrize("transport", ["http"], indirect=True)

CARD = Card(summary="Three key results", blocks=(Text((Span("About a minute"),)),))


def _post(key: str = "ask:ana:2026-W45", *, address: str = "D1", **more: MessageRef) -> Post:
    return Post(installation="slack:T1", address=address, key=key, card=CARD, **more)


def _opened(fake: FakeSlack, door: RecordingDoor, *, token: str = "xoxb-fake") -> Slack:
    settings = slack.Settings(bot_token=SecretStr(token), signing_secret=SecretStr("secret"), api_url=fake.url)
    return slack.open(settings, door=door, http=web.Application(), clock=lambda: NOW)


def _posting(fake: FakeSlack) -> int:
    return sum(call.method == "chat.postMessage" for call in fake.calls)


async def test_a_message_carries_its_key(connected: Slack, fake: FakeSlack) -> None:
    ref = await connected.send(_post())
    (message,) = fake.messages("D1")
    assert ref == MessageRef(address="D1", id=message.ts)
    assert (message.text, message.key) == ("Three key results", "ask:ana:2026-W45")


@pytest.mark.parametrize(
    ("fault", "error", "accepted"),
    [
        (go.throttled(7), Throttled, 0),
        (Fault(answer="ratelimited"), Throttled, 0),
        (go.SERVER_ERROR_BEFORE, Unknown, 0),
        (go.SERVER_ERROR_AFTER, Unknown, 1),
        (go.INTERNAL_ERROR, Unknown, 0),
        (Fault(answer="fatal_error", when="after"), Unknown, 1),
        (Fault(answer="service_unavailable"), Unknown, 0),
        (Fault(answer="request_timeout"), Unknown, 0),
        (go.HANG_BEFORE, Unknown, 0),
        (go.HANG_AFTER, Unknown, 1),
        (go.RESET_BEFORE, Unknown, 0),
        (go.RESET_AFTER, Unknown, 1),
        (Fault(answer="channel_not_found"), Gone, 0),
        (Fault(answer="is_archived"), Gone, 0),
        (Fault(answer="account_inactive"), Gone, 0),
        (Fault(answer="token_revoked"), Gone, 0),
        (Fault(answer="msg_too_long"), TooBig, 0),
        (Fault(answer="invalid_blocks"), TooBig, 0),
        (Fault(answer="a word nobody knows"), Unknown, 0),
    ],
)
async def test_every_fault_is_one_call_and_tells_what_is_known(
    connected: Slack, fake: FakeSlack, fault: Fault, error: type[SendError], accepted: int
) -> None:
    fake.script("chat.postMessage", fault)
    with pytest.raises(error):
        await connected.send(_post())
    assert (_posting(fake), len(fake.posts)) == (1, accepted)


@pytest.mark.parametrize(
    ("fault", "accepted"),
    [
        (go.throttled(7), 0),
        (go.SERVER_ERROR_BEFORE, 0),
        (go.SERVER_ERROR_AFTER, 1),
        (go.HANG_BEFORE, 0),
        (go.HANG_AFTER, 1),
        (go.RESET_BEFORE, 0),
        (go.RESET_AFTER, 1),
    ],
)
async def test_a_fault_on_a_connection_used_before_is_one_call_too(
    connected: Slack, fake: FakeSlack, fault: Fault, accepted: int
) -> None:
    """A library that finds its connection closed is tempted to send again by itself."""
    await connected.send(_post("first"))
    fake.script("chat.postMessage", fault)
    with pytest.raises(SendError):
        await connected.send(_post("second"))
    assert _posting(fake) == 2
    assert [message.key for message in fake.posts] == ["first", "second"][: 1 + accepted]


async def test_a_fault_of_an_edit_is_one_call_too(connected: Slack, fake: FakeSlack) -> None:
    ref = await connected.send(_post())
    fake.script("chat.update", go.RESET_AFTER)
    with pytest.raises(Unknown):
        await connected.send(_post(edits=ref))
    assert sum(call.method == "chat.update" for call in fake.calls) == 1
    assert len(fake.posts[0].edits) == 1


async def test_being_throttled_says_for_how_long(connected: Slack, fake: FakeSlack) -> None:
    fake.script("chat.postMessage", go.throttled(7))
    with pytest.raises(Throttled) as caught:
        await connected.send(_post())
    assert caught.value.retry_after == 7


async def test_a_channels_limit_is_told_as_throttling(connected: Slack, fake: FakeSlack, clock: MovableClock) -> None:
    fake.server.rates.per_channel = 1
    await connected.send(_post("first"))
    with pytest.raises(Throttled) as caught:
        await connected.send(_post("second"))
    clock.now += caught.value.retry_after
    await connected.send(_post("second"))
    assert [message.key for message in fake.posts] == ["first", "second"]


async def test_no_connection_means_nothing_was_sent(fake: FakeSlack, door: RecordingDoor, transport: str) -> None:
    await fake.stop()
    with pytest.raises(Unreachable):
        await _opened(fake, door).send(_post())


async def test_starting_without_slack_says_what_to_check(fake: FakeSlack, door: RecordingDoor, transport: str) -> None:
    await fake.stop()
    with pytest.raises(OkrError, match="Check the network and SLACK_API_URL"):
        await _opened(fake, door).start()


async def test_an_edit_changes_the_message_and_keeps_its_key(connected: Slack, fake: FakeSlack) -> None:
    ref = await connected.send(_post())
    await connected.send(
        Post(installation="slack:T1", address="D1", key="edit:1", card=Card(summary="answered · 29 %"), edits=ref)
    )
    (message,) = fake.messages("D1")
    assert (message.text, message.key, len(message.edits)) == ("answered · 29 %", "ask:ana:2026-W45", 1)


async def test_an_edit_of_what_is_gone_is_gone(connected: Slack) -> None:
    with pytest.raises(Gone):
        await connected.send(_post(edits=MessageRef(address="D1", id="1.000001")))


async def test_a_message_is_found_by_its_key(connected: Slack, fake: FakeSlack) -> None:
    fake.script("chat.postMessage", None, go.HANG_AFTER)
    await connected.send(_post("ask:bo"))
    with pytest.raises(Unknown):
        await connected.send(_post())
    found = await connected.look_up(_post(), since=NOW)
    assert found == MessageRef(address="D1", id=fake.posts[-1].ts)
    assert await connected.look_up(_post("ask:nobody"), since=NOW) is None


@pytest.mark.parametrize("word", ["missing_scope", "not_allowed_token_type", "not_in_channel"])
async def test_an_app_that_may_not_read_messages_can_look_nothing_up(
    connected: Slack, fake: FakeSlack, word: str
) -> None:
    fake.script("conversations.history", Fault(answer=word))
    with pytest.raises(CantLookUp, match=word):
        await connected.look_up(_post(), since=NOW)


@pytest.mark.parametrize(
    ("fault", "error"),
    [(go.throttled(7), Throttled), (Fault(answer="channel_not_found"), Gone), (go.SERVER_ERROR_BEFORE, Unknown)],
)
async def test_a_look_up_that_fails_otherwise_says_so(
    connected: Slack, fake: FakeSlack, fault: Fault, error: type[SendError]
) -> None:
    fake.script("conversations.history", fault)
    with pytest.raises(error) as caught:
        await connected.look_up(_post(), since=NOW)
    assert not isinstance(caught.value, CantLookUp)


async def test_a_reply_in_a_thread_is_found_too(connected: Slack) -> None:
    first = await connected.send(_post())
    reply = _post("reminder:1", thread=first)
    ref = await connected.send(reply)
    assert await connected.look_up(reply, since=NOW) == ref


async def test_a_message_is_found_on_whatever_page_it_is(connected: Slack) -> None:
    ref = await connected.send(_post("first"))
    for number in range(210):
        await connected.send(_post(f"later:{number}"))
    assert await connected.look_up(_post("first"), since=NOW) == ref


async def test_only_messages_since_then_are_searched(connected: Slack) -> None:
    await connected.send(_post())
    assert await connected.look_up(_post(), since=NOW + timedelta(days=1)) is not None, "a clock may have been set"
    assert await connected.look_up(_post(), since=NOW + timedelta(days=2)) is None


async def test_somebody_is_found_by_e_mail_with_a_conversation_opened(connected: Slack) -> None:
    contact = await connected.find("slack:T1", "Ana@example.com")
    assert contact
    assert (contact.user, contact.address, contact.name) == ("U1", "D1", "Ana Ruiz")
    assert (contact.email, contact.zone, contact.locale) == ("ana@example.com", "Europe/Madrid", "es-ES")
    assert await connected.find("slack:T1", "nobody@example.com") is None


async def test_the_installation_is_the_tokens_workspace(connected: Slack) -> None:
    assert await connected.installations() == {"slack:T1": "Example"}


async def test_missing_scopes_and_a_clock_that_is_off_are_problems(
    connected: Slack, fake: FakeSlack, clock: MovableClock
) -> None:
    assert await connected.problems() == []
    fake.server.scopes = fake.server.scopes[1:]
    fake.world.clock = lambda: clock.now - 300
    scope, time = await connected.problems()
    assert "lacks the scopes app_mentions:read; update it" in scope
    assert "300 s ahead" in time


async def test_a_refused_token_is_told_with_what_to_do(fake: FakeSlack, door: RecordingDoor, transport: str) -> None:
    with pytest.raises(OkrError, match=r"refuses SLACK_BOT_TOKEN \(invalid_auth\)\. Copy it again"):
        await _opened(fake, door, token="xoxb-wrong").start()
