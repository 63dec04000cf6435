"""Rows that are neither OKRs nor check-ins."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import TypeAlias

from bot.domain.okr import Key, KeyResult, Objective
from bot.domain.people import PersonId, TeamKey
from bot.domain.rules import Rules

Json: TypeAlias = Mapping[str, object]


@dataclass(frozen=True, slots=True, kw_only=True)
class Workspace:
    """One organisation: its fallback zone and locale, and its rules (thresholds and times)."""

    id: str
    name: str
    zone: str
    locale: str
    rules: Rules


@dataclass(frozen=True, slots=True, kw_only=True)
class Installation:
    """Where a workspace is reached; `id` is `{platform}:{the platform's id}`.

    `secrets` stay inside storage's encryption.
    """

    id: str
    workspace: str
    name: str = ""
    active: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """A person on an installation; `address` is the private conversation with them, None until opened."""

    installation: str
    user: str
    person: PersonId
    address: str | None = None
    reachable: bool = True
    preferred: bool = False
    last_answer_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Channel:
    """A team's channel on an installation."""

    installation: str
    team: TeamKey
    address: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Proof:
    """A key result together with the objective it proves."""

    objective: Objective
    key_result: KeyResult


class EntryState(StrEnum):
    """What became of one key result in an ask."""

    OPEN = "open"
    ANSWERED = "answered"
    SKIPPED = "skipped"


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One key result of an ask, at its printed position (from 1); `answer` is the event that closed it."""

    position: int
    key_result: Key
    state: EntryState = EntryState.OPEN
    answer: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Ask:
    """The request to one person for one local ISO week; `id` is `{person}:{week}`.

    `next_reminder_at` is None when there is none to come.
    """

    id: str
    person: PersonId
    week: str
    planned: date
    asked_at: datetime
    entries: tuple[Entry, ...]
    next_reminder_at: datetime | None = None
    reminders: int = 0
    snoozed_until: datetime | None = None

    @property
    def open(self) -> tuple[Entry, ...]:
        """The entries still waiting for news."""
        return tuple(entry for entry in self.entries if entry.state is EntryState.OPEN)


class DueKind(StrEnum):
    """What a due row sets off."""

    ASK = "ask"
    DIGEST = "digest"


@dataclass(frozen=True, slots=True, kw_only=True)
class Due:
    """When something is next due for a person (ask) or team (digest).

    `planned` is the local date it was planned for, `skipped` the one whose ask was skipped last: its week is settled.
    """

    kind: DueKind
    subject: str
    planned: date
    at: datetime
    skipped: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Snapshot:
    """What a digest was composed from, kept as stored; `about` is the digest module's own JSON."""

    team: TeamKey
    week: str
    taken_at: datetime
    meeting_at: datetime
    about: Json
