"""Finding things by what people call them: key, e-mail address, name or title, in that order."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from difflib import get_close_matches

from bot.importing.reading.values import Unreadable


def fold(text: str) -> str:
    """A name as it is compared: without case and extra spaces."""
    return " ".join(text.casefold().split())


class Directory:
    """Keys by names; a name in an earlier tier hides the same name in a later one."""

    def __init__(self, tiers: int = 3) -> None:
        self._tiers: Sequence[dict[str, set[str]]] = [defaultdict(set) for _ in range(tiers)]

    def add(self, key: str, *names: str | None) -> None:
        """`names` go into the tiers in order, the key itself into the first."""
        for tier, name in zip(self._tiers, (key, *names), strict=False):
            if name:
                tier[fold(name)].add(key)

    def find(self, name: str) -> str | None:
        """The one key with that name; several are an Unreadable that names them."""
        for tier in self._tiers:
            keys = tier.get(fold(name), set())
            if len(keys) > 1:
                raise Unreadable(f"“{name}” can mean {' or '.join(sorted(keys))}; write one of those.")
            if keys:
                return next(iter(keys))
        return None

    def hint(self, name: str) -> str:
        """The nearest known name as a question, or nothing."""
        known = [name for tier in self._tiers for name in tier]
        close = get_close_matches(fold(name), known, n=1)
        return f" Did you mean {close[0]}?" if close else ""


def unused(wished: str, taken: Iterable[str], join: str = "") -> str:
    """The wished key, or that with the first free number from 2 on."""
    used = set(taken)
    number, key = 1, wished
    while key in used:
        number += 1
        key = f"{wished}{join}{number}"
    return key
