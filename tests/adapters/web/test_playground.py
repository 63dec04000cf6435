"""What an answer of the door does to a conversation."""

from collections.abc import Sequence

import pytest

from adapters.web.conversations import Conversations
from adapters.web.item import Item
from adapters.web.playground.playground import Playground
from adapters.web.receive import act
from adapters.web.send import WebPlatform
from bot.card import Card, Form, Input, InputKind
from bot.errors import FormErrors
from bot.ports import Answer, Event, Place, Post
from tests.browser.company import Company

PRIVATE = Place(address="dm:ana", dm=True)
CHANNEL = Place(address="channel:GROW", dm=False)
ASK, ECHO = Card("Three key results"), Card("Thanks, stored")


def _form(title: str) -> Card:
    return Card(title, (Form("check_in", title, "Send", (Input("value:GROW-2.1", InputKind.TEXT, "Now"),)),))


class Scripted(Company):
    """A door that answers what it was told to."""

    answer: Answer | Exception = Answer(show="nothing")

    async def receive(self, event: Event) -> Answer:
        self.events.append(event)
        if isinstance(self.answer, Exception):
            raise self.answer
        return self.answer


@pytest.fixture
def door() -> Scripted:
    return Scripted()


@pytest.fixture
def playground(door: Scripted) -> Playground:
    conversations = Conversations(now=door.now)
    platform = WebPlatform(installation="web:demo", conversations=conversations, people=door.people)
    door.platform = platform
    return Playground(door=door, directory=door, clock=door, conversations=conversations, platform=platform)


def _seen(playground: Playground, place: Place = PRIVATE, person: str = "ana") -> Sequence[Item]:
    return [item for item in playground.conversations.shown(place.address, person) if not item.gone]


def _fields(item: Item, command: str = "check_in") -> dict[str, str]:
    source = item.source or "" if item.draft else item.id
    return {"act": act(command, {}), "nonce": item.nonce, "item": item.id, "source": source}


async def _posted(playground: Playground, place: Place = PRIVATE, card: Card = ASK) -> Item:
    ref = await playground.platform.send(Post(installation="web:demo", address=place.address, key="k", card=card))
    return next(item for item in _seen(playground, place) if item.id == ref.id)


async def test_a_sent_form_can_be_followed_by_another_in_its_place(playground: Playground, door: Scripted) -> None:
    ask = await _posted(playground)
    door.answer = Answer(card=_form("Page 1"), show="form")
    await playground.press(_fields(ask), "ana", PRIVATE)
    door.answer = Answer(card=_form("Page 2"), show="form")
    await playground.send(_fields(_seen(playground)[-1]), "ana", PRIVATE)
    cards = [item.card.summary for item in _seen(playground) if item.card]
    assert cards == ["Three key results", "Page 2"]
    assert [event.source and event.source.id for event in door.events] == [ask.id, ask.id]


async def test_a_message_of_the_outbox_gets_its_new_face_from_there(playground: Playground, door: Scripted) -> None:
    ask = await _posted(playground)
    door.answer = Answer(card=ECHO, show="replace")
    await playground.press(_fields(ask), "ana", PRIVATE)
    assert [item.card for item in _seen(playground)] == [ASK]


async def test_what_only_a_response_carried_gets_its_new_face_from_a_response(
    playground: Playground, door: Scripted
) -> None:
    door.answer = Answer(card=ASK)
    await playground.write({"text": "/okr mine", "nonce": "0"}, "ana", PRIVATE)
    door.answer = Answer(card=ECHO, show="replace")
    await playground.press(_fields(_seen(playground)[-1]), "ana", PRIVATE)
    assert _seen(playground)[-1].card == ECHO


async def test_a_refused_form_in_a_channel_is_shown_to_the_one_who_sent_it(
    playground: Playground, door: Scripted
) -> None:
    posted = await _posted(playground, CHANNEL, _form("Everybody's"))
    door.answer = FormErrors({"value:GROW-2.1": "No number."})
    await playground.send(_fields(posted) | {"input:value:GROW-2.1": "many"}, "ana", CHANNEL)
    mine = _seen(playground, CHANNEL)[-1].card
    assert mine is not None
    assert mine.form is not None
    assert [(one.prefill, one.error) for one in mine.form.inputs] == [("many", "No number.")]
    assert [item.card for item in _seen(playground, CHANNEL, "tom")] == [posted.card]


async def test_what_failed_can_be_tried_again_and_what_worked_cannot(playground: Playground, door: Scripted) -> None:
    ask = await _posted(playground)
    door.answer = RuntimeError("a bug of ours")
    with pytest.raises(RuntimeError):
        await playground.press(_fields(ask), "ana", PRIVATE)
    door.answer = Answer(show="nothing")
    await playground.press(_fields(ask), "ana", PRIVATE)
    await playground.press(_fields(ask), "ana", PRIVATE)
    assert len(door.events) == 2


async def test_nobody_closes_the_form_of_another(playground: Playground, door: Scripted) -> None:
    posted = await _posted(playground, CHANNEL)
    door.answer = Answer(card=_form("Mine"), show="form")
    await playground.press(_fields(posted), "ana", CHANNEL)
    mine = _seen(playground, CHANNEL)[-1]
    playground.close({"item": mine.id}, "tom", CHANNEL)
    assert _seen(playground, CHANNEL)[-1] == mine
    playground.close({"item": mine.id}, "ana", CHANNEL)
    assert mine not in _seen(playground, CHANNEL)


async def test_two_clicks_move_the_clock_once(playground: Playground, door: Scripted) -> None:
    seen = door.now().isoformat()
    await playground.move(seen, door.next)
    happened = playground.happened
    await playground.move(seen, door.next)
    assert playground.happened == happened
    assert happened.sentence == "One ask went out."
