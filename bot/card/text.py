"""A card as plain text, for terminals and for comparing."""

from itertools import chain
from typing import assert_never

from bot.card.blocks import Action, Actions, Block, Bullets, Card, Form, Heading, Input, Line, Note, Table, Text, Weight
from bot.card.words import plain


def as_text(card: Card) -> str:
    """Everything that can be read on it, with empty lines between its blocks; a primary button in double brackets."""
    return "\n\n".join(map(_block, card.blocks)) or card.summary


def _block(block: Block) -> str:
    match block:
        case Heading(line) | Text(line):
            return plain(line)
        case Bullets(items):
            return "\n".join(f"• {plain(item)}" for item in items)
        case Note(line):
            return "\n".join(f"> {words}" for words in plain(line).split("\n"))
        case Table(header, rows):
            return _table((header, *rows))
        case Actions(actions):
            return "  ".join(map(_action, actions))
        case Form():
            return _form(block)
        case _:
            assert_never(block)


def _table(rows: tuple[tuple[Line, ...], ...]) -> str:
    texts = [[plain(cell) for cell in row] for row in rows]
    widths = [max(map(len, column)) for column in zip(*texts, strict=True)]
    return "\n".join(
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in texts
    )


def _action(action: Action) -> str:
    choices = f" ▾ {' | '.join(choice.label for choice in action.menu)}" if action.menu else ""
    return _button(action.label + choices, primary=action.weight is Weight.PRIMARY)


def _button(label: str, *, primary: bool) -> str:
    return f"[[ {label} ]]" if primary else f"[ {label} ]"


def _form(form: Form) -> str:
    parts = chain.from_iterable(map(_form_part, form.parts))
    return "\n".join([f"── {form.title} ──", *parts, _button(form.submit, primary=True)])


def _form_part(part: Input | Text | Heading) -> list[str]:
    match part:
        case Heading(line):
            return ["", plain(line)]
        case Text(line):
            return [plain(line)]
        case Input():
            return _field(part)
        case _:
            assert_never(part)


def _field(field: Input) -> list[str]:
    label = f"{field.label} *" if field.required else field.label
    hint = f"  ({field.hint})" if field.hint else ""
    filled = next((choice.label for choice in field.choices if choice.value == field.prefill), field.prefill)
    choices = [f"    ( {choice.label} )" for choice in field.choices]
    return [f"  {label}: [{filled}]{hint}", *choices, *([f"    ⚠ {field.error}"] if field.error else [])]
