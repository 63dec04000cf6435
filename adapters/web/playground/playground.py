"""What people do on the playground, and what it does to their conversations."""

import asyncio
import secrets
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field

from adapters.web import receive
from adapters.web.conversations import Conversations
from adapters.web.item import Item
from adapters.web.playground.seam import Directory, MovableClock
from adapters.web.render import filled
from adapters.web.send import WebPlatform
from bot.card import Card
from bot.errors import FormErrors
from bot.ports import Answer, Door, Event, Place

INSTALLATION = "web:demo"


@dataclass(frozen=True, slots=True, kw_only=True)
class Happened:
    """What the clock's last move brought, and the revision at which it is news."""

    sentence: str = ""
    revision: int = 0


@dataclass(slots=True, kw_only=True)
class Playground:
    """One run of the playground; `page` tells its pages apart from those of an earlier run."""

    door: Door
    directory: Directory
    clock: MovableClock
    conversations: Conversations
    platform: WebPlatform
    page: str = field(default_factory=lambda: secrets.token_hex(4))
    happened: Happened = Happened()
    _taken: set[str] = field(default_factory=set)
    _moving: asyncio.Lock = field(default_factory=asyncio.Lock)

    async def write(self, fields: Mapping[str, str], person: str, place: Place) -> None:
        """Someone typed a text: others see it in a channel, the bot reads what is meant for it."""
        event = receive.typed(fields, self._sender(person, place))
        text = fields["text"].strip()
        key = event.id if event else f"talk:{person}:{fields['nonce']}:{text}"
        if not text or key in self._taken:
            return
        whisper = event is not None and event.responds and not place.dm
        self.conversations.say(place.address, text, author=person, only=person if whisper else None)
        if event is None:
            self._taken.add(key)
        else:
            await self._act(event)

    async def press(self, fields: Mapping[str, str], person: str, place: Place) -> None:
        """Someone pressed a button or picked from a menu."""
        await self._act(receive.pressed(fields, self._sender(person, place)), self._item(fields, place))

    async def send(self, fields: Mapping[str, str], person: str, place: Place) -> None:
        """Someone sent a form; with errors it comes back as it was typed, else an opened form goes away."""
        event = receive.sent(fields, self._sender(person, place))
        item = self._item(fields, place)
        try:
            await self._act(event, item)
        except FormErrors as errors:
            if item:
                self._refuse(item, event, errors)
        else:
            self.close(fields, person, place)

    def close(self, fields: Mapping[str, str], person: str, place: Place) -> None:
        """Someone needs the form they opened no more."""
        item = self._item(fields, place)
        if item and item.draft and item.only == person:
            self.conversations.remove(item)

    async def move(self, seen: str, step: Callable[[], Awaitable[str]]) -> None:
        """Move the clock, unless it is no longer where the person saw it: two clicks move it once."""
        async with self._moving:
            if seen != self.clock.now().isoformat():
                return
            sentence = await step()
            self.happened = Happened(sentence=sentence, revision=self.conversations.tell())

    def _sender(self, person: str, place: Place) -> receive.Sender:
        return receive.Sender(installation=INSTALLATION, person=person, place=place, page=self.page)

    def _item(self, fields: Mapping[str, str], place: Place) -> Item | None:
        return self.conversations.get(place.address, fields.get("item", ""))

    async def _act(self, event: Event, item: Item | None = None) -> None:
        """Hand it to the door once; what failed may be tried again."""
        if event.id in self._taken:
            return
        self._taken.add(event.id)
        try:
            answer = await self.door.receive(event)
        except BaseException:
            self._taken.discard(event.id)
            raise
        now = item and self.conversations.get(item.address, item.id)
        if now:
            self.conversations.turn(now)
        self._show(answer, event)

    def _show(self, answer: Answer, event: Event) -> None:
        """What only the response carries; all other answers come through the outbox."""
        if answer.card is None or answer.show == "nothing":
            return
        source = self.conversations.get(event.source.address, event.source.id) if event.source else None
        if answer.show == "form" and (event.trigger or event.responds):
            self._open(answer.card, event)
        elif answer.show == "replace" and source:
            if source.key is None:
                self.conversations.edit(source, answer.card)
        elif event.responds:
            only = event.account if answer.audience == "only_you" else None
            self.conversations.post(event.place.address, answer.card, only=only)

    def _open(self, card: Card, event: Event) -> None:
        """Open a form in the place of the one that is open, as other platforms do."""
        address = event.place.address
        for item in self.conversations.shown(address, event.account):
            if item.draft and not item.gone:
                self.conversations.remove(item)
        self.conversations.open(address, card, person=event.account, source=event.source.id if event.source else None)

    def _refuse(self, item: Item, event: Event, errors: FormErrors) -> None:
        """Everybody sees a form in a channel, so what one person typed is theirs alone."""
        if item.card is None:
            return
        card = filled(item.card, event.values, errors.fields)
        if item.draft or event.place.dm:
            self.conversations.edit(item, card)
        else:
            self.conversations.open(item.address, card, person=event.account, source=item.id)
