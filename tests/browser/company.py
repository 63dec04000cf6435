"""A company of three in two teams, a clock that asks Ana on Thursday, and a door that remembers who knocked."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime

from aiohttp.test_utils import TestServer

from adapters.web.playground.seam import Upcoming
from bot.card import Card
from bot.domain.people import Person, Team, TeamKey
from bot.errors import FormErrors
from bot.ports import Answer, Channel, Event, MessageRef, Platform, Post
from tests.browser.cards import ASK, CHECK_IN, said

WEDNESDAY = datetime(2026, 11, 11, 9, 0, tzinfo=UTC)
THURSDAY_10 = datetime(2026, 11, 12, 10, 0, tzinfo=UTC)
INSTALLATION = "web:demo"
PEOPLE = (
    Person(id="ana", name="Ana Sousa", email="ana@example.org", zone="Europe/Lisbon", team="GROW"),
    Person(id="kenji", name="Kenji Mori", email="kenji@example.org", zone="Asia/Tokyo", team="GROW"),
    Person(id="tom", name="Tom Becker", email="tom@example.org", team="ALL"),
)
TEAMS = {
    "ALL": Team(key="ALL", name="Everybody", lead="tom", zone="Europe/Berlin"),
    "GROW": Team(key="GROW", name="Growth", parent="ALL", lead="kenji"),
}


@dataclass(slots=True)
class Company:
    """All that the playground is given; `platform` is what it gives back."""

    at: datetime = WEDNESDAY
    events: list[Event] = field(default_factory=list)
    platform: Platform | None = None
    server: TestServer | None = None
    sent: int = 0
    broken: bool = False

    async def people(self) -> Sequence[Person]:
        return PEOPLE

    async def teams(self) -> Mapping[TeamKey, Team]:
        return TEAMS

    async def channels(self) -> Sequence[Channel]:
        return [Channel(installation=INSTALLATION, team="GROW", address="channel:GROW")]

    def now(self) -> datetime:
        return self.at

    async def upcoming(self) -> Upcoming | None:
        return Upcoming(at=THURSDAY_10, what="asks go out (1 person)") if self.at < THURSDAY_10 else None

    async def next(self) -> str:
        return await self.advance_to(THURSDAY_10)

    async def advance_to(self, instant: datetime) -> str:
        asks = self.at < THURSDAY_10 <= instant
        self.at = max(self.at, instant)
        if asks:
            await self.send("dm:ana", ASK)
        return "One ask went out." if asks else "Nothing was due."

    async def send(self, address: str, card: Card, *, thread: MessageRef | None = None) -> MessageRef:
        """The bot says something there."""
        assert self.platform is not None
        self.sent += 1
        key = f"message:{self.sent}"
        post = Post(installation=INSTALLATION, address=address, key=key, card=card, thread=thread)
        return await self.platform.send(post)

    async def edit(self, ref: MessageRef, card: Card) -> None:
        """The bot gives a message a new face."""
        assert self.platform is not None
        key = f"edit:{ref.id}"
        await self.platform.send(
            Post(installation=INSTALLATION, address=ref.address, key=key, card=card, edits=ref),
        )

    async def receive(self, event: Event) -> Answer:
        """What comes is noted, and answered as the product would."""
        self.events.append(event)
        if self.broken:
            raise RuntimeError("a bug of ours")
        match event.command:
            case None:
                return await self._reply(event, said(f"Read: {event.text}"))
            case "check_in" if "value:GROW-2.1" not in event.values:
                return Answer(card=Card("Check in", (CHECK_IN,)), show="form")
            case "check_in":
                return await self._reply(event, said(f"Thanks, stored: {_share(event)}"))
            case "no_change":
                assert event.source is not None
                await self.edit(event.source, said("Thanks, stored: no change"))
                return Answer(card=said("Thanks, stored: no change"), show="replace")
            case "snooze":
                return await self._reply(event, said(f"Snoozed until {event.values['until']}"))
            case "team":
                return await self._reply(event, said(f"All key results of {event.values['key']}"))
            case _:
                raise RuntimeError("a bug of ours")

    async def knows(self, installation: str, user: str) -> bool:
        return True

    async def _reply(self, event: Event, card: Card) -> Answer:
        if not event.responds:
            await self.send(event.place.address, card)
        return Answer(card=card)


def _share(event: Event) -> str:
    value = event.values["value:GROW-2.1"]
    if value == "many":
        raise FormErrors({"value:GROW-2.1": "“many” is no number; a share in % is wanted."})
    return value
