"""Messages on their way out, and what became of them (engine.md §4)."""

from dataclasses import dataclass
from datetime import datetime
from enum import Enum, IntEnum, StrEnum
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
    ESCALATION = 20
    DIGEST = 30
    ASK = 40
    EDIT = 50

    @classmethod
    def _missing_(cls, value: object) -> "Priority":
        """One that only newer code knows counts as the next one after it that this code knows."""
        return next((each for each in cls if isinstance(value, int) and each > value), cls.EDIT)


class IfUnknown(Enum):
    """What to do with a kind of message when nobody can say whether it has arrived."""

    GIVE_UP = "its next reminder is the retry"
    REPEAT_ONCE = "send it once more, marked as a possible repeat"
    REPEAT = "send it until it is accepted or expires, marked as a possible repeat"


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
    """A message with its lease: `token` fences it (empty: not leased), `state` is the one it was found in.

    `attempts` counts the calls announced so far and `repeats` those of them made without knowing what became of the
    one before; `reason` is why it wasn't sent then. `edited_ref` is where the message stands that it edits, on
    `edited_installation`; None: that message never came. `ref` is where it stands itself once sent.
    """

    message: Message
    token: str
    state: OutboxState
    attempts: int = 0
    repeats: int = 0
    last_intent_at: datetime | None = None
    reason: str | None = None
    ref: MessageRef | None = None
    edited_ref: MessageRef | None = None
    edited_installation: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What became of one claimed message.

    `again_at` (machine time) is when it is to be tried again, `throttled_until` until when its installation wants no
    such calls, `reason` for the log and the operator.
    """

    claimed: Claimed
    state: OutboxState
    ref: MessageRef | None = None
    card: Card | None = None
    again_at: datetime | None = None
    throttled_until: datetime | None = None
    reason: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Pace:
    """How fast an installation is called by a method: post, edit, look_up or `conversation:{address}`.

    `next_at` is the first free slot, in microseconds since 1970, where the calls made so far fill one each; `rate` the
    calls a second it has been seen to take, where that is less than the platform declares; `blocked_until` the end of
    a pause it asked for.
    """

    installation: str
    method: str
    next_at: int = 0
    rate: float | None = None
    blocked_until: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DeadLetter:
    """A message that was given up as never to be accepted, for an operator to judge; `at` is when."""

    workspace: str
    message: Message
    reason: str | None
    at: datetime | None
    attempts: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Queued:
    """What the outboxes of all workspaces hold that isn't settled, and what is dead.

    `waiting` are due and not sent, `unknown` those of them whose last call may have arrived; `oldest_due_at` is the
    earliest time any of these was due.
    """

    waiting: int
    unknown: int
    sending: int
    dead: int
    oldest_due_at: datetime | None
