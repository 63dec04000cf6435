"""Cards as messages, within every limit of Slack's: text is cut, and what doesn't fit is told apart, never sent."""

from dataclasses import dataclass

from adapters.slack.blocks import blocks_of, json_size
from adapters.slack.text import JsonObject, fallback
from bot.card import Card, Form, Span, Text

MESSAGE_BLOCKS = 50
MESSAGE_SIZE = 12_000  # Slack names no figure; others saw messages refused from about 13,200 characters of blocks
NOTE_SIZE = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Rendered:
    """One message: `text` for notifications and screen readers, `blocks` to be seen.

    `overflow` holds what didn't fit, in lists of blocks that are each a message; `blocks` ends with how much that is.
    """

    text: str
    blocks: list[JsonObject]
    overflow: list[list[JsonObject]]


def render(card: Card) -> Rendered:
    """Draw the card; hidden values that Slack can't carry raise TooBig."""
    parts = card.blocks
    if parts and all(isinstance(part, Form) for part in parts):
        parts = (Text((Span(card.summary),)), *parts)  # a lone button wouldn't say what it opens
    blocks = [block for part in parts for block in blocks_of(part)]
    first, *overflow = _pages(blocks)
    if overflow:
        first = [*first, _more(sum(map(len, overflow)))]
    return Rendered(text=fallback(card.summary), blocks=first, overflow=overflow)


def _pages(blocks: list[JsonObject]) -> list[list[JsonObject]]:
    """As many blocks a page as fit, with room for the line that tells of the rest."""
    if len(blocks) < MESSAGE_BLOCKS and json_size(blocks) <= MESSAGE_SIZE:
        return [blocks]
    pages: list[list[JsonObject]] = [[]]
    size = 0
    for block in blocks:
        more = _size_of_text(block)
        if pages[-1] and (len(pages[-1]) == MESSAGE_BLOCKS - 1 or size + more > MESSAGE_SIZE - NOTE_SIZE):
            pages.append([])
            size = 0
        pages[-1].append(block)
        size += more
    return pages


def _size_of_text(block: JsonObject) -> int:
    """Controls take no room for text: they don't count against Slack's limit, as far as others have seen."""
    return 0 if block["type"] == "actions" else json_size(block) + 1


def _more(count: int) -> JsonObject:
    text = f"… {count} more {'part' if count == 1 else 'parts'} than fit into one Slack message"
    span = {"type": "text", "text": text, "style": {"italic": True}}
    return {"type": "rich_text", "elements": [{"type": "rich_text_section", "elements": [span]}]}
