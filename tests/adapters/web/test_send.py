"""The bot's messages in conversations kept in memory."""

from collections.abc import Sequence
from datetime import UTC, datetime

import pytest

from adapters.web.conversations import Conversations
from adapters.web.send import WebPlatform
from bot.card import Card
from bot.domain.people import Person
from bot.ports import Gone, MessageRef, Platform, Post

NOW = datetime(2026, 11, 12, 10, tzinfo=UTC)
ASK, ECHO = Card("Three key results"), Card("Thanks, stored")


@pytest.fixture
def conversations() -> Conversations:
    return Conversations(now=lambda: NOW)


@pytest.fixture
def platform(conversations: Conversations) -> Platform:
    async def people() -> Sequence[Person]:
        return [Person(id="ana", name="Ana Sousa", email="ana@example.org", zone="Europe/Lisbon")]

    return WebPlatform(installation="web:demo", conversations=conversations, people=people)


def _post(address: str = "dm:ana", card: Card = ASK, *, edits: MessageRef | None = None, key: str = "ask:ana") -> Post:
    return Post(installation="web:demo", address=address, key=key, card=card, edits=edits)


async def test_a_message_stands_in_its_conversation_at_business_time(
    platform: Platform, conversations: Conversations
) -> None:
    ref = await platform.send(_post())
    (item,) = conversations.shown("dm:ana", "ana")
    assert (item.id, item.card, item.at) == (ref.id, ASK, NOW)
    assert conversations.shown("dm:tom", "tom") == []


async def test_an_edit_gives_the_message_a_new_face(platform: Platform, conversations: Conversations) -> None:
    ref = await platform.send(_post())
    assert await platform.send(_post(card=ECHO, edits=ref, key="edit:ask:ana")) == ref
    (item,) = conversations.shown("dm:ana", "ana")
    assert item.card == ECHO
    assert item.edited


async def test_a_message_is_looked_up_by_its_key(platform: Platform) -> None:
    ref = await platform.send(_post())
    assert await platform.look_up(_post(), since=NOW) == ref
    assert await platform.look_up(_post(key="ask:tom"), since=NOW) is None
    assert await platform.look_up(_post("dm:tom"), since=NOW) is None


@pytest.mark.parametrize(
    "post",
    [
        _post("C0123"),
        _post(edits=MessageRef(address="dm:ana", id="m99")),
        Post(installation="web:other", address="dm:ana", key="k", card=ASK),
    ],
)
async def test_what_isnt_there_is_gone(platform: Platform, post: Post) -> None:
    with pytest.raises(Gone):
        await platform.send(post)


async def test_people_are_found_by_email_with_their_conversation(platform: Platform) -> None:
    ana = await platform.find("web:demo", "ana@example.org")
    assert ana is not None
    assert (ana.user, ana.address, ana.zone) == ("ana", "dm:ana", "Europe/Lisbon")
    assert await platform.find("web:demo", "bob@example.org") is None
    assert await platform.find("slack:T1", "ana@example.org") is None


async def test_only_messages_since_the_last_look_are_unread(platform: Platform, conversations: Conversations) -> None:
    await platform.send(_post())
    assert conversations.unread("dm:ana", "ana") == 1
    conversations.read("dm:ana", "ana")
    conversations.say("dm:ana", "54", author="ana")
    assert conversations.unread("dm:ana", "ana") == 0
    await platform.send(_post(key="answer:1"))
    assert conversations.unread("dm:ana", "ana") == 1
