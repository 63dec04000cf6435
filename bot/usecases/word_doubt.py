"""Put into words why something can't be stored as typed."""

import prompts
from bot.replies.reading import Asked, Doubt


def word_doubt(doubt: Doubt, asked: Asked | None, text: str, *, locale: str) -> str:
    """One sentence, for beside a field or above the buttons that offer the readings."""
    return prompts.say("doubt", locale=locale, doubt=doubt, asked=asked, text=text[:60]).summary
