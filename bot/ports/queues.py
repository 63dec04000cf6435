"""What storage must offer for asks, what is due, and messages in and out."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Protocol

from bot.domain.okr import Key
from bot.domain.people import PersonId, TeamKey
from bot.ports.events import MessageRef
from bot.ports.outgoing import Claimed, Message, Outcome, Pace
from bot.ports.rows import Ask, Due, DueKind, EntryState, Snapshot


class Asks(Protocol):
    """Asks with their entries."""

    def get(self, ask: str) -> Ask | None: ...
    def find(self, ids: Sequence[str]) -> Mapping[str, Ask]:
        """Those of them that are known, by id."""

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

    def purge(self, *, before: datetime, limit: int) -> int:
        """Forget up to `limit` events that came before then, the oldest first; returns how many."""


class Paces(Protocol):
    """How fast each installation may be called; writers of a workspace take turns, so reading and writing is one."""

    def known(self) -> Sequence[Pace]:
        """All of the workspace's that matter still."""

    def put(self, changed: Sequence[Pace], *, clock: datetime) -> None:
        """Keep them; a conversation that has been quiet for as long as it wants needs no keeping."""

    def forget_quiet(self, clock: datetime) -> None:
        """Drop the rows of all conversations that have been."""


class Outbox(Protocol):
    """What is to be sent, and what became of it (engine.md §4).

    `machine_now` is the time of the clock that leases run on (see `clock`), which time travel doesn't move.
    """

    @property
    def paces(self) -> Paces: ...
    def clock(self, machine_now: datetime) -> datetime:
        """The clock that leases run on: the database's where machines share it, else `machine_now`."""

    def add(self, messages: Sequence[Message]) -> None:
        """Those whose key isn't known yet; the others change nothing."""

    def arm_edit(self, message: Message) -> None:
        """Add the edit, or make the one already there due again with the new `about`."""

    def at(self, ref: MessageRef) -> Message | None:
        """The message that was posted there."""

    def get(self, key: str) -> Message | None: ...
    def ref(self, key: str) -> MessageRef | None:
        """Where a sent message stands."""

    def waiting(self, *, now: datetime, machine_now: datetime, limit: int) -> Sequence[Claimed]:
        """What is due and in nobody's hands, most urgent first, not leased yet.

        Expired leases become unknown on the way. Edits wait for their message, and what is bound for an installation
        that wants a pause, or not yet for any, until the pause is over.
        """

    def hold(
        self, claimed: Sequence[Claimed], *, machine_now: datetime, lease: timedelta, attempt: bool
    ) -> Sequence[Claimed]:
        """Lease them under new tokens, with where they are bound for; `attempt` announces a call for each.

        Returns those it got, with their tokens.
        """

    def intend(self, claimed: Claimed, *, machine_now: datetime, margin: timedelta, repeat: bool) -> Claimed | None:
        """Announce a call if it is still held under its token with more than `margin` of lease left, else None.

        `repeat`: nobody knows what became of the call before.
        """

    def expire(self, machine_now: datetime) -> int:
        """Let go of what is held under leases that have run out; returns how many."""

    def settle(self, outcomes: Sequence[Outcome], *, now: datetime) -> None:
        """Record what became of each, where nobody else has taken it up since."""

    def resend(self, keys: Sequence[str], *, now: datetime) -> int:
        """Make these dead letters due again as if never tried, and not to expire; returns how many were dead."""

    def drop(self, keys: Sequence[str], *, now: datetime) -> int:
        """Never send these, unless they are being sent or settled; returns how many."""

    def purge(self, *, before: datetime, limit: int) -> int:
        """Delete up to `limit` messages sent or dropped before then that no waiting edit refers to.

        Returns how many.
        """
