"""Checks that nobody here wrote: blockkit, and the models of slack_sdk."""

from collections.abc import Callable, Mapping
from typing import Protocol, cast

import blockkit
from slack_sdk.models.basic_objects import JsonObject
from slack_sdk.models.blocks import Block
from slack_sdk.models.views import View

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
