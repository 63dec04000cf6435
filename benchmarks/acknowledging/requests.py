"""What Slack sends when the person with a number presses *No change*, or sends the form, of their ask."""

import json
from collections.abc import Mapping
from typing import Literal, TypeAlias
from urllib.parse import urlencode

from benchmarks import company
from benchmarks.acknowledging.asked import WEEK

Kind: TypeAlias = Literal["press", "form"]

KINDS: tuple[Kind, ...] = ("press", "form")


def body(kind: Kind, number: int) -> bytes:
    """The body of the HTTP request."""
    return urlencode({"payload": json.dumps(payload(kind, number))}).encode()


def payload(kind: Kind, number: int) -> Mapping[str, object]:
    """What is in it."""
    return _press(number) if kind == "press" else _form(number)


def _ask(number: int) -> str:
    return f"{company.person(number).id}:{WEEK}"


def _by(number: int) -> dict[str, object]:
    user = company.account(number).user
    return {"team": {"id": "T1"}, "user": {"id": user, "team_id": "T1"}, "trigger_id": f"{number}.trigger"}


def _press(number: int) -> dict[str, object]:
    channel, message = company.account(number).address, f"1700000000.{company.name(number)}"
    button = {"c": "no_change", "v": {"ask": _ask(number), "on": "ask"}}
    return {
        **_by(number),
        "type": "block_actions",
        "channel": {"id": channel},
        "container": {"type": "message", "message_ts": message, "channel_id": channel, "is_ephemeral": False},
        "actions": [{"type": "button", "action_id": "1", "action_ts": message, "value": json.dumps(button)}],
    }


def _form(number: int) -> dict[str, object]:
    channel, message = company.account(number).address, f"1700000000.{company.name(number)}"
    key = company.key_result(company.objective(number)).key
    hidden = {"ask": _ask(number), "on": "ask", "form": f"f{company.name(number)}"}
    opened = {"c": "store-check-in", "v": hidden, "a": channel, "d": "yes", "m": message}
    typed = {f"value:{key}": "62 %", f"confidence:{key}": "7", f"note:{key}": "The new table of sizes helps"}
    state = {name: {"value": {"type": "plain_text_input", "value": value}} for name, value in typed.items()}
    view = {
        "id": f"V{company.name(number)}",
        "hash": "1",
        "type": "modal",
        "callback_id": "form",
        "private_metadata": json.dumps(opened),
        "state": {"values": state},
    }
    return {**_by(number), "type": "view_submission", "view": view}
