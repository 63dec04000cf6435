"""What stands in a conversation."""

from dataclasses import dataclass
from datetime import datetime

from bot.card import Card


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One thing in a conversation: a card of the bot's, or a text that `author` typed.

    `born`, `changed` and `turned` are revisions: when it came, when its face last changed, and when its buttons last
    did something (each turn gives them a new nonce). `only` is who alone sees it. A `draft` is a form opened by its
    person from the message `source`: it goes away once sent or closed. `key` is the outbox's.
    """

    id: str
    address: str
    at: datetime
    born: int
    changed: int
    turned: int
    card: Card | None = None
    text: str = ""
    author: str | None = None
    only: str | None = None
    thread: str | None = None
    key: str | None = None
    source: str | None = None
    draft: bool = False
    gone: bool = False

    @property
    def edited(self) -> bool:
        """Whether it once looked different."""
        return self.changed > self.born

    @property
    def nonce(self) -> str:
        """Names what its buttons do next: the same for two clicks, another one after the first has worked."""
        return f"{self.id}.{self.turned}"

    def seen_by(self, person: str) -> bool:
        """Whether this person may see it."""
        return self.only in {None, person}
