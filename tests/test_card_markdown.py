"""The Markdown subset: what each piece becomes, and what is refused."""

import pytest

from bot.card import (
    Action,
    Actions,
    BadMarkdown,
    Block,
    Bullets,
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
    card_from_markdown,
    literal,
)


def line(text: str) -> Line:
    return (Span(text),)


def only_block(markdown: str) -> Block:
    (block,) = card_from_markdown("summary: s\n\n" + markdown).blocks
    return block


@pytest.mark.parametrize(
    ("markdown", "block"),
    [
        ("# Week 7", Heading(line("Week 7"))),
        ("one\ntwo", Text(line("one\ntwo"))),
        ("- one\n- two", Bullets((line("one"), line("two")))),
        ("- one\n\n\n- two\n\n", Bullets((line("one"), line("two")))),
        ("> one\n>\n> two", Note(line("one\n\ntwo"))),
        ("| a | b |\n|---|---|\n| 1 |  |", Table((line("a"), line("b")), ((line("1"), ()),))),
        ("**b** `c*_`", Text((Span("b", Style.BOLD), Span(" "), Span("c*_", Style.CODE)))),
        ("a*i*", Text((Span("a"), Span("i", Style.ITALIC)))),
        (r"2 \* 3 \# \[x\] \\ \| a_b & c < d", Text(line(r"2 * 3 # [x] \ | a_b & c < d"))),
        ("[Go](okr:go?a=1&)", Actions((Action("Go", "go", {"a": "1"}),))),
        ("[Go](okr:go)", Actions((Action("Go", "go"),))),
        (
            '[Go](okr:go?ask=ana%3A7&page=2 "primary")\n[Drop](okr:drop "danger")',
            Actions(
                (
                    Action("Go", "go", {"ask": "ana:7", "page": "2"}, weight=Weight.PRIMARY),
                    Action("Drop", "drop", weight=Weight.DANGER),
                ),
            ),
        ),
        (
            '[Snooze](okr:snooze?ask=7 "until: tomorrow 9=Tomorrow | monday 9=Monday")',
            Actions(
                (
                    Action(
                        "Snooze",
                        "snooze",
                        {"ask": "7"},
                        picks="until",
                        menu=(Choice("Tomorrow", "tomorrow 9"), Choice("Monday", "monday 9")),
                    ),
                ),
            ),
        ),
    ],
)  # fmt: skip
def test_each_piece_of_markdown_becomes_its_block(markdown: str, block: Block) -> None:
    assert only_block(markdown) == block


def test_a_fenced_block_becomes_a_form() -> None:
    markdown = """```form check_in?ask=17 "Your week" "Send"
# Activation
> last **27 %**
value:GROW-2.1 | text* | Value | 27 | like 29 %
word:GROW-2.1 | choice(on_track=On track; at_risk=At risk) | Status
note:GROW-2.1 | long | Note
```"""
    assert only_block(markdown) == Form(
        "check_in",
        "Your week",
        "Send",
        (
            Heading(line("Activation")),
            Text((Span("last "), Span("27 %", Style.BOLD))),
            Input("value:GROW-2.1", InputKind.TEXT, "Value", "27", "like 29 %", required=True),
            Input(
                "word:GROW-2.1",
                InputKind.CHOICE,
                "Status",
                choices=(Choice("On track", "on_track"), Choice("At risk", "at_risk")),
            ),
            Input("note:GROW-2.1", InputKind.LONG, "Note"),
        ),
        {"ask": "17"},
    )


@pytest.mark.parametrize(
    ("markdown", "summary"),
    [
        ("# Week *7*\n\nmore", "Week 7"),
        ("one\ntwo", "one two"),
        ("> quoted\n\nsaid", "said"),
        ("summary: Three **left**\n\n# Week 7", "Three left"),
        ('```form go "Your week" "Send"\na | text | A\n```', "Your week"),
    ],
)
def test_the_summary_is_the_first_text_on_one_line_unless_given(markdown: str, summary: str) -> None:
    assert card_from_markdown(markdown).summary == summary


