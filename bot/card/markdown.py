"""Cards from Markdown, in the strict subset that `prompts/README.md` describes.

Written by hand because a value must never decide what is markup: in CommonMark `**{{ name }}**` is bold for some names
and not for others.
"""

from collections.abc import Sequence

from bot.card.blocks import Actions, Block, Card, Form, Heading, Text, Weight
from bot.card.faults import BadMarkdown
from bot.card.inline import line_of
from bot.card.lines import Lines
from bot.card.literal import shown
from bot.card.structure import read_blocks
from bot.card.words import plain

_SUMMARY = "summary:"


def card_from_markdown(text: str, *, source: str = "Markdown") -> Card:
    """Read a card; raises BadMarkdown, naming `source` and the line, for anything outside the subset."""
    lines = Lines(text)
    try:
        summary = _summary_line(lines)
        blocks = tuple(read_blocks(lines))
        _check(blocks)
        return Card(_summary_of(blocks) if summary is None else summary, blocks)
    except BadMarkdown as fault:
        raise BadMarkdown(f"{source}, line {lines.number} ({shown(lines.last)!r}): {fault}") from None


def _summary_line(lines: Lines) -> str | None:
    while lines.next == "":
        lines.take()
    if lines.next is None or not lines.next.startswith(_SUMMARY):
        return None
    return _one_line(plain(line_of(lines.take().removeprefix(_SUMMARY).strip(" "))))


def _summary_of(blocks: Sequence[Block]) -> str:
    for block in blocks:
        if isinstance(block, Heading | Text):
            return _one_line(plain(block.line))
        if isinstance(block, Form):
            return block.title
    raise BadMarkdown("a card without heading, paragraph or form needs a first line `summary: …`")


def _one_line(text: str) -> str:
    return text.replace("\n", " ").strip()


def _check(blocks: Sequence[Block]) -> None:
    if sum(isinstance(block, Form) for block in blocks) > 1:
        raise BadMarkdown("a card holds at most one form")
    actions = [action for block in blocks if isinstance(block, Actions) for action in block.actions]
    if sum(action.weight is Weight.PRIMARY for action in actions) > 1:
        raise BadMarkdown("a card holds at most one primary button")
