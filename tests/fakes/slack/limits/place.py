"""The checks that all limits share."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

Json: TypeAlias = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class At:
    """Where in a payload something is looked at."""

    at: str

    def text(self, content: object, limit: int, *, plain: bool = False) -> Iterator[str]:
        """A text object of 1 to `limit` characters."""
        if not isinstance(content, Mapping):
            yield f"{self.at}: a text object is missing"
            return
        kind, text = content.get("type"), content.get("text")
        if kind not in (("plain_text",) if plain else ("plain_text", "mrkdwn")):
            yield f"{self.at}: {kind} is no type of text for this place"
        if "emoji" in content and kind != "plain_text":
            yield f"{self.at}: emoji is for plain_text only"
        yield from self.string(text, limit)
        yield from self.keys(content, "type", "text", "emoji", "verbatim")

    def string(self, text: object, limit: int, *, least: int = 1) -> Iterator[str]:
        """A string of `least` to `limit` characters."""
        if not isinstance(text, str) or not least <= len(text) <= limit:
            yield f"{self.at}: must be a string of {least} to {limit} characters"

    def keys(self, content: Json, *known: str) -> Iterator[str]:
        """Nothing but what Slack knows."""
        for name in sorted(content.keys() - set(known)):
            yield f"{self.at}.{name}: unknown"

    def many(self, content: object, most: int) -> Iterator[str]:
        """A list of 1 to `most` objects."""
        if not isinstance(content, list) or not 1 <= len(content) <= most:
            yield f"{self.at}: must have 1 to {most} items"

    def into(self, name: str | int) -> "At":
        """A place further inside."""
        return At(f"{self.at}[{name}]" if isinstance(name, int) else f"{self.at}.{name}")


def objects(content: object) -> Sequence[Json]:
    """The objects in a list."""
    return [one for one in content if isinstance(one, Mapping)] if isinstance(content, list) else []
