"""Conversations kept in memory, in the order of what changed, so that a page can fetch just what it hasn't seen."""

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import TypedDict, Unpack

from adapters.web.item import Item
from bot.card import Card


class _Fields(TypedDict, total=False):
    card: Card
    text: str
    author: str
    only: str | None
    thread: str | None
    key: str | None
    source: str | None
    draft: bool


@dataclass(slots=True)
class Conversations:
    """All conversations by address; `revision` grows with every change, `now` stamps what is posted."""

    now: Callable[[], datetime]
    revision: int = 0
    _items: dict[str, Item] = field(default_factory=dict)
    _read: dict[tuple[str, str], int] = field(default_factory=dict)
    _news: asyncio.Event = field(default_factory=asyncio.Event)

    def post(
        self,
        address: str,
        card: Card,
        *,
        key: str | None = None,
        thread: str | None = None,
        only: str | None = None,
    ) -> Item:
        """The bot says something."""
        return self._add(address, card=card, key=key, thread=thread, only=only)

    def say(self, address: str, text: str, *, author: str, only: str | None = None) -> Item:
        """A person says something."""
        return self._add(address, text=text, author=author, only=only)

    def open(self, address: str, card: Card, *, person: str, source: str | None) -> Item:
        """A form opens for a person, at the press of a button on `source` or by a command."""
        return self._add(address, card=card, only=person, source=source, draft=True)

    def get(self, address: str, item: str) -> Item | None:
        """What stands there under this id, unless it is gone."""
        found = self._items.get(item)
        return found if found and found.address == address and not found.gone else None

    def keyed(self, address: str, key: str) -> Item | None:
        """The bot's message that carries this key."""
        return next((item for item in self._of(address) if item.key == key and not item.gone), None)

    def edit(self, item: Item, card: Card) -> None:
        """Give it a new face; its buttons are new ones then."""
        revision = self.tell()
        self._items[item.id] = replace(item, card=card, changed=revision, turned=revision)

    def turn(self, item: Item) -> None:
        """Note that one of its buttons has worked; the face stays."""
        self._items[item.id] = replace(item, turned=self.tell())

    def remove(self, item: Item) -> None:
        """Take it away; its id stays known, so that open pages take it away too."""
        self._items[item.id] = replace(item, gone=True, changed=self.tell())

    def shown(self, address: str, person: str) -> Sequence[Item]:
        """What this person sees there, oldest first; things gone are in it, for pages that still show them."""
        return [item for item in self._of(address) if item.seen_by(person)]

    def read(self, address: str, person: str) -> None:
        """Note that this person has seen all of it."""
        self._read[address, person] = self.revision

    def unread(self, address: str, person: str) -> int:
        """How many messages of the bot came there since this person last looked."""
        seen = self._read.get((address, person), 0)
        shown = self.shown(address, person)
        return sum(item.born > seen and item.author is None and not item.gone for item in shown)

    def tell(self) -> int:
        """Let everybody who waits know that something changed; gives the new revision."""
        self.revision += 1
        news, self._news = self._news, asyncio.Event()
        news.set()
        return self.revision

    async def later_than(self, revision: int) -> int:
        """Wait until something has changed after this revision."""
        while self.revision <= revision:
            await self._news.wait()
        return self.revision

    def _add(self, address: str, **fields: Unpack[_Fields]) -> Item:
        revision = self.tell()
        item = Item(
            id=f"m{revision}",
            address=address,
            at=self.now(),
            born=revision,
            changed=revision,
            turned=revision,
            **fields,
        )
        self._items[item.id] = item
        return item

    def _of(self, address: str) -> Sequence[Item]:
        return [item for item in self._items.values() if item.address == address]
