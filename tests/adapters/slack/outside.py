"""Checks that nobody here wrote: blockkit, the models of slack_sdk, and Slack's own types.

No false alarms at present: what blockkit is known to get wrong (number inputs, blocks newer than itself) isn't used.
"""

import json
import subprocess
from collections.abc import Callable, Mapping
from typing import Protocol, cast

import blockkit
from slack_sdk.models.basic_objects import JsonObject
from slack_sdk.models.blocks import Block
from slack_sdk.models.views import View

from tests.requirements import NODE_FOLDER

Json = Mapping[str, object]


class _Built(Protocol):
    def build(self) -> object: ...


CLASSES: Mapping[str, str] = {
    "actions": "Actions",
    "button": "Button",
    "header": "Header",
    "input": "Input",
    "modal": "Modal",
    "plain_text": "Text",
    "plain_text_input": "PlainTextInput",
    "rich_text": "RichText",
    "rich_text_list": "RichTextList",
    "rich_text_quote": "RichTextQuote",
    "rich_text_section": "RichTextSection",
    "static_select": "StaticSelect",
    "text": "RichTextEl",
}


def check_message(text: str, blocks: list[dict[str, object]]) -> None:
    """Raises what either library has against a message."""
    for block in Block.parse_all(blocks):
        _validate(block)
    message = cast("Callable[..., object]", blockkit.Message)(text=text, blocks=_as_component(blocks) or None)
    cast("_Built", message).build()


def check_view(view: dict[str, object]) -> None:
    """Raises what either library has against a modal."""
    _validate(cast("Callable[..., View]", View)(**view))
    cast("_Built", _as_component(view)).build()


def check_types(messages: Mapping[str, object], views: Mapping[str, object]) -> str:
    """One line for each problem that Slack's types have with messages' blocks and forms' views; needs node."""
    checked = subprocess.run(
        ["node", "check_blocks.mjs"],
        cwd=NODE_FOLDER,
        input=json.dumps({"messages": messages, "views": views}),
        capture_output=True,
        text=True,
        check=False,
    )
    return checked.stdout + checked.stderr


def _validate(made: JsonObject) -> None:
    """`to_dict` validates an object, but not the objects inside it when they were given as dicts."""
    made.to_dict()
    for value in vars(made).values():
        for inner in value if isinstance(value, list) else [value]:
            if isinstance(inner, JsonObject):
                _validate(inner)


def _as_component(content: object) -> object:
    if isinstance(content, list):
        return [_as_component(one) for one in content]
    if not isinstance(content, Mapping):
        return content
    fields = {name: _as_component(value) for name, value in content.items()}
    if "type" in fields:
        kind = str(fields["type"])
        if kind != "plain_text":
            del fields["type"]
        return getattr(blockkit, CLASSES[kind])(**fields)
    return getattr(blockkit, "Option" if "value" in fields else "RichStyle")(**fields)
