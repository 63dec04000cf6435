"""Cards as JSON, as the outbox keeps them.

A plain span is its text, a styled one `[style, text]`. What has its default value is left out, so that fields can be
added later.
"""

from collections.abc import Iterable
from typing import TypeAlias

from bot.card.blocks import (
    Action,
    Actions,
    Block,
    Bullets,
    Card,
    Choice,
    Form,
    Heading,
    Input,
    Line,
    Note,
    Style,
    Table,
    Text,
    Weight,
)

Json: TypeAlias = dict[str, object]


def card_to_json(card: Card) -> Json:
    """Dicts, lists, strings and True alone; `card_from_json` reads it back."""
    return {"summary": card.summary, "blocks": [_block(block) for block in card.blocks]}


def _block(block: Block | Input) -> Json:
    match block:
        case Heading(line) | Text(line) | Note(line):
            return {"is": _NAMES[type(block)], "line": _line(line)}
        case Bullets(items):
            return {"is": "bullets", "items": _lines(items)}
        case Table(header, rows):
            return {"is": "table", "header": _lines(header), "rows": [_lines(row) for row in rows]}
        case Actions(actions):
            return {"is": "actions", "actions": [_action(action) for action in actions]}
        case Form():
            return _form(block)
        case Input():
            return _input(block)


_NAMES = {Heading: "heading", Text: "text", Note: "note"}


def _form(form: Form) -> Json:
    return {
        "is": "form",
        "command": form.command,
        "title": form.title,
        "submit": form.submit,
        "parts": [_block(part) for part in form.parts],
        **_given(values=dict(form.values)),
    }


def _input(field: Input) -> Json:
    return {
        "is": "input",
        "name": field.name,
        "kind": field.kind.value,
        "label": field.label,
        **_given(
            prefill=field.prefill,
            hint=field.hint,
            choices=_choices(field.choices),
            required=field.required,
        ),
        **({} if field.error is None else {"error": field.error}),
    }


def _action(action: Action) -> Json:
    return {
        "label": action.label,
        "command": action.command,
        **_given(
            values=dict(action.values),
            weight="" if action.weight is Weight.PLAIN else action.weight.value,
            menu=_choices(action.menu),
        ),
        **({} if action.picks is None else {"picks": action.picks}),
    }


def _given(**facts: object) -> Json:
    return {name: fact for name, fact in facts.items() if fact}


def _choices(choices: Iterable[Choice]) -> list[list[str]]:
    return [[choice.label, choice.value] for choice in choices]


def _line(line: Line) -> list[object]:
    return [span.text if span.style is Style.PLAIN else [span.style.value, span.text] for span in line]


def _lines(lines: Iterable[Line]) -> list[list[object]]:
    return [_line(line) for line in lines]
