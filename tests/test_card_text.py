"""A card as plain text."""

from bot.card import as_text, card_from_markdown

CARD = r"""
# Your week

said **bold** `A-1`
and more

- one
- two

> quoted
> twice

| Key | Value |
|---|---|
| A-1.1 | 27 % |
| B | 4 |

[Check in](okr:check_in "primary") [Undo](okr:undo) [Snooze](okr:snooze "until: a=Later | b=Tomorrow")
"""
TEXT = """\
Your week

said bold A-1
and more

• one
• two

> quoted
> twice

Key    Value
A-1.1  27 %
B      4

[[ Check in ]]  [ Undo ]  [ Snooze ▾ Later | Tomorrow ]"""
FORM = """
```form send "Check in" "Store"
# A-1.1
> last 27 %
value:a | text* | Now | 29 | like 27
word:a | choice(x=On track; y=At risk) | Status | y
```
"""


def test_every_block_can_be_read() -> None:
    assert as_text(card_from_markdown(CARD)) == TEXT


def test_a_form_shows_its_fields_with_what_they_hold() -> None:
    assert as_text(card_from_markdown(FORM)).splitlines() == [
        "── Check in ──",
        "",
        "A-1.1",
        "last 27 %",
        "  Now *: [29]  (like 27)",
        "  Status: [At risk]",
        "    ( On track )",
        "    ( At risk )",
        "[[ Store ]]",
    ]


def test_a_card_without_blocks_is_its_summary() -> None:
    assert as_text(card_from_markdown("summary: nothing new")) == "nothing new"
