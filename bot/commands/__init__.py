"""The commands people can give, one a file, found by walking this package.

A file says `NAME`, `HELP` (None: a button or form sends it, nobody types it), `READS` (it changes nothing), `arguments`
(the words after the name, as values; None when they aren't its arguments) and `handle`. Names that start with `_` are
what happens to people and installations; they have no person and can't be typed.
"""

import importlib
import pkgutil
from collections.abc import Mapping
from datetime import datetime
from functools import cache
from typing import Protocol, cast

from rapidfuzz import fuzz, process

from bot.domain.people import Person
from bot.ports import Answer, Event, Transaction

CLOSE_ENOUGH = 60
SAID_OF_KEY_RESULTS = {"at-risk"}


class Command(Protocol):
    """A file of this package."""

    NAME: str
    HELP: str | None
    READS: bool

    def arguments(self, rest: str) -> Mapping[str, str] | None:
        """What was typed after the name, as values."""

    def handle(self, tx: Transaction, event: Event, *, by: Person, now: datetime) -> Answer:
        """Do it, and say what to answer."""


class Happening(Protocol):
    """A file of this package whose name starts with `_`: something the platform tells, not a person."""

    NAME: str

    def handle(self, tx: Transaction, event: Event, *, now: datetime) -> Answer:
        """Take note of it."""


@cache
def _walked() -> Mapping[str, object]:
    modules = (importlib.import_module(f"{__name__}.{found.name}") for found in pkgutil.iter_modules(__path__))
    return {module.NAME: module for module in modules if hasattr(module, "NAME")}


def find(name: str) -> Command | None:
    """The command a person, a button or a form names; `check_in` and `check-in` are one."""
    wanted = name.replace("_", "-")
    return None if wanted.startswith("-") else cast("Command | None", _walked().get(wanted))


def happening(name: str) -> Happening | None:
    """What an adapter tells under a name that starts with `_`."""
    return cast("Happening | None", _walked().get(name)) if name.startswith("_") else None


def listed() -> list[Command]:
    """Those a person can type, in the order of their names."""
    commands = (cast("Command", module) for name, module in sorted(_walked().items()) if not name.startswith("_"))
    return [command for command in commands if command.HELP is not None]


def usage(command: Command) -> str:
    """How it is typed: `team [KEY]`; the name alone where it takes nothing."""
    return str(getattr(command, "USAGE", command.NAME))


def opens(name: str) -> str | None:
    """The command that opens the form which this one stores."""
    return cast("str | None", getattr(find(name), "OPENS", None))


def typed(text: str) -> tuple[Command, Mapping[str, str]] | None:
    """The command that `text` is, with its values: its first word, or two, are one, the rest exactly its arguments."""
    for name, rest in _first_words(text):
        for command in listed():
            if name == command.NAME:
                values = command.arguments(rest)
                return None if values is None else (command, values)
    return None


def _first_words(text: str) -> list[tuple[str, str]]:
    """`check in GROW-2.1` → `check` and `check-in`, each with the rest; “at risk” is said of a key result."""
    words = text.lower().split(maxsplit=2)
    if not words:
        return []
    rest_of = [text.split(maxsplit=count)[count:] for count in (1, 2)]
    one, two = ("".join(rest) for rest in rest_of)
    named = [(words[0].replace("_", "-"), one)]
    joined = "-".join(words[:2])
    return named if joined in SAID_OF_KEY_RESULTS else [*named, (joined, two)]


def nearest(text: str) -> Command | None:
    """The command that the first word of `text` looks most like."""
    first = (text.strip().split(maxsplit=1) or [""])[0].lower()
    named = {command.NAME: command for command in listed()}
    best = process.extractOne(first, list(named), scorer=fuzz.ratio, score_cutoff=CLOSE_ENOUGH)
    return named[best[0]] if best else None
