"""What storage must offer to forget a person."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from bot.domain.okr import Key
from bot.domain.people import PersonId
from bot.ports.rows import Snapshot


@dataclass(frozen=True, slots=True, kw_only=True)
class Traces:
    """How much is stored of one person; the last three are kept without them."""

    accounts: int
    asks: int
    texts: int
    messages: int
    check_ins: int
    objectives: int
    key_results: int


class Erasure(Protocol):
    """One person's traces all over the workspace, and how they go, batch by batch.

    Whoever works through `messages_to`, `cards` or `snapshots` begins with an empty `after` and goes on from the last.
    """

    def count(self, person: PersonId) -> Traces: ...
    def hand_over(self, person: PersonId, to: PersonId) -> None:
        """Their objectives and key results get that owner; nothing is led, managed or planned by or for them."""

    def drop_asks(self, person: PersonId, limit: int) -> int:
        """What they were asked, and how many that were."""

    def drop_texts(self, person: PersonId, author: PersonId, limit: int) -> int:
        """What they wrote; the numbers get that author. Returns how many check-ins that were."""

    def messages_to(self, person: PersonId, *, after: str, limit: int) -> Sequence[str]:
        """The keys of messages to them, by key."""

    def drop_messages(self, keys: Sequence[str]) -> None:
        """These messages, and what edits them."""

    def cards(self, *, after: str, limit: int) -> Sequence[str]:
        """The keys of settled messages that still hold what they said, by key."""

    def drop_cards(self, keys: Sequence[str]) -> None:
        """Keep the messages, but not what they said."""

    def snapshots(self, *, after: tuple[str, str], limit: int) -> Sequence[Snapshot]:
        """Every snapshot, by team and week."""

    def put_snapshots(self, snapshots: Sequence[Snapshot]) -> None: ...
    def texts(self, keys: Sequence[Key]) -> Mapping[Key, frozenset[str]]:
        """All notes and blockers that stand in these key results' check-ins."""

    def remove(self, person: PersonId) -> None:
        """The person and their accounts; nothing may name them any more."""
