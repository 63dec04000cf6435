"""A platform that keeps what it accepted, and fails in the way it is told to."""

import asyncio
from collections import deque
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import Enum

from bot.card import Action, Actions, Bullets, Card, Form, Heading, Note, Table, Text, plain
from bot.ports import CantLookUp, Contact, Gone, Limit, MessageRef, Method, Post, SendError, Unknown


class Fault(Enum):
    """What goes wrong with one call, where an error alone doesn't say it."""

    LOST_AFTER = "accepted, and the answer is lost"
    LOST_BEFORE = "not accepted, and the answer is lost"
    HANGS_AFTER = "accepted, and no answer ever comes"
    BUG_BEFORE = "the adapter itself fails before the call"


@dataclass(slots=True, kw_only=True)
class Shown:
    """A message as people see it now; `faces` are the cards it has had."""

    ref: MessageRef
    key: str
    faces: list[Card]
    thread: MessageRef | None = None

    @property
    def card(self) -> Card:
        """The newest face."""
        return self.faces[-1]

    @property
    def text(self) -> str:
        """All its words."""
        return text_of(self.card)

    def button(self, label: str) -> Action:
        """The button or menu with this label."""
        found = [action for action in actions_of(self.card) if action.label == label]
        assert found, f"no button {label!r} on: {self.text}"
        return found[0]


@dataclass(slots=True, kw_only=True)
class Recording:
    """`faults` happen to the next calls, one each (None: this one works); `blocked` keys always fail."""

    name: str = "fake"
    calls: list[Post] = field(default_factory=list)
    messages: list[Shown] = field(default_factory=list)
    faults: deque[Fault | SendError | None] = field(default_factory=deque)
    poisoned: set[str] = field(default_factory=set)
    look_ups: list[str] = field(default_factory=list)
    look_up_faults: deque[SendError | Fault] = field(default_factory=deque)
    contacts: Mapping[str, Contact] = field(default_factory=dict)
    limits: Mapping[Method, Limit] = field(default_factory=dict)

    async def send(self, post: Post) -> MessageRef:
        """Accept the post, or fail as told."""
        self.calls.append(post)
        fault = self.faults.popleft() if self.faults else None
        if post.key in self.poisoned or fault is Fault.BUG_BEFORE:
            raise ZeroDivisionError("a bug of the adapter's own")
        if isinstance(fault, SendError):
            raise fault
        if fault is Fault.LOST_BEFORE:
            raise Unknown("the connection broke")
        ref = self._accept(post)
        if fault is Fault.LOST_AFTER:
            raise Unknown("the connection broke")
        if fault is Fault.HANGS_AFTER:
            await asyncio.Event().wait()
        return ref

    async def look_up(self, post: Post, *, since: datetime) -> MessageRef | None:
        """The message with the post's key."""
        self.look_ups.append(post.key)
        fault = self.look_up_faults.popleft() if self.look_up_faults else None
        if fault is Fault.BUG_BEFORE:
            raise ZeroDivisionError("a bug of the adapter's own")
        if isinstance(fault, SendError):
            raise fault
        found = [one for one in self.messages if one.key == post.key and one.ref.address == post.address]
        return found[0].ref if found else None

    async def find(self, installation: str, email: str) -> Contact | None:
        """Whoever has this e-mail address."""
        return self.contacts.get(email)

    async def installations(self) -> Mapping[str, str]:
        """The one there is."""
        return {"fake:1": "A fake one"}

    async def problems(self) -> Sequence[str]:
        """None."""
        return []

    async def start(self) -> None:
        """Nothing to start."""

    async def stop(self) -> None:
        """Nothing to stop."""

    def at(self, address: str) -> list[Shown]:
        """What stands in a conversation, oldest first."""
        return [one for one in self.messages if one.ref.address == address]

    def sent(self) -> list[str]:
        """The keys of everything accepted as a message, in order."""
        return [one.key for one in self.messages]

    def _accept(self, post: Post) -> MessageRef:
        if post.edits is None:
            ref = MessageRef(address=post.address, id=f"m{len(self.messages) + 1}")
            self.messages.append(Shown(ref=ref, key=post.key, faces=[post.card], thread=post.thread))
            return ref
        found = [one for one in self.messages if one.ref == post.edits]
        if not found:
            raise Gone("no such message")
        found[0].faces.append(post.card)
        return post.edits


@dataclass(slots=True, kw_only=True)
class Blind(Recording):
    """Nothing can be read back from it, as from Teams."""

    async def look_up(self, post: Post, *, since: datetime) -> MessageRef | None:
        """There is no way."""
        self.look_ups.append(post.key)
        raise CantLookUp("nothing can be read back here")


def actions_of(card: Card) -> list[Action]:
    """Every button and menu."""
    return [action for block in card.blocks if isinstance(block, Actions) for action in block.actions]


def text_of(card: Card) -> str:
    """All words of a card, block by block, as one text."""
    lines: list[str] = []
    for block in card.blocks:
        match block:
            case Heading(line=line) | Text(line=line) | Note(line=line):
                lines.append(plain(line))
            case Bullets(items=items):
                lines += [plain(item) for item in items]
            case Table(header=header, rows=rows):
                lines += [" | ".join(plain(cell) for cell in row) for row in (header, *rows)]
            case Actions(actions=actions):
                lines.append(" ".join(f"[{action.label}]" for action in actions))
            case Form() as form:
                lines += [part.name for part in form.inputs]
    return "\n".join(lines)
