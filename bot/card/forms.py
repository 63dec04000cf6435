"""The fenced block that is a form."""

import re

from bot.card.blocks import Choice, Form, Heading, Input, InputKind, Text
from bot.card.faults import BadMarkdown
from bot.card.inline import choices_of, command_and_values, line_of, words
from bot.card.literal import shown

_OPENING = re.compile(r'```form (?P<target>[^ "]+) +"(?P<title>[^"]*)" +"(?P<submit>[^"]*)"')
_KIND = re.compile(r"(?P<kind>text|long|choice)(?:\((?P<choices>.*)\))?(?P<required>\*)?", re.DOTALL)
_CELLS = ("name", "kind", "label", "prefill", "hint")
_CELLS_NEEDED = 3


def open_form(fence: str) -> Form:
    """The form that a fence opens, without its parts."""
    opening = _OPENING.fullmatch(fence)
    if opening is None:
        raise BadMarkdown('a fence should open with ```form command?name=value "Title" "Submit"')
    command, values = command_and_values(opening["target"])
    return Form(command, words(opening["title"]), words(opening["submit"]), parts=(), values=values)


def form_part(line: str) -> Input | Text | Heading | None:
    """A line of a form: `# heading`, `> text` (None if empty) or `name | kind | label | prefill | hint`."""
    if line.startswith(("# ", "> ")):
        made = Heading if line[0] == "#" else Text
        spans = line_of(line[2:])
        return made(spans) if spans else None
    cells = [cell.strip(" ") for cell in line.split("|")]
    if not _CELLS_NEEDED <= len(cells) <= len(_CELLS) or not cells[0]:
        raise BadMarkdown("an input should be: " + " | ".join(_CELLS))
    name, kind, label, prefill, hint = (*cells, "", "")[: len(_CELLS)]
    read = _KIND.fullmatch(kind)
    if read is None:
        raise BadMarkdown(f"{shown(kind)!r} should be text, long or choice(value=Label; …), with a * if required")
    return Input(
        name=shown(name),
        kind=InputKind(read["kind"]),
        label=words(label),
        prefill=words(prefill),
        hint=words(hint),
        choices=_choices(read["kind"], read["choices"]),
        required=bool(read["required"]),
    )


def _choices(kind: str, choices: str | None) -> tuple[Choice, ...]:
    if (kind == InputKind.CHOICE) != (choices is not None):
        raise BadMarkdown("a choice needs its choices in parentheses, and nothing else has any")
    return choices_of(choices, separator=";") if choices is not None else ()
