"""The next free number behind a key: GROW-1, GROW-2; GROW-2.1, GROW-2.2."""

from collections import defaultdict
from collections.abc import Iterable


class Numbering:
    """Counts on from the highest number in use, so that a dropped thing's key never comes back for another."""

    def __init__(self, keys: Iterable[str], mark: str) -> None:
        self._mark = mark
        self._last: defaultdict[str, int] = defaultdict(int)
        for key in keys:
            prefix, _, number = key.rpartition(mark)
            if number.isdecimal():
                self._last[prefix] = max(self._last[prefix], int(number))

    def next(self, prefix: str) -> str:
        """A key nobody has."""
        self._last[prefix] += 1
        return f"{prefix}{self._mark}{self._last[prefix]}"