@pytest.mark.parametrize(
    ("markdown", "reason"),
    [
        ("## small", "one # and a space"),
        ("#tag", "one # and a space"),
        ("-5 %", "- and a space"),
        ("  - nested", "can't start with ' '"),
        ("- - nested", "can't start with '- '"),
        ("> # big", "can't start with '#'"),
        ("* one", r"can't start with '\* '"),
        ("1. one", r"can't start with '1\. '"),
        ("- one\ntwo", "empty line before"),
        ("> one\ntwo", "empty line before"),
        ("a <b>c</b>", "<"),
        ("a &amp; b", "&"),
        ("![chart](x.png)", r"!\["),
        ("see [this](https://example.org)", r"\["),
        ("[this](https://example.org)", "only buttons"),
        ("[Go](okr:go) now", "only buttons"),
        ("_a_", "_"),
        ("~~a~~", "~~"),
        ("a `b", "`"),
        ("``a`b``", "single backticks"),
        ("a ` b `", "`"),
        ("** a**", "no space at either end"),
        ("***a***", r"\*\*\*"),
        ("a\n==", "can't start with '=='"),
        ("a\n-", "- and a space"),
        ("# a #", "doesn't end with #"),
        ("**a `b` c**", "one style"),
        ("a **b", r"\*\* is never closed"),
        ("**a *b* c**", "one style"),
        ("```\ncode\n```", "```form"),
        ('```form go "T" "S"\na | text | A', "never closed"),
        ('```form go "T" "S"\n# no inputs\n```', "needs inputs"),
        ('```form go "T" "S"\na | text | A\na | text | B\n```', "each name once"),
        ('```form go "T" "S"\na | number | A\n```', "'number' should be text, long or choice"),
        ('```form go "T" "S"\na | choice | A\n```', "choices in parentheses"),
        ('```form go "T" "S"\na | text(b=B) | A\n```', "choices in parentheses"),
        ('```form go "T" "S"\na | text\n```', "an input should be"),
        ('```form go "T" "S"\na | text | A\n```\n\n```form go "T" "S"\na | text | A\n```', "at most one form"),
        ('[A](okr:a "primary")\n\n[B](okr:b "primary")', "at most one primary"),
        ('[A](okr:a "loud")', '"loud" should be'),
        ('[A](okr:a "until: x=X | x=Y")', "each value once"),
        ('[A](okr:a "until: x")', "value=Label"),
        ("[A](okr:a?b)", "name=value"),
        ("[**A**](okr:a)", "can't be styled"),
        ("| a | b |\n| 1 | 2 |", "second line"),
        ("| a | b |\n|---|\n| 1 | 2 |", "second line"),
        ("| a | b |\n|---|---|\n| 1 |", "2 cells"),
        ("| a | b", r"starts and ends with \|"),
    ],
)
def test_anything_outside_the_subset_is_refused(markdown: str, reason: str) -> None:
    with pytest.raises(BadMarkdown, match=reason):
        card_from_markdown("summary: s\n\n" + markdown)


def test_the_error_names_template_and_line() -> None:
    with pytest.raises(BadMarkdown, match=r"ask\.md, line 3 \('## b'\)"):
        card_from_markdown("# a\n\n## b\n", source="ask.md")


def test_a_card_that_has_no_summary_is_refused() -> None:
    with pytest.raises(BadMarkdown, match="summary"):
        card_from_markdown("> only a quote")


def test_a_block_whose_values_were_all_empty_is_left_out() -> None:
    markdown = "summary: s\n\n# V\n\nV\n\n**V**\n\n> V\n\n- V\n\n- one\n- V\n".replace("V", literal(""))
    assert card_from_markdown(markdown).blocks == (Bullets((line("one"),)),)


def test_hiding_twice_is_hiding_once() -> None:
    assert literal(literal("a\nb*", lines=True)) == literal("a\nb*", lines=True)


def test_half_characters_become_the_replacement_character() -> None:
    assert only_block(f"a{literal(chr(0xD83D))}b") == Text(line("a\ufffdb"))
