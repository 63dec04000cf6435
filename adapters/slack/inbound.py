"""What Slack sends, translated into events: typed text, pressed buttons, sent forms, and what happens to people."""

import hashlib
import json
import re
from collections.abc import Mapping

from adapters.slack import carry
from adapters.slack.markup import spoken
from adapters.slack.modal import FIELD
from adapters.slack.payload import object_at, objects_at, text_at
from bot.ports import Event, Json, MessageRef, Place

TYPED_SUBTYPES = frozenset({"", "file_share", "thread_broadcast"})
LEADING_MENTION = re.compile(r"^\s*<@\w+(?:\|[^>]*)?>[\s,:]*")


def installation_of(body: Json) -> str:
    """The installation a payload belongs to: its workspace, else its Enterprise organisation."""
    where = (
        text_at(body, "team_id")
        or text_at(body, "team", "id")
        or text_at(body, "enterprise_id")
        or text_at(body, "enterprise", "id")
    )
    return f"slack:{where}"


def is_typed(body: Json) -> bool:
    """Whether somebody wrote to the bot in private, or mentioned it."""
    message = object_at(body, "event")
    return (_is_private(message) or text_at(message, "type") == "app_mention") and _by_a_person(message)


def said(body: Json) -> str:
    """What somebody wrote, in Slack's markup, without the bot's name before it."""
    return LEADING_MENTION.sub("", text_at(body, "event", "text"))


def typed(body: Json, names: Mapping[str, str]) -> Event:
    """A message to the bot in private, or one that mentions it; `names` are those of the people mentioned, by id."""
    message = object_at(body, "event")
    address, thread = text_at(message, "channel"), text_at(message, "thread_ts")
    return Event(
        id=f"event:{text_at(body, 'event_id')}",
        installation=installation_of(body),
        account=text_at(message, "user"),
        place=Place(address=address, dm=_is_private(message)),
        text=spoken(said(body), names),
        thread=MessageRef(address=address, id=thread) if thread else None,
    )


def slash(body: Json) -> Event:
    """A slash command's line.

    Slack tells that it was typed in a direct message, not that it was the one with the bot, so it counts as elsewhere.
    """
    return Event(
        id=f"slash:{text_at(body, 'trigger_id')}",
        installation=installation_of(body),
        account=text_at(body, "user_id"),
        place=Place(address=text_at(body, "channel_id"), dm=False),
        text=spoken(text_at(body, "text"), {}),
        trigger=True,
        responds=True,
    )


def pressed(body: Json) -> Event:
    """A pressed button or a picked line of a menu.

    A message that only its reader sees can't be edited later, so there the response carries the answer.
    """
    action = next(iter(objects_at(body, "actions")), {})
    carried = carry.unpacked(_carried_by(action))
    picked = text_at(action, "selected_option", "value")
    values = {**carried.values, carried.picks: picked} if carried.picks else carried.values
    source, place, fleeting = _pressed_on(body)
    account = text_at(body, "user", "id")
    marks = (source.id if source else "", text_at(action, "action_id"), text_at(action, "action_ts"), account)
    return Event(
        id=f"press:{_digest([*marks, carried.command, values])}",
        installation=installation_of(body),
        account=account,
        place=place,
        command=carried.command,
        values=values,
        source=source,
        trigger=True,
        responds=fleeting,
    )


def sent(body: Json) -> Event:
    """A form: its hidden values and every field's, as strings.

    The same content sent again is the same event; content that was changed after an error is another.
    """
    view = object_at(body, "view")
    carried = carry.unpacked(text_at(view, "private_metadata"))
    values = {**carried.values, **_fields(view)}
    return Event(
        id=f"form:{_digest([text_at(view, 'id'), text_at(view, 'hash'), carried.command, values])}",
        installation=installation_of(body),
        account=text_at(body, "user", "id"),
        place=carried.place or Place(address="", dm=False),
        command=carried.command,
        values=values,
        source=carried.source,
        trigger=True,
    )


def removed(body: Json) -> Event:
    """The app was removed from the workspace, or lost its token."""
    return Event(
        id=f"event:{text_at(body, 'event_id')}",
        installation=installation_of(body),
        account="",
        place=Place(address="", dm=False),
        command="_app_removed",
    )


def _is_private(message: Json) -> bool:
    return text_at(message, "type") == "message" and text_at(message, "channel_type") == "im"


def _by_a_person(message: Json) -> bool:
    return (
        bool(text_at(message, "user"))
        and not text_at(message, "bot_id")
        and text_at(message, "subtype") in TYPED_SUBTYPES
    )


def _carried_by(action: Json) -> str:
    """A button's value; a menu has none, it carries its command in the `action_id` after its number."""
    return text_at(action, "value") or text_at(action, "action_id").partition(":")[2]


def _pressed_on(body: Json) -> tuple[MessageRef | None, Place, bool]:
    """The message, the place, and whether the message can't be edited later; a form knows where it was opened."""
    view = object_at(body, "view")
    if view:
        carried = carry.unpacked(text_at(view, "private_metadata"))
        return carried.source, carried.place or Place(address="", dm=False), False
    container = object_at(body, "container")
    address = text_at(container, "channel_id") or text_at(body, "channel", "id")
    if container.get("is_ephemeral") is True:
        return None, Place(address=address, dm=False), True
    message = text_at(container, "message_ts") or text_at(body, "message", "ts")
    return MessageRef(address=address, id=message), Place(address=address, dm=address.startswith("D")), False


def _fields(view: Json) -> Mapping[str, str]:
    state = object_at(view, "state", "values")
    return {name: _field(object_at(state, name, FIELD)) for name in state}


def _field(element: Json) -> str:
    return text_at(element, "value") or text_at(element, "selected_option", "value")


def _digest(parts: object) -> str:
    return hashlib.sha256(json.dumps(parts, sort_keys=True).encode()).hexdigest()[:40]
