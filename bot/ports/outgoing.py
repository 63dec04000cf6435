"""Messages on their way out, and what became of them (engine.md §4)."""

from dataclasses import dataclass
from datetime import datetime
from enum import IntEnum, StrEnum
from typing import Literal, TypeAlias

from bot.card import Card
from bot.domain.people import PersonId, TeamKey
from bot.ports.events import MessageRef
from bot.ports.rows import Json


class OutboxState(StrEnum):
    """Where a message stands (engine.md §4); an unknown outcome is settled before anything is sent again."""

    PENDING = "pending"
    SENDING = "sending"
    SENT = "sent"
    UNKNOWN = "unknown"
    DROPPED = "dropped"
    DEAD = "dead"


class Priority(IntEnum):
    """Which messages go first: the lower, the sooner."""

    ANSWER = 10
    DIGEST = 30
    ASK = 40
    EDIT = 50


Op: TypeAlias = Literal["post", "edit"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    """A message to be sent: what about, not the text.

    To one person (asked on one account) or one team's channel, or to the fixed `address` it was asked for at. `edits`
    is the key of the message an edit changes. `thread` is the message to reply under.
    """

    key: str
    kind: str
    about: Json
    due_at: datetime
    priority: Priority
    op: Op = "post"
    person: PersonId | None = None
    team: TeamKey | None = None
    installation: str | None = None
    address: str | None = None
    thread: MessageRef | None = None
    edits: str | None = None
    expires_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Claimed:
    """A message under a lease: `token` fences it, `attempts` made so far, `state` the one it was found in.

    `ref` is where it stands once sent, `edited_ref` where the message stands that it edits, on `edited_installation`.
    """

    message: Message
    token: str
    state: OutboxState
    attempts: int = 0
    last_intent_at: datetime | None = None
    ref: MessageRef | None = None
    edited_ref: MessageRef | None = None
    edited_installation: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What became of one claimed message.

    `again_at` (machine time) when it is to be tried again, `throttled_until` when its installation takes calls again,
    `reason` for the log and the operator.
    """

    claimed: Claimed
    state: OutboxState
    ref: MessageRef | None = None
    card: Card | None = None
    again_at: datetime | None = None
    throttled_until: datetime | None = None
    reason: str | None = None
