"""Blocks from lines of Markdown. A block that came out empty, because its values were, is left out."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace

from bot.card.blocks import Actions, Block, Bullets, Form, Heading, Line, Note, Table, Text
from bot.card.faults import BadMarkdown
from bot.card.forms import form_part, open_form
from bot.card.inline import actions_of, line_of
from bot.card.lines import Lines

_FENCE = "```"
_RULE = re.compile(r"\|(?: *-{3,} *\|)+")
_BLOCK_START = re.compile(r"[#>|]|-( |$)|```")
_NOT_A_TEXT = re.compile(r"[ \t#>|]|[-*+]( |$)|[0-9]+[.)]( |$)|[- ]+$|=+$|~~~|```")


def read_blocks(lines: Lines) -> Iterator[Block]:
    """The blocks, in order; raises BadMarkdown with `lines` at the line to blame."""
    while (line := lines.next) is not None:
        if not line:
            lines.take()
            continue
        read = _fence if line.startswith(_FENCE) else _READERS.get(line[0], _paragraph)
        if (block := read(lines)) is not None:
            yield block


def _heading(lines: Lines) -> Heading | None:
    line = lines.take()
    if not line.startswith("# "):
        raise BadMarkdown("a heading starts with one # and a space")
    if line.endswith(" #"):
        raise BadMarkdown("a heading doesn't end with #")
    spans = line_of(_text(line[2:]))
    return Heading(spans) if spans else None


def _bullets(lines: Lines) -> Bullets | None:
    """Items with empty lines between them are one list, as in CommonMark."""
    items: list[Line] = []
    for line in lines.take_while(lambda line: not line or line.startswith("-")):
        if not line:
            continue
        if not line.startswith("- "):
            raise BadMarkdown(r"a list item starts with - and a space (a literal - is written \-)")
        items.append(line_of(_text(line[2:])))
    if lines.last:
        _ends(lines)
    return Bullets(tuple(item for item in items if item)) if any(items) else None


def _note(lines: Lines) -> Note | None:
    quoted = [_text(line[1:].removeprefix(" ")) for line in lines.take_while(lambda line: line.startswith(">"))]
    _ends(lines)
    spans = line_of("\n".join(quoted).strip("\n"))
    return Note(spans) if spans else None


def _table(lines: Lines) -> Table:
    header = _cells(lines.take())
    if lines.next is None or not _RULE.fullmatch(lines.next) or lines.next.count("|") != len(header) + 1:
        raise BadMarkdown("a table needs a second line |---|---| with as many cells as its first")
    lines.take()
    rows: list[tuple[Line, ...]] = []
    for line in lines.take_while(lambda line: line.startswith("|")):
        rows.append(_cells(line))
        if len(rows[-1]) != len(header):
            raise BadMarkdown(f"this row should have {len(header)} cells, as the header has")
    _ends(lines)
    return Table(header, tuple(rows))


def _cells(line: str) -> tuple[Line, ...]:
    if len(line) == 1 or not line.endswith("|"):
        raise BadMarkdown("a table row starts and ends with |")
    return tuple(line_of(cell.strip(" ")) for cell in line[1:-1].split("|"))


def _fence(lines: Lines) -> Form:
    form = open_form(lines.take())
    parts = [form_part(line) for line in lines.take_while(lambda line: line != _FENCE) if line]
    if lines.next is None:
        raise BadMarkdown(f"the form is never closed by {_FENCE}")
    lines.take()
    form = replace(form, parts=tuple(filter(None, parts)))
    if len({field.name for field in form.inputs}) < max(len(form.inputs), 1):
        raise BadMarkdown("a form needs inputs, each name once")
    return form


def _paragraph(lines: Lines) -> Text | Actions | None:
    inside = [_text(line) for line in lines.take_while(lambda line: line and not _BLOCK_START.match(line))]
    paragraph = "\n".join(inside)
    if actions := actions_of(paragraph):
        return Actions(actions)
    spans = line_of(paragraph)
    return Text(spans) if spans else None


def _text(line: str) -> str:
    if refused := _NOT_A_TEXT.match(line):
        raise BadMarkdown(rf"a text can't start with {refused[0]!r} here (a literal one is written with a \ before it)")
    return line


def _ends(lines: Lines) -> None:
    """CommonMark would take a text that follows at once for a part of the block."""
    if lines.next and not _BLOCK_START.match(lines.next):
        lines.take()
        raise BadMarkdown("leave an empty line before this one")


_READERS: Mapping[str, Callable[[Lines], Block | None]] = {"#": _heading, "-": _bullets, ">": _note, "|": _table}
