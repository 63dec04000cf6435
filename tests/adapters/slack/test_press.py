"""Pressed buttons, picked lines and sent forms, by HTTP and by Socket Mode alike."""

import pytest

from adapters.slack.connection import Slack
from bot.card import Action, Actions, Card, Choice, Form, Input, InputKind
from bot.errors import FormErrors
from bot.ports import Answer, MessageRef, Place, Post
from tests.adapters.slack.stage import RecordingDoor
from tests.fakes.slack import FakeSlack, Message, User
from tests.fakes.slack.faults import Fault

ASK = Card(
    summary="One key result",
    blocks=(
        Actions(
            (
                Action(label="Check in", command="check_in", values={"ask": "17"}),
                Action(
                    label="Snooze",
                    command="snooze",
                    values={"ask": "17"},
                    picks="until",
                    menu=(Choice("An hour", "1h"), Choice("Tomorrow", "1d")),
                ),
            )
        ),
    ),
)
FORM = Card(
    summary="Check in",
    blocks=(
        Form(
            command="check_in",
            title="Check in",
            submit="Store",
            parts=(
                Input(name="value:GROW-2.1", kind=InputKind.TEXT, label="Activation rate", prefill="27 %"),
                Input(
                    name="status:GROW-2.1",
                    kind=InputKind.CHOICE,
                    label="Status",
                    choices=(Choice("On track", "on_track"), Choice("At risk", "at_risk")),
                ),
            ),
            values={"ask": "17"},
        ),
    ),
)


async def _asked(fake: FakeSlack, slack: Slack, card: Card = ASK, address: str = "D1") -> Message:
    await slack.send(Post(installation="slack:T1", address=address, key="ask:ana", card=card))
    return fake.messages(address)[-1]


async def test_a_button_brings_its_command_and_values(
    connected: Slack, door: RecordingDoor, ana: User, fake: FakeSlack
) -> None:
    message = await _asked(fake, connected)
    await ana.press(message, "Check in")
    (event,) = door.events
    assert (event.command, event.values, event.trigger, event.responds) == ("check_in", {"ask": "17"}, True, False)
    assert event.source == MessageRef(address="D1", id=message.ts)
    assert event.place == Place(address="D1", dm=True)


async def test_a_menu_brings_what_was_picked(connected: Slack, door: RecordingDoor, ana: User, fake: FakeSlack) -> None:
    await ana.press(await _asked(fake, connected), "Snooze", pick="Tomorrow")
    assert (door.events[0].command, door.events[0].values) == ("snooze", {"ask": "17", "until": "1d"})


async def test_a_request_sent_twice_is_the_same_event_and_a_second_click_another(
    connected: Slack, door: RecordingDoor, ana: User, fake: FakeSlack
) -> None:
    message = await _asked(fake, connected)
    delivered = await ana.press(message, "Check in")
    await fake.deliver(delivered.request)
    await ana.press(message, "Check in")
    first, repeated, second = (event.id for event in door.events)
    assert first == repeated != second


async def test_a_form_opens_and_brings_all_its_fields_as_strings(
    connected: Slack, door: RecordingDoor, ana: User, fake: FakeSlack
) -> None:
    door.answers.append(Answer(card=FORM, show="form"))
    message = await _asked(fake, connected)
    await ana.press(message, "Check in")
    await ana.submit(ana.view, {"status:GROW-2.1": "at_risk"})
    sent = door.events[-1]
    assert sent.command == "check_in"
    assert sent.values == {"ask": "17", "value:GROW-2.1": "27 %", "status:GROW-2.1": "at_risk"}
    assert sent.source == MessageRef(address="D1", id=message.ts)
    assert sent.place == Place(address="D1", dm=True)
    assert not fake.views[-1].is_open


async def test_an_empty_field_is_an_empty_string(
    connected: Slack, door: RecordingDoor, ana: User, fake: FakeSlack
) -> None:
    door.answers.append(Answer(card=FORM, show="form"))
    await ana.slash("/okr check-in", channel="C1")
    await ana.submit(ana.view, {"value:GROW-2.1": ""})
    assert door.events[-1].values == {"ask": "17", "value:GROW-2.1": "", "status:GROW-2.1": ""}
    assert (door.events[-1].source, door.events[-1].place) == (None, Place(address="C1", dm=False))


