"""Reading Markdown line by line."""

from collections.abc import Callable, Iterator

from bot.card.literal import hide_escapes


class Lines:
    """The lines still to be read; `number` counts from 1 and names the one read last."""

    def __init__(self, markdown: str) -> None:
        self._lines = [line.rstrip(" \t") for line in hide_escapes(markdown).split("\n")]
        self.number = 0

    @property
    def next(self) -> str | None:
        """The line that comes next, None at the end."""
        return self._lines[self.number] if self.number < len(self._lines) else None

    @property
    def last(self) -> str:
        """The line read last."""
        return self._lines[self.number - 1] if self.number else ""

    def take(self) -> str:
        """Read the next line."""
        self.number += 1
        return self._lines[self.number - 1]

    def take_while(self, belongs: Callable[[str], object]) -> Iterator[str]:
        """Read lines up to the first that doesn't belong."""
        while (line := self.next) is not None and belongs(line):
            yield self.take()
