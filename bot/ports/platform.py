"""What a platform must offer, and the ways a call can fail."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal, Protocol, TypeAlias

from bot.card import Card
from bot.ports.events import Answer, Event, MessageRef


@dataclass(frozen=True, slots=True, kw_only=True)
class Post:
    """One call to make: `card` to `address` of `installation`, carrying `key` so that it can be looked up.

    `edits` names the message to change.
    """

    installation: str
    address: str
    key: str
    card: Card
    thread: MessageRef | None = None
    edits: MessageRef | None = None


Method: TypeAlias = Literal["post", "edit", "look_up", "conversation"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Limit:
    """What a platform takes of one method: `rate` calls a second in the long run, `burst` of them at once."""

    rate: float
    burst: int = 1


class SendError(Exception):
    """Why a message was not known to be accepted; the subclasses say what may be done next."""


class Throttled(SendError):
    """Not accepted: too many calls; may be sent again after `retry_after` seconds.

    Which holds for the whole installation.
    """

    def __init__(self, retry_after: float) -> None:
        """Keep the platform's word on how long to wait."""
        super().__init__(f"throttled for {retry_after} s")
        self.retry_after = retry_after


class Unreachable(SendError):
    """Not accepted: no connection was made; may be sent again."""


class Gone(SendError):
    """Not accepted and never will be: the conversation, the account or the installation is gone."""


class TooBig(SendError):
    """Not accepted and never will be: the platform refuses the message as it is."""


class Unknown(SendError):
    """It may or may not have been accepted."""


class CantLookUp(SendError):
    """Nobody can look up what was sent there: the platform has no way, or the app may not use it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact:
    """Somebody as their platform knows them; `address` is the private conversation with them, opened if need be."""

    installation: str
    user: str
    address: str | None = None
    email: str | None = None
    name: str | None = None
    zone: str | None = None
    locale: str | None = None


class Platform(Protocol):
    """A place where people talk to the bot."""

    @property
    def name(self) -> str: ...
    @property
    def limits(self) -> Mapping[Method, Limit]:
        """What each installation takes; a method that isn't named has no limit. `conversation`: posts into one."""

    async def send(self, post: Post) -> MessageRef:
        """Make exactly one call; raises a SendError."""

    async def look_up(self, post: Post, *, since: datetime) -> MessageRef | None:
        """Find the message with the post's key sent at or after `since` (machine time); raises a SendError.

        CantLookUp where there is no way to know.
        """

    async def find(self, installation: str, email: str) -> Contact | None:
        """Whoever has this e-mail address there, with a private conversation opened; raises a SendError."""

    async def installations(self) -> Mapping[str, str]:
        """What it reaches once started: the id of each installation, and its name."""

    async def problems(self) -> Sequence[str]:
        """What keeps it from working though it has started, each with its fix: scopes, clocks."""

    async def start(self) -> None: ...
    async def stop(self) -> None: ...


class Door(Protocol):
    """The one way in, as adapters see it: the clock is already inside."""

    async def receive(self, event: Event) -> Answer: ...
    async def knows(self, installation: str, user: str) -> bool:
        """Whether this account is linked to a person; adapters look up and introduce (`_meet`) those who aren't."""
