"""What a button, a menu or a form carries to be understood when it comes back."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field

from adapters.slack.payload import object_at, text_at
from bot.card import Action, Form
from bot.ports import MessageRef, Place, TooBig


@dataclass(frozen=True, slots=True, kw_only=True)
class Carried:
    """A command with its hidden values; `picks` names a menu's value, `place` and `source` where a form came from."""

    command: str
    values: Mapping[str, str] = field(default_factory=dict)
    picks: str | None = None
    place: Place | None = None
    source: MessageRef | None = None


def of_action(action: Action, *, limit: int) -> str:
    """What a button or menu carries, as a string of at most `limit` characters; more raises TooBig."""
    return _packed({"c": action.command, "v": dict(action.values), "p": action.picks}, limit)


def of_form(form: Form, *, place: Place, source: MessageRef | None, limit: int) -> str:
    """What an opened form carries, as a string of at most `limit` characters; more raises TooBig."""
    return _packed(
        {
            "c": form.command,
            "v": dict(form.values),
            "a": place.address,
            "d": "yes" if place.dm else None,
            "m": source.id if source else None,
        },
        limit,
    )


def unpacked(packed: str) -> Carried:
    """The opposite; an empty command for what we never made."""
    try:
        found = json.loads(packed)
    except ValueError:
        found = {}
    content = found if isinstance(found, dict) else {}
    address, message = text_at(content, "a"), text_at(content, "m")
    return Carried(
        command=text_at(content, "c"),
        values={name: value for name, value in object_at(content, "v").items() if isinstance(value, str)},
        picks=text_at(content, "p") or None,
        place=Place(address=address, dm=bool(text_at(content, "d"))) if address else None,
        source=MessageRef(address=address, id=message) if address and message else None,
    )


def _packed(content: Mapping[str, object], limit: int) -> str:
    present = {name: value for name, value in content.items() if value}
    packed = json.dumps(present, ensure_ascii=False, separators=(",", ":"))
    if len(packed) > limit:
        raise TooBig(f"the hidden values of {content['c']} take {len(packed)} characters; Slack carries {limit}")
    return packed
