"""Finding things by what people call them: key, e-mail address, name or title."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from difflib import get_close_matches

from bot.importing.reading.values import Unreadable


def fold(text: str) -> str:
    """A name as it is compared: without case and extra spaces."""
    return " ".join(text.casefold().split())


class Directory:
    """Keys by everything that people call them."""

    def __init__(self) -> None:
        self._keys: set[str] = set()
        self._called: defaultdict[str, set[str]] = defaultdict(set)
        self._named: defaultdict[str, set[str]] = defaultdict(set)

    def add(self, key: str, name: str | None, *also: str | None) -> None:
        """`name` is its name or title; `also` are other things it goes by, such as an e-mail address."""
        self._keys.add(key)
        for called in filter(None, (key, name, *also)):
            self._called[fold(called)].add(key)
        if name:
            self._named[fold(name)].add(key)

    def find(self, text: str) -> str | None:
        """The one thing called so; several are an Unreadable that names them, unless the text is exactly a key."""
        return text if text in self._keys else self._one(text, self._called)

    def find_named(self, name: str) -> str | None:
        """The one thing with that very name."""
        return self._one(name, self._named)

    @staticmethod
    def _one(text: str, known: Mapping[str, set[str]]) -> str | None:
        keys = known.get(fold(text), set())
        if len(keys) > 1:
            raise Unreadable(f"“{text}” can mean {' or '.join(sorted(keys))}; write one of those.")
        return next(iter(keys), None)

    def hint(self, name: str) -> str:
        """The nearest known name as a question, or nothing."""
        close = get_close_matches(fold(name), self._called, n=1)
        return f" Did you mean {close[0]}?" if close else ""


def unused(wished: str, taken: Iterable[str], join: str = "") -> str:
    """The wished key, or that with the first free number from 2 on."""
    used = set(taken)
    number, key = 1, wished
    while key in used:
        number += 1
        key = f"{wished}{join}{number}"
    return key
