"""The words of a line, without how they are set."""

from bot.card.blocks import Line


def plain(line: Line) -> str:
    """The text of the spans one after the other."""
    return "".join(span.text for span in line)
