"""What storage must offer for asks, what is due, and messages in and out."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Protocol

from bot.domain.okr import Key
from bot.domain.people import PersonId, TeamKey
from bot.ports.events import MessageRef
from bot.ports.outgoing import Claimed, Message, Outcome
from bot.ports.rows import Ask, Due, DueKind, EntryState, Snapshot


class Asks(Protocol):
    """Asks with their entries."""

    def get(self, ask: str) -> Ask | None: ...
    def of_week(self, person: PersonId, week: str) -> Ask | None: ...
    def existing(self, ids: Sequence[str]) -> frozenset[str]: ...
    def add(self, asks: Sequence[Ask]) -> None: ...
    def answer(self, person: PersonId, keys: Sequence[Key], answer: str) -> Sequence[str]:
        """Close these entries in all of the person's asks in which they are open; returns the asks' ids.

        An ask with nothing left open isn't brought to mind any more.
        """

    def of_answer(self, answer: str) -> Sequence[Ask]:
        """Asks with entries that this answer closed."""

    def set_entries(self, ask: str, keys: Sequence[Key], state: EntryState, answer: str | None) -> None: ...
    def put(self, *asks: Ask) -> None:
        """Store the asks' own fields (reminder, snooze); entries have `set_entries`."""

    def to_remind(self, now: datetime, limit: int) -> Sequence[Ask]:
        """Those whose `next_reminder_at` has come, earliest first."""

    def since(self, teams: Sequence[TeamKey], after: datetime | None) -> Sequence[Ask]:
        """Asks made after `after` that hold a key result of these teams."""


class Dues(Protocol):
    """When each person is next asked and each team next gets its digest."""

    def due(self, kind: DueKind, now: datetime, limit: int) -> Sequence[Due]: ...
    def get(self, kind: DueKind, subjects: Sequence[str]) -> Mapping[str, Due]: ...
    def put(self, dues: Sequence[Due]) -> None: ...
    def drop(self, kind: DueKind, subjects: Sequence[str]) -> None: ...


class Snapshots(Protocol):
    """What each digest was composed from."""

    def get(self, team: TeamKey, week: str) -> Snapshot | None: ...
    def latest(self, team: TeamKey) -> Snapshot | None: ...
    def before(self, team: TeamKey, taken_at: datetime) -> Snapshot | None:
        """The team's newest that was taken before."""

    def add(self, snapshot: Snapshot) -> None: ...


class Inbox(Protocol):
    """Makes every inbound event count once."""

    def take(self, keys: Sequence[str], command: str | None, at: datetime) -> bool:
        """Note what came in under these dedupe keys; False, and nothing noted, when any of them was here before."""


class Outbox(Protocol):
    """What is to be sent, and what became of it (engine.md §4).

    `machine_now` is the machine's time, which time travel doesn't move.
    """

    def add(self, messages: Sequence[Message]) -> None:
        """Those whose key isn't known yet; the others change nothing."""

    def arm_edit(self, message: Message) -> None:
        """Add the edit, or make the one already there due again with the new `about`."""

    def at(self, ref: MessageRef) -> Message | None:
        """The message that was posted there."""

    def get(self, key: str) -> Message | None: ...
    def ref(self, key: str) -> MessageRef | None:
        """Where a sent message stands."""

    def claim(self, *, now: datetime, machine_now: datetime, lease: timedelta, limit: int) -> Sequence[Claimed]:
        """Lease due messages, most urgent first, each under a new token.

        Expired leases become unknown on the way. Edits wait for their message.
        """

    def intend(self, claimed: Sequence[Claimed], *, machine_now: datetime, margin: timedelta) -> Sequence[Claimed]:
        """Count an attempt for those still held under their token with more than `margin` of lease left.

        Returns them.
        """

    def place(self, claimed: Sequence[Claimed]) -> None:
        """Keep the installation and address each held message is bound for, for the attempts to come."""

    def settle(self, outcomes: Sequence[Outcome]) -> None:
        """Record what became of each, where its token still holds."""

    def throttle(self, installation: str, until: datetime) -> None:
        """Claim nothing bound for this installation, or not yet for any, before `until` (machine time)."""
