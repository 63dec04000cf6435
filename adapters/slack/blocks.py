"""A card's parts as Slack's blocks."""

import json
from collections.abc import Iterable, Sequence
from typing import assert_never

from adapters.slack.elements import controls
from adapters.slack.text import JsonObject, elements, plain, words
from bot.card import Action, Actions, Block, Bullets, Form, Heading, Line, Note, Span, Style, Table, Text, Weight

HEADER = 150
ROW_OF_CONTROLS = 25
LIST_SIZE = 3000

_ENCODE = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
BETWEEN_CELLS = Span(" · ")


def blocks_of(part: Block) -> list[JsonObject]:
    """The blocks for one part of a card in a message; none for a blank one."""
    made: list[JsonObject]
    match part:
        case Heading(line):
            made = [_header(line)] if words(line).strip() else []
        case Text(line):
            made = _rich_text("rich_text_section", line)
        case Note(line):
            made = _rich_text("rich_text_quote", line)
        case Bullets(items):
            made = _lists(items)
        case Table():
            made = _lists(_rows(part))
        case Actions(actions):
            made = _rows_of_controls(actions)
        case Form():
            made = _rows_of_controls((_opener(part),))
        case _:
            assert_never(part)
    return made


def _header(line: Line) -> JsonObject:
    return {"type": "header", "text": plain(words(line), HEADER)}


def _rich_text(kind: str, line: Line) -> list[JsonObject]:
    spans = elements(line)
    return [{"type": "rich_text", "elements": [{"type": kind, "elements": spans}]}] if spans else []


def _lists(items: Iterable[Line]) -> list[JsonObject]:
    """Bullets in as many lists as keep each one small, so that a long one can go on in another message."""
    sections: list[JsonObject] = [
        {"type": "rich_text_section", "elements": spans} for spans in map(elements, items) if spans
    ]
    return [
        {"type": "rich_text", "elements": [{"type": "rich_text_list", "style": "bullet", "elements": group}]}
        for group in _groups(sections)
    ]


def _groups(sections: list[JsonObject]) -> list[list[JsonObject]]:
    if json_size(sections) <= LIST_SIZE:
        return [sections] if sections else []
    groups: list[list[JsonObject]] = []
    size = LIST_SIZE
    for section in sections:
        more = json_size(section)
        if size + more > LIST_SIZE:
            groups.append([])
            size = 0
        groups[-1].append(section)
        size += more
    return groups


def _rows(table: Table) -> Iterable[Line]:
    """One bullet a row, each cell under its column's name.

    Slack's own tables scroll sideways on a phone and tell a screen reader nothing about columns.
    """
    names = [words(cell) for cell in table.header]
    return (_row(names, row) for row in table.rows)


def _row(names: Sequence[str], row: tuple[Line, ...]) -> Line:
    """The first cell, which says what the row is about, goes without its column's name."""
    spans: list[Span] = []
    for position, cell in enumerate(row):
        if not words(cell).strip():
            continue
        if spans:
            spans.append(BETWEEN_CELLS)
        if position and names[position].strip():
            spans.append(Span(f"{names[position]}: "))
        spans.extend(cell if position else _bold(cell))
    return tuple(spans)


def _bold(cell: Line) -> Line:
    return tuple(Span(span.text, Style.BOLD) if span.style is Style.PLAIN else span for span in cell)


def _rows_of_controls(actions: tuple[Action, ...]) -> list[JsonObject]:
    made = controls(actions)
    return [
        {"type": "actions", "elements": made[start : start + ROW_OF_CONTROLS]}
        for start in range(0, len(made), ROW_OF_CONTROLS)
    ]


def _opener(form: Form) -> Action:
    """A form in a message is a button that sends the form's command without fields: it answers with the form."""
    return Action(label="Open the form", command=form.command, values=form.values, weight=Weight.PRIMARY)


def json_size(content: object) -> int:
    """Characters of the JSON sent to Slack, roughly what counts against a message's limit."""
    return len(_ENCODE(content))