async def test_errors_stand_beside_their_fields_and_the_corrected_form_is_another_event(
    connected: Slack, door: RecordingDoor, ana: User, fake: FakeSlack
) -> None:
    door.answers.extend(
        [Answer(card=FORM, show="form"), FormErrors({"value:GROW-2.1": "No number.", "elsewhere": "Gone."})]
    )
    await ana.press(await _asked(fake, connected), "Check in")
    view = ana.view
    await ana.submit(view, {"value:GROW-2.1": "many"})
    assert view.errors == {"value:GROW-2.1": "No number. Gone."}
    await ana.submit(view, {"value:GROW-2.1": "29"})
    wrong, right = (event.id for event in door.events[-2:])
    assert wrong != right


async def test_a_form_sent_twice_is_one_event(
    connected: Slack, door: RecordingDoor, ana: User, fake: FakeSlack
) -> None:
    door.answers.append(Answer(card=FORM, show="form"))
    await ana.press(await _asked(fake, connected), "Check in")
    sent = await ana.submit(ana.view, {"value:GROW-2.1": "29"})
    await fake.deliver(sent.request)
    first, second = (event.id for event in door.events[-2:])
    assert first == second


async def test_a_form_may_answer_with_the_next_one(
    connected: Slack, door: RecordingDoor, ana: User, fake: FakeSlack
) -> None:
    door.answers.extend([Answer(card=FORM, show="form"), Answer(card=FORM, show="form")])
    await ana.press(await _asked(fake, connected), "Check in")
    view = ana.view
    before = view.hash
    await ana.submit(view, {"value:GROW-2.1": "29"})
    assert view.is_open
    assert view.hash != before


async def test_a_form_that_cannot_be_opened_stays_a_button(
    connected: Slack, door: RecordingDoor, ana: User, fake: FakeSlack
) -> None:
    door.answers.append(Answer(card=FORM, show="form"))
    fake.script("views.open", Fault(answer="expired_trigger_id"))
    message = await _asked(fake, connected)
    assert (await ana.press(message, "Check in")).ok
    door.answers.append(Answer(card=FORM, show="form"))
    await ana.press(fake.ephemerals[-1], "Open the form")
    assert door.events[-1].values == {"ask": "17"}
    assert ana.view.is_open


async def test_a_message_for_one_reader_is_answered_in_the_response(
    connected: Slack, door: RecordingDoor, ana: User, fake: FakeSlack
) -> None:
    door.answers.extend(
        [Answer(card=ASK), Answer(card=Card(summary="Snoozed"), show="replace"), Answer(card=Card(summary="More"))]
    )
    await ana.slash("/okr mine", channel="C1")
    shown = fake.ephemerals[-1]
    await ana.press(shown, "Snooze", pick="An hour")
    assert (door.events[-1].responds, door.events[-1].source) == (True, None)
    assert shown.text == "Snoozed"


async def test_a_button_in_a_form_changes_the_form(
    connected: Slack, door: RecordingDoor, ana: User, fake: FakeSlack
) -> None:
    with_button = Card("Check in", (*ASK.blocks, *FORM.blocks))
    door.answers.extend([Answer(card=with_button, show="form"), Answer(card=FORM, show="form")])
    message = await _asked(fake, connected)
    await ana.press(message, "Check in")
    view = ana.view
    await ana.press(view, "Snooze", pick="Tomorrow")
    assert door.events[-1].source == MessageRef(address="D1", id=message.ts)
    assert len(fake.views) == 1
    assert view.is_open
    with pytest.raises(AssertionError, match="no 'Snooze' to press"):
        await ana.press(view, "Snooze")


async def test_errors_without_fields_are_said_to_whoever_acted(
    connected: Slack, door: RecordingDoor, ana: User, fake: FakeSlack
) -> None:
    wrong = FormErrors({"value:GROW-2.1": "250 is over 100 times the last value."})
    door.answers.extend([wrong, wrong])
    message = await _asked(fake, connected)
    assert (await ana.press(message, "Check in")).ok
    assert (await ana.slash("/okr check-in")).ok
    assert [(said.text, said.seen_by) for said in fake.ephemerals] == [
        ("250 is over 100 times the last value.", "U1")
    ] * 2
