"""What an event asks for: which command, with which values."""

from dataclasses import replace

from bot import commands
from bot.ports import Event

TYPED = "answer"


def understood(event: Event) -> Event:
    """Typed text that is a command becomes that command; after `/okr`, text that is none becomes a hint."""
    if event.command is not None:
        return _opening(event)
    text = event.text.strip()
    found = commands.typed(text or "help" if event.responds else text)
    if found is not None:
        command, values = found
        return replace(event, command=command.NAME, values=values)
    return replace(event, command="unknown" if event.responds or not event.place.dm else TYPED)


def named(event: Event) -> str:
    """The command an event is for, as it is counted; whatever else somebody made up is one and the same."""
    name = event.command or ""
    known = commands.happening(name) or commands.find(name)
    return "none" if known is None else known.NAME


def _opening(event: Event) -> Event:
    """A form's button where forms can't stand in messages: its command without a single field opens the form."""
    opens = commands.opens(event.command or "")
    if opens is None or any(":" in name for name in event.values):
        return event
    kept = {name: value for name, value in event.values.items() if name not in {"form", "next"}}
    return replace(event, command=opens, values=kept)
