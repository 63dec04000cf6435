"""An event as it comes in, before anybody asks what it means."""

from dataclasses import replace

from bot.ports import Event


def is_happening(event: Event) -> bool:
    """Told by a platform, not done by a person who waits for an answer."""
    return event.command is not None and event.command.startswith("_")


def is_unseen(event: Event) -> bool:
    """Nobody is shown that it failed: typed text is answered by a message, what a platform tells by nothing."""
    return is_happening(event) or (event.command is None and not event.responds)


def storable(event: Event) -> Event:
    """Without the characters that no database takes: NUL, and halves of surrogate pairs."""
    values = {name: _text(value) for name, value in event.values.items()}
    return replace(event, text=_text(event.text), values=values)


def _text(typed: str) -> str:
    return typed.replace("\0", "").encode("utf-8", "replace").decode("utf-8")
