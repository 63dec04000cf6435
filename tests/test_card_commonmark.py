"""The subset is a subset: what is accepted means to CommonMark what it means to us.

Known and wanted differences, which the examples leave out: `**` beside punctuation marks whatever it surrounds,
an escape holds in code too, and a quote of two paragraphs stays one note.
"""

import re
from collections.abc import Iterator

from hypothesis import assume, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from bot.card import BadMarkdown, Bullets, Card, Heading, Line, Note, Style, Table, Text, card_from_markdown

COMMONMARK = MarkdownIt("commonmark").enable("table")
WORDS = r"# - > | ** * ` \* \ _ x_y 1. & &amp; < <b> = -- + ( . é ~ ~~"
PIECES = st.sampled_from(
    ["# ", "- ", "> ", "| a | b |", "|---|---|", "\n", "\n", "\n\n", "a", "b c", " ", *WORDS.split()]
)
WANTED_DIFFERENCES = re.compile(r"\*[^\w\s*]|[^\w\s*]\*|`.*\\|\\.*`|>[ ]*\n", re.DOTALL)
SHORT = {
    "heading": "heading",
    "paragraph": "text",
    "blockquote/paragraph": "note",
    "bullet_list/list_item/paragraph": "item",
    "table/thead/tr/th": "cell",
    "table/tbody/tr/td": "cell",
}
STYLES = {"strong_open": Style.BOLD, "em_open": Style.ITALIC, "strong_close": Style.PLAIN, "em_close": Style.PLAIN}
Read = tuple[str, tuple[tuple[str, Style], ...]]


def read_by_commonmark(markdown: str) -> Iterator[Read]:
    place: list[str] = []
    for token in COMMONMARK.parse(markdown):
        if token.nesting == 1:
            place.append(token.type.removesuffix("_open"))
        elif token.nesting == -1:
            place.pop()
        else:
            yield SHORT.get("/".join(place), token.type), merged(styled(token))


def styled(inline: Token) -> Iterator[tuple[str, Style]]:
    style = Style.PLAIN
    for token in inline.children or ():
        style = STYLES.get(token.type, style)
        if token.type in {"text", "text_special"}:
            yield token.content, style
        elif token.type in {"softbreak", "hardbreak"}:
            yield "\n", style
        elif token.type == "code_inline":
            yield token.content, Style.CODE
        else:
            assert token.type in STYLES


def read_by_us(card: Card) -> Iterator[Read]:
    def read(name: str, *lines: Line) -> Iterator[Read]:
        return ((name, merged((span.text, span.style) for span in line)) for line in lines)

    for block in card.blocks:
        match block:
            case Heading(line):
                yield from read("heading", line)
            case Text(line):
                yield from read("text", line)
            case Note(line):
                yield from read("note", line)
            case Bullets(items):
                yield from read("item", *items)
            case Table(header, rows):
                yield from read("cell", *header, *(cell for row in rows for cell in row))
            case _:
                raise AssertionError(block)


def merged(spans: Iterator[tuple[str, Style]]) -> tuple[tuple[str, Style], ...]:
    whole: list[tuple[str, Style]] = []
    for text, style in spans:
        if not text:
            continue
        before = whole.pop()[0] if whole and whole[-1][1] is style else ""
        whole.append((before + text, style))
    return tuple(whole)


@given(markdown=st.lists(PIECES, max_size=14).map("".join))
def test_what_is_accepted_means_the_same_to_commonmark(markdown: str) -> None:
    assume(not WANTED_DIFFERENCES.search(markdown))
    try:
        card = card_from_markdown(f"summary: s\n\n{markdown}")
    except BadMarkdown:
        return
    theirs = [read for read in read_by_commonmark(markdown) if read[1]]
    assert [read for read in read_by_us(card) if read[1]] == theirs
