"""What the fake Slack knows and has received."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

Json: TypeAlias = Mapping[str, object]
Clock: TypeAlias = Callable[[], float]

TRIGGER_SECONDS = 3
RESPONSE_SECONDS = 30 * 60
RESPONSE_USES = 5


class Refused(Exception):
    """An `ok: false` with this error word."""

    def __init__(self, error: str, *details: str) -> None:
        super().__init__(error, *details)
        self.error = error
        self.details = details


@dataclass(slots=True, kw_only=True)
class Message:
    """An accepted message as it stands now; `seen_by` names the one who sees it when nobody else does."""

    channel: str
    ts: str
    text: str
    blocks: list[Json]
    at: float
    thread: str | None = None
    metadata: Json | None = None
    seen_by: str | None = None
    edits: list[float] = field(default_factory=list)

    @property
    def key(self) -> str:
        """The key in the message's metadata."""
        payload = (self.metadata or {}).get("event_payload")
        return str(payload.get("key", "")) if isinstance(payload, Mapping) else ""


@dataclass(slots=True, kw_only=True)
class View:
    """A modal as its reader sees it; `errors` stand beside its fields."""

    id: str
    hash: str
    user: str
    content: Json
    is_open: bool = True
    errors: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """A member of the workspace."""

    id: str
    email: str
    name: str
    zone: str = "Europe/Berlin"
    locale: str = "en-US"
    deleted: bool = False


@dataclass(slots=True, kw_only=True)
class Trigger:
    """What lets a modal be opened, once and soon."""

    user: str
    at: float
    used: bool = False


@dataclass(slots=True, kw_only=True)
class ResponseUrl:
    """Where a response can be sent later."""

    channel: str
    user: str
    at: float
    message: str | None
    uses: int = 0


@dataclass(slots=True)
class World:
    """One workspace with one app in it; `posts` and `ephemerals` in the order they were accepted."""

    clock: Clock
    team: str = "T1"
    bot_user: str = "UBOT"
    bot_id: str = "BBOT"
    people: dict[str, Person] = field(default_factory=dict)
    channels: dict[str, str] = field(default_factory=dict)
    posts: list[Message] = field(default_factory=list)
    ephemerals: list[Message] = field(default_factory=list)
    views: list[View] = field(default_factory=list)
    triggers: dict[str, Trigger] = field(default_factory=dict)
    responses: dict[str, ResponseUrl] = field(default_factory=dict)
    record: Callable[[Json], None] = lambda _: None
    _counter: int = 0

    def number(self) -> int:
        """A number never given before."""
        self._counter += 1
        return self._counter

    def ts(self) -> str:
        """A message's id: its time, unique by its last digits."""
        return f"{int(self.clock())}.{self.number():06d}"

    def dm(self, user: str) -> str:
        """The private conversation of the bot with this person."""
        return f"D{user[1:]}"

    def knows(self, channel: str) -> bool:
        """Whether there is such a conversation."""
        return channel in self.channels or any(self.dm(user) == channel for user in self.people)

    def messages(self, channel: str) -> list[Message]:
        """What stands in this conversation now."""
        return [message for message in self.posts if message.channel == channel]

    def find(self, channel: str, ts: str) -> Message | None:
        """The message that stands there."""
        return next((message for message in self._all() if (message.channel, message.ts) == (channel, ts)), None)

    def new_trigger(self, user: str) -> str:
        """A trigger for what this person does now."""
        name = f"{self.number()}.{user}.trigger"
        self.triggers[name] = Trigger(user=user, at=self.clock())
        return name

    def pull(self, name: str) -> str:
        """Use a trigger; whose it is."""
        trigger = self.triggers.get(name)
        if trigger is None:
            raise Refused("invalid_trigger_id")
        if trigger.used:
            raise Refused("exchanged_trigger_id")
        if self.clock() - trigger.at > TRIGGER_SECONDS:
            raise Refused("expired_trigger_id")
        trigger.used = True
        return trigger.user

    def _all(self) -> Iterator[Message]:
        yield from self.posts
        yield from self.ephemerals
