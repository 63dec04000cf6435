"""What people do in Slack reaches the door as events, by HTTP and by Socket Mode alike."""

import pytest

from adapters.slack.connection import Slack
from bot.card import Card
from bot.ports import Answer, MessageRef, Place
from tests.adapters.slack.stage import RecordingDoor
from tests.fakes.slack import FakeSlack, User


async def test_typed_text_is_an_event_without_a_command(connected: Slack, door: RecordingDoor, ana: User) -> None:
    delivered = await ana.type("2.1 < 30 & 5 > 4")
    (event,) = door.events
    assert delivered.ok
    assert (event.command, event.text, event.responds, event.trigger) == (None, "2.1 < 30 & 5 > 4", False, False)
    assert (event.installation, event.account, event.place) == ("slack:T1", "U1", Place(address="D1", dm=True))
    assert event.thread is None


async def test_text_in_a_thread_names_the_message_it_answers(connected: Slack, door: RecordingDoor, ana: User) -> None:
    await ana.type("29", thread="1762333200.000001")
    assert door.events[0].thread == MessageRef(address="D1", id="1762333200.000001")


async def test_what_bots_write_and_what_is_edited_is_left_alone(
    connected: Slack, door: RecordingDoor, ana: User
) -> None:
    for more in ({"bot_id": "B9"}, {"subtype": "message_changed"}, {"channel_type": "channel"}, {"user": "UBOT"}):
        assert (await ana.type("29", **more)).ok
    assert door.events == []


async def test_a_mention_loses_the_bots_name(connected: Slack, door: RecordingDoor, ana: User) -> None:
    await ana.mention("C1", "at-risk")
    assert (door.events[0].text, door.events[0].place) == ("at-risk", Place(address="C1", dm=False))


async def test_people_are_named_links_are_what_was_typed(
    connected: Slack, door: RecordingDoor, ana: User, fake: FakeSlack
) -> None:
    fake.add_person("U2", email="bo@example.com", name="Bo Lund")
    said = "blocked by <@U2> and <@U404>, see <http://okr.example.org|okr.example.org> &lt;b&gt; <!here>"
    await ana._event({"type": "message", "channel": "D1", "channel_type": "im", "text": said})
    assert door.events[0].text == "blocked by @Bo Lund and @U404, see okr.example.org <b> @here"


async def test_a_slash_command_is_a_line_answered_in_the_response(
    connected: Slack, door: RecordingDoor, ana: User, fake: FakeSlack
) -> None:
    door.answers.append(Answer(card=Card(summary="Nothing is due")))
    await ana.slash("/okr mine", channel="C1")
    assert (door.events[0].command, door.events[0].text, door.events[0].responds) == (None, "mine", True)
    assert [(message.text, message.seen_by) for message in fake.ephemerals] == [("Nothing is due", "U1")]


async def test_an_answer_for_all_is_shown_in_the_channel(
    connected: Slack, door: RecordingDoor, ana: User, fake: FakeSlack
) -> None:
    door.answers.append(Answer(card=Card(summary="Shared"), audience="here"))
    await ana.slash("/okr digest", channel="C1")
    assert [message.text for message in fake.messages("C1")] == ["Shared"]


async def test_somebody_unknown_is_looked_up_and_introduced_first(
    connected: Slack, door: RecordingDoor, fake: FakeSlack
) -> None:
    bo = fake.add_person("U2", email="bo@example.com", name="Bo Lund", zone="Asia/Tokyo", locale="ja-JP")
    await bo.type("hello")
    meeting, typed = door.events
    assert (meeting.command, meeting.account) == ("_meet", "U2")
    assert meeting.values == {
        "user": "U2",
        "address": "D2",
        "email": "bo@example.com",
        "name": "Bo Lund",
        "zone": "Asia/Tokyo",
        "locale": "ja-JP",
    }
    assert typed.text == "hello"


async def test_a_change_is_told_for_those_already_known(
    connected: Slack, door: RecordingDoor, ana: User, fake: FakeSlack
) -> None:
    await ana.change()
    await fake.add_person("U2", email="bo@example.com", name="Bo Lund").change()
    (event,) = door.events
    assert (event.command, event.account, event.values["zone"]) == ("_meet", "U1", "Europe/Madrid")


async def test_the_apps_removal_is_told(connected: Slack, door: RecordingDoor, ana: User) -> None:
    await ana._event({"type": "app_uninstalled"})
    assert (door.events[0].command, door.events[0].installation) == ("_app_removed", "slack:T1")


async def test_what_nobody_listens_to_is_taken_without_complaint(
    connected: Slack, door: RecordingDoor, ana: User
) -> None:
    assert (await ana._event({"type": "emoji_changed"})).ok
    assert (await ana._deliver("interactive", {**ana._interaction("view_closed"), "view": {"callback_id": ""}})).ok
    assert (await ana._deliver("interactive", {**ana._interaction("shortcut"), "callback_id": "old"})).ok
    assert door.events == []


@pytest.mark.parametrize("transport", ["http"], indirect=True)  # a socket fails in silence, for which Slack waits 3 s
async def test_an_event_that_fails_is_sent_again_under_the_same_id(
    connected: Slack, door: RecordingDoor, ana: User, fake: FakeSlack
) -> None:
    fake.redelivers = True
    door.answers.append(RuntimeError("the database is away"))
    delivered = await ana.type("29")
    assert (delivered.ok, delivered.request.retry) == (True, 1)
    assert door.events[0].id == door.events[1].id
