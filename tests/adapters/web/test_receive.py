"""What a browser sends, as events."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adapters.web import receive
from adapters.web.receive import Garbled, Sender, act
from bot.ports import MessageRef, Place

PRIVATE = Sender(
    installation="web:demo", person="ana", place=Place(address="dm:ana", dm=True), page="f00"
)  # fmt: skip
CHANNEL = replace(PRIVATE, place=Place(address="channel:GROW", dm=False))
NAMES = st.text(max_size=20)


def _pressed(act: str = act("why", {"key": "GROW-2.1"}), nonce: str = "m1.1") -> dict[str, str]:
    return {"act": act, "nonce": nonce, "source": "m1"}


def test_typed_text_is_for_the_bot_and_answered_by_message() -> None:
    event = receive.typed({"text": " 54,\r\nconfidence 7 ", "nonce": "0"}, PRIVATE)
    assert event is not None
    assert (event.text, event.command, event.responds, event.trigger) == ("54,\nconfidence 7", None, False, False)
    assert (event.installation, event.account, event.place) == ("web:demo", "ana", PRIVATE.place)


def test_in_a_channel_only_a_slash_or_a_mention_is_for_the_bot() -> None:
    assert receive.typed({"text": "good morning", "nonce": "0"}, CHANNEL) is None
    assert receive.typed({"text": "/okrx", "nonce": "0"}, CHANNEL) is None
    mention = receive.typed({"text": "@okrbot why GROW-2.1", "nonce": "0"}, CHANNEL)
    assert mention is not None
    assert (mention.text, mention.responds, mention.place.dm) == ("why GROW-2.1", False, False)


@pytest.mark.parametrize("sender", [PRIVATE, CHANNEL])
@pytest.mark.parametrize(
    ("typed", "text"), [("/okr why GROW-2.1", "why GROW-2.1"), ("/okr", ""), ("/okr  help", "help")]
)
def test_a_slash_is_answered_in_the_response(sender: Sender, typed: str, text: str) -> None:
    event = receive.typed({"text": typed, "nonce": "0"}, sender)
    assert event is not None
    assert (event.text, event.responds, event.trigger) == (text, True, True)


def test_blank_text_is_nothing() -> None:
    assert receive.typed({"text": " \n ", "nonce": "0"}, PRIVATE) is None


def test_a_button_carries_its_command_its_values_and_where_it_sits() -> None:
    event = receive.pressed(_pressed(), PRIVATE)
    assert (event.command, dict(event.values)) == ("why", {"key": "GROW-2.1"})
    assert event.source == MessageRef(address="dm:ana", id="m1")
    assert (event.trigger, event.responds) == (True, False)
    assert receive.pressed(_pressed(), CHANNEL).responds


def test_a_form_carries_hidden_values_and_every_input_as_typed() -> None:
    fields = _pressed(act("check_in", {"ask": "a"})) | {"input:value:GROW-2.1": "29 %", "input:note": "", "else": "x"}
    event = receive.sent(fields, PRIVATE)
    assert dict(event.values) == {"ask": "a", "value:GROW-2.1": "29 %", "note": ""}
    assert (event.command, event.trigger, event.responds) == ("check_in", True, False)


def test_two_clicks_are_one_event_and_anything_else_is_another() -> None:
    first = receive.pressed(_pressed(), PRIVATE).id
    others = {
        receive.pressed(_pressed(nonce="m1.2"), PRIVATE).id,
        receive.pressed(_pressed(act("why", {})), PRIVATE).id,
        receive.pressed(_pressed(), CHANNEL).id,
        receive.pressed(_pressed(), replace(PRIVATE, person="tom")).id,
        receive.pressed(_pressed(), replace(PRIVATE, page="b0b")).id,
        receive.sent(_pressed(), PRIVATE).id,
    }
    assert receive.pressed(_pressed(), PRIVATE).id == first
    assert len(others | {first}) == 7


def test_a_form_sent_twice_is_one_event_whatever_is_in_it() -> None:
    first = receive.sent(_pressed() | {"input:a": "1"}, PRIVATE)
    assert receive.sent(_pressed() | {"input:a": "2"}, PRIVATE).id == first.id


def test_a_form_opened_by_a_command_sits_on_no_message() -> None:
    assert receive.sent(_pressed() | {"source": ""}, PRIVATE).source is None


@given(command=NAMES, values=st.dictionaries(NAMES, NAMES, max_size=4))
def test_whatever_a_card_says_comes_back(command: str, values: dict[str, str]) -> None:
    event = receive.pressed(_pressed(act(command, values)), PRIVATE)
    assert (event.command, event.values) == (command, values)


@pytest.mark.parametrize(
    "fields",
    [
        {},
        {"act": "{", "nonce": "1", "source": "m1"},
        {"act": "[]", "nonce": "1", "source": "m1"},
        {"act": '{"command": 1, "values": {}}', "nonce": "1", "source": "m1"},
        {"act": '{"command": "x", "values": {"a": 1}}', "nonce": "1", "source": "m1"},
        {"act": '{"command": "x"}', "nonce": "1", "source": "m1"},
        {"act": act("x", {}), "source": "m1"},
        {"act": act("x", {}), "nonce": "1"},
    ],
)
def test_what_no_page_sends_is_refused(fields: dict[str, str]) -> None:
    with pytest.raises(Garbled):
        receive.pressed(fields, PRIVATE)
