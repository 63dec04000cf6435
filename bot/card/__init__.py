"""Cards: everything the bot says, neutral of platform.

Written as Markdown in `prompts/`, drawn by each adapter's `render.py`.
"""

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
    InputKind,
    Line,
    Note,
    Span,
    Style,
    Table,
    Text,
    Weight,
)
from bot.card.faults import BadMarkdown
from bot.card.literal import literal
from bot.card.markdown import card_from_markdown
from bot.card.restored import card_from_json
from bot.card.stored import card_to_json
from bot.card.text import as_text
from bot.card.words import plain

__all__ = [
    "Action",
    "Actions",
    "BadMarkdown",
    "Block",
    "Bullets",
    "Card",
    "Choice",
    "Form",
    "Heading",
    "Input",
    "InputKind",
    "Line",
    "Note",
    "Span",
    "Style",
    "Table",
    "Text",
    "Weight",
    "as_text",
    "card_from_json",
    "card_from_markdown",
    "card_to_json",
    "literal",
    "plain",
]
