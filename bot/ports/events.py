"""What comes in through the door and what goes back."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, TypeAlias

from bot.card import Card


@dataclass(frozen=True, slots=True, kw_only=True)
class MessageRef:
    """A message on a platform: the conversation's address, the platform's own string, and the message's id in it."""

    address: str
    id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where an event happened; `address` is the platform's own string for the conversation.

    `dm` says it is private with the bot.
    """

    address: str
    dm: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """Something a person did.

    `id` is its dedupe key. `command` is None for typed text that may be an answer. `source` is the message a button or
    form sits on, `thread` the first message of the thread it was written in. `trigger` says that a form can be opened
    in response, `responds` that the transport can carry an answer card itself; else answers go through the outbox.
    """

    id: str
    installation: str
    account: str
    place: Place
    command: str | None = None
    values: Mapping[str, str] = field(default_factory=dict)
    text: str = ""
    source: MessageRef | None = None
    thread: MessageRef | None = None
    trigger: bool = False
    responds: bool = False

    @property
    def introduction(self) -> str:
        """The id of the `_meet` by which an adapter introduces its sender, just before it, if they aren't known."""
        return f"{self.id}:meet"


Show: TypeAlias = Literal["reply", "replace", "form", "nothing"]
Audience: TypeAlias = Literal["only_you", "here"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Later:
    """A message that is composed when it is sent: its kind (a file of bot/messages), and what it is about."""

    kind: str
    about: Mapping[str, object]


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What a command says back: a new message, a new face for the message the button sits on, an opened form.

    Or nothing. With `later` the card is made when it is sent, unless the response itself has to carry it.
    """

    card: Card | None = None
    later: Later | None = None
    show: Show = "reply"
    audience: Audience = "only_you"
