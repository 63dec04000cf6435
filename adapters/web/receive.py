"""What a browser sends → Event: typed text, a pressed button, a sent form.

A page renders a nonce with everything that can be sent, so two clicks carry the same one and are one event.
"""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass

from bot.ports import Event, MessageRef, Place

INPUT = "input:"
SLASH = "/okr"
MENTION = "@okrbot"


class Garbled(ValueError):
    """No page of ours sends this."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sender:
    """Who is acting, where; `page` tells apart the runs of the server, whose nonces repeat."""

    installation: str
    person: str
    place: Place
    page: str


def typed(fields: Mapping[str, str], sender: Sender) -> Event | None:
    """A text for the bot; None where people only talk to each other."""
    text = _one(fields, "text").strip()
    event_id = _event_id(sender, _one(fields, "nonce"), text)
    word, _, rest = text.partition(" ")
    if word == SLASH:
        return _event(event_id, sender, text=rest.strip(), trigger=True, responds=True)
    if word == MENTION:
        return _event(event_id, sender, text=rest.strip())
    return _event(event_id, sender, text=text) if text and sender.place.dm else None


def pressed(fields: Mapping[str, str], sender: Sender) -> Event:
    """A button or a menu's option; its value is what `act` made. Only private conversations answer by message."""
    act = _one(fields, "act")
    command, values = _acted(act)
    return _event(
        _event_id(sender, _one(fields, "nonce"), act),
        sender,
        command=command,
        values=values,
        source=_source(fields, sender),
        trigger=True,
        responds=not sender.place.dm,
    )


def sent(fields: Mapping[str, str], sender: Sender) -> Event:
    """A form: its hidden values, and every input as the string that was typed. Another form may follow in its place."""
    command, hidden = _acted(_one(fields, "act"))
    inputs = {name.removeprefix(INPUT): value for name, value in fields.items() if name.startswith(INPUT)}
    return _event(
        _event_id(sender, _one(fields, "nonce"), "form"),
        sender,
        command=command,
        values=hidden | inputs,
        source=_source(fields, sender),
        trigger=True,
        responds=not sender.place.dm,
    )


def act(command: str, values: Mapping[str, str]) -> str:
    """What a button or form carries: the command and its hidden values, in one string."""
    return json.dumps({"command": command, "values": dict(values)}, ensure_ascii=False, sort_keys=True)


def _acted(text: str) -> tuple[str, dict[str, str]]:
    try:
        carried = json.loads(text)
        command, values = carried["command"], carried["values"]
    except (ValueError, TypeError, KeyError) as error:
        raise Garbled("This button carries nothing that can be read.") from error
    if not isinstance(command, str) or not isinstance(values, dict) or not all(map(_is_text, values.values())):
        raise Garbled("This button carries something that isn't text.")
    return command, values


def _is_text(value: object) -> bool:
    return isinstance(value, str)


def _one(fields: Mapping[str, str], name: str) -> str:
    if name not in fields:
        raise Garbled(f"The field {name} is missing.")
    return fields[name].replace("\r\n", "\n")


def _source(fields: Mapping[str, str], sender: Sender) -> MessageRef | None:
    source = _one(fields, "source")
    return MessageRef(address=sender.place.address, id=source) if source else None


def _event_id(sender: Sender, *what: str) -> str:
    told_apart = json.dumps([sender.page, sender.person, sender.place.address, *what])
    return f"web:{hashlib.sha256(told_apart.encode()).hexdigest()[:24]}"


def _event(
    event_id: str,
    sender: Sender,
    *,
    command: str | None = None,
    values: Mapping[str, str] | None = None,
    text: str = "",
    source: MessageRef | None = None,
    trigger: bool = False,
    responds: bool = False,
) -> Event:
    return Event(
        id=event_id,
        installation=sender.installation,
        account=sender.person,
        place=sender.place,
        command=command,
        values=values or {},
        text=text,
        source=source,
        trigger=trigger,
        responds=responds,
    )
