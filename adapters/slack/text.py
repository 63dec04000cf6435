"""Text within Slack's limits, in which nothing anybody wrote can become markup.

Slack's own markup has no escape for `*` and `_`, so lines are set as rich text, whose spans are taken as they are.
"""

import re
from itertools import groupby
from typing import TypeAlias

from bot.card import Line, Span, Style

JsonObject: TypeAlias = dict[str, object]

PARAGRAPH = 3000
SPANS = 50
SUMMARY = 600  # at most five characters each once escaped: within the 4,000 of an edited message
JOINER = "\u2060"

_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")
_SPECIAL = re.compile(r"<(?=[!@#]|[A-Za-z][A-Za-z0-9+.-]*:)")
_STYLES: dict[Style, JsonObject] = {
    Style.BOLD: {"bold": True},
    Style.ITALIC: {"italic": True},
    Style.CODE: {"code": True},
}


def cut(text: str, limit: int) -> str:
    """`text` within `limit` characters, ending in … where something was left out."""
    return text if len(text) <= limit else f"{text[: limit - 1]}…"


def words(line: Line) -> str:
    """The line without its styles."""
    return "".join(span.text for span in line)


def escaped(text: str) -> str:
    """`text` for Slack's markup: no mention and no link can arise from it."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def fallback(summary: str) -> str:
    """A card's one line for notifications and screen readers."""
    return escaped(cut(_one_line(summary), SUMMARY))


def plain(text: str, limit: int) -> JsonObject:
    """A `plain_text` object of one line; should Slack ever read markup there, what looks like it is broken up."""
    return {"type": "plain_text", "text": cut(_SPECIAL.sub(f"<{JOINER}", _one_line(text)), limit), "emoji": False}


def paragraph(text: str, limit: int = PARAGRAPH) -> str:
    """`text` with its line breaks, without characters that Slack refuses."""
    return cut(_CONTROL.sub(" ", text.replace("\r\n", "\n")), limit)


def elements(line: Line) -> list[JsonObject]:
    """The line's spans as rich text elements, cut to a paragraph; none for a blank line."""
    whole = words(line)
    if not whole.strip():
        return []
    within = len(whole) <= PARAGRAPH and len(line) <= SPANS and not _CONTROL.search(whole)
    return [_element(span) for span in (line if within else _cut_spans(_merged(line))) if span.text]


def _one_line(text: str) -> str:
    return " ".join(_CONTROL.sub(" ", text).split()) or "…"


def _element(span: Span) -> JsonObject:
    element: JsonObject = {"type": "text", "text": span.text}
    if span.style is not Style.PLAIN:
        element["style"] = _STYLES[span.style]
    return element


def _merged(line: Line) -> list[Span]:
    merged = [
        Span(paragraph(words(tuple(spans)), PARAGRAPH + 1), style)
        for style, spans in groupby((span for span in line if span.text), key=lambda span: span.style)
    ]
    rest = merged[SPANS - 1 :]
    return merged if len(rest) <= 1 else [*merged[: SPANS - 1], Span(words(tuple(rest)))]


def _cut_spans(spans: list[Span]) -> list[Span]:
    left = PARAGRAPH
    kept = []
    for span in spans:
        kept.append(Span(cut(span.text, left), span.style))
        left -= len(span.text)
        if left < 1:
            break
    return kept
