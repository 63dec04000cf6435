"""What people do on the playground, and what it does to their conversations."""

import asyncio
import secrets
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field

from adapters.web import receive
from adapters.web.conversations import Conversations, Item
from adapters.web.playground.seam import Directory, MovableClock
from adapters.web.render import filled
from adapters.web.send import WebPlatform
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
        if not text:
            return
        key = event.id if event else f"talk:{fields['nonce']}:{text}"
        if key in self._taken:
            return
        whisper = event is not None and event.responds and not place.dm
        self.conversations.post(place.address, text=text, author=person, only=person if whisper else None)
        if event is None:
            self._taken.add(key)
        else:
            await self._act(event, person)

    async def press(self, fields: Mapping[str, str], person: str, place: Place) -> None:
        """Someone pressed a button or picked from a menu."""
        await self._act(receive.pressed(fields, self._sender(person, place)), person)

    async def send(self, fields: Mapping[str, str], person: str, place: Place) -> None:
        """Someone sent a form; with errors it comes back as it was typed, else an opened form goes away."""
        event = receive.sent(fields, self._sender(person, place))
        try:
            await self._act(event, person)
        except FormErrors as errors:
            self._refuse(event, errors)
            return
        item = self._source(event)
        if item and item.draft:
            self.conversations.remove(item)

    def close(self, fields: Mapping[str, str], person: str, place: Place) -> None:
        """Someone doesn't want to fill in the form they opened."""
        item = self.conversations.get(place.address, fields.get("source", ""))
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

    async def _act(self, event: Event, person: str) -> None:
        """Hand it to the door once; what failed may be tried again."""
        if event.id in self._taken:
            return
        self._taken.add(event.id)
        try:
            answer = await self.door.receive(event)
        except BaseException:
            self._taken.discard(event.id)
            raise
        item = self._source(event)
        if item:
            self.conversations.turn(item)
        self._show(answer, event, person)

    def _show(self, answer: Answer, event: Event, person: str) -> None:
        """What the response carries; other answers come as messages."""
        if answer.card is None or answer.show == "nothing":
            return
        item = self._source(event)
        address = event.place.address
        if answer.show == "replace" and item:
            if item.card != answer.card:
                self.conversations.edit(item, answer.card)
        elif answer.show == "form" and (event.trigger or event.responds):
            self._close_forms(address, person)
            self.conversations.post(address, card=answer.card, only=person, draft=True)
        elif event.responds:
            only = person if answer.audience == "only_you" else None
            self.conversations.post(address, card=answer.card, only=only)

    def _close_forms(self, address: str, person: str) -> None:
        """One opened form at a time, as on other platforms."""
        for item in self.conversations.shown(address, person):
            if item.draft and not item.gone:
                self.conversations.remove(item)

    def _refuse(self, event: Event, errors: FormErrors) -> None:
        item = self._source(event)
        if item is None or item.card is None:
            return
        card = filled(item.card, event.values, errors.fields)
        if item.draft or event.place.dm:
            self.conversations.edit(item, card)
        else:
            self.conversations.post(item.address, card=card, only=event.account, draft=True)

    def _source(self, event: Event) -> Item | None:
        return self.conversations.get(event.source.address, event.source.id) if event.source else None
