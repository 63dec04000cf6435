"""Forms as modals."""

from adapters.slack import carry
from adapters.slack.blocks import blocks_of
from adapters.slack.elements import OPTIONS, option
from adapters.slack.text import JsonObject, paragraph, plain
from bot.card import Card, Form, Heading, Input, InputKind, Line, Span, Style, Text
from bot.ports import MessageRef, Place, TooBig

BLOCKS = 100
TITLE = 24
LABEL = 2000
PLACEHOLDER = 150
TYPED = 3000
METADATA = 3000
NAME = 255
FIELD = "value"


def modal(card: Card, form: Form, *, place: Place, source: MessageRef | None) -> JsonObject:
    """The card's form as a view that remembers where it was opened.

    Hidden values that Slack can't carry, and more inputs than it shows, raise TooBig.
    """
    return {
        "type": "modal",
        "callback_id": "form",
        "title": plain(form.title, TITLE),
        "submit": plain(form.submit, TITLE),
        "close": plain("Cancel", TITLE),
        "private_metadata": carry.of_form(form, place=place, source=source, limit=METADATA),
        "blocks": _within_limit(_blocks(card, form)),
    }


def _blocks(card: Card, form: Form) -> list[JsonObject]:
    long_title = [Heading((Span(form.title),))] if len(form.title) > TITLE else []
    before = [block for part in (*long_title, *card.blocks) if not isinstance(part, Form) for block in blocks_of(part)]
    return before + [block for part in form.parts for block in _part(part)]


def _part(part: Input | Text | Heading) -> list[JsonObject]:
    if not isinstance(part, Input):
        return blocks_of(part)
    return [_input(part), *(blocks_of(Text(_problem(part.error))) if part.error else [])]


def _problem(sentence: str) -> Line:
    return (Span("⚠ "), Span(sentence, Style.BOLD))


def _within_limit(blocks: list[JsonObject]) -> list[JsonObject]:
    """Every input, and the texts between them for which there is room."""
    room = BLOCKS - sum(block["type"] == "input" for block in blocks)
    if room < 0:
        raise TooBig(f"the form has {BLOCKS - room} fields; Slack shows {BLOCKS}, so it needs pages")
    kept = []
    for block in blocks:
        if block["type"] != "input":
            room -= 1
            if room < 0:
                continue
        kept.append(block)
    return kept


def _input(field: Input) -> JsonObject:
    if len(field.name) > NAME:
        raise TooBig(f"the field {field.name[:40]}… has a name of {len(field.name)} characters; Slack carries {NAME}")
    block: JsonObject = {
        "type": "input",
        "block_id": field.name,
        "label": plain(field.label, LABEL),
        "optional": not field.required,
        "element": _menu(field) if field.kind is InputKind.CHOICE else _typed(field),
    }
    if field.hint:
        block["hint"] = plain(field.hint, LABEL)
    return block


def _typed(field: Input) -> JsonObject:
    several_lines = field.kind is InputKind.LONG
    element: JsonObject = {
        "type": "plain_text_input",
        "action_id": FIELD,
        "multiline": several_lines,
        "max_length": TYPED,
    }
    if field.prefill:
        text = field.prefill if several_lines else " ".join(field.prefill.splitlines())
        element["initial_value"] = paragraph(text, TYPED)
    return element


def _menu(field: Input) -> JsonObject:
    """Slack's way to say "none of these" is to choose nothing, so a choice with an empty value is left out."""
    choices = [choice for choice in field.choices if choice.value]
    beyond = [choice for choice in choices[OPTIONS:] if choice.value == field.prefill]
    options = [option(choice) for choice in (choices[: OPTIONS - len(beyond)] + beyond)]
    if not options:
        raise TooBig(f"the field {field.name} offers no choice")
    element: JsonObject = {"type": "static_select", "action_id": FIELD, "options": options}
    element["placeholder"] = plain("Choose", PLACEHOLDER)
    chosen = [one for one in options if one["value"] == field.prefill]
    if chosen:
        element["initial_option"] = chosen[0]
    return element
