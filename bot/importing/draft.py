"""What a file asks for, field by field: typed, but not yet matched with what is stored.

A field is ABSENT where the file doesn't mention it: what is stored then stays, and something new takes its default.
`whole` is False where a part was refused; nothing that depends on such a thing is imported.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, time
from decimal import Decimal
from enum import Enum
from typing import Literal, TypeAlias, TypeVar

from bot.domain.cycle import CycleState
from bot.domain.measures import Measure
from bot.domain.okr import Ambition, Key, Standing, Visibility
from bot.importing.findings import Problem
from bot.importing.tree import Spot

T = TypeVar("T")


class Absent(Enum):
    """The type of ABSENT."""

    ABSENT = "absent"


ABSENT = Absent.ABSENT
Given: TypeAlias = T | Literal[Absent.ABSENT]


def or_else(given: Given[T], present: T) -> T:
    """What the file says, or what holds where it says nothing."""
    return present if given is ABSENT else given


@dataclass(frozen=True, slots=True)
class Ref:
    """Something named by its key, name, title or e-mail address, as written in `field`."""

    text: str
    spot: Spot
    field: str


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkspaceDraft:
    """The workspace's own settings; `rules` by their names in `bot.domain.rules`."""

    spot: Spot
    whole: bool
    name: Given[str] = ABSENT
    zone: Given[str] = ABSENT
    locale: Given[str] = ABSENT
    rules: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonDraft:
    """A person; without an `id` known by e-mail address or name."""

    spot: Spot
    whole: bool
    id: str | None
    name: str | None
    email: Given[str | None] = ABSENT
    zone: Given[str | None] = ABSENT
    locale: Given[str | None] = ABSENT
    manager: Given[Ref | None] = ABSENT
    team: Given[Ref | None] = ABSENT
    admin: Given[bool] = ABSENT


@dataclass(frozen=True, slots=True, kw_only=True)
class CadenceDraft:
    """A wall time on a weekday; what is ABSENT is taken from the present cadence, else from the rules."""

    weekday: Given[int] = ABSENT
    at: Given[time] = ABSENT
    every: Given[int] = ABSENT
    since: Given[date | None] = ABSENT


@dataclass(frozen=True, slots=True, kw_only=True)
class TeamDraft:
    """A team; `channels` maps an installation's id or kind (empty: the only one) to an address there."""

    spot: Spot
    whole: bool
    key: str | None
    name: str | None
    parent: Given[Ref | None] = ABSENT
    lead: Given[Ref | None] = ABSENT
    zone: Given[str | None] = ABSENT
    members: Given[tuple[Ref, ...]] = ABSENT
    ask: Given[CadenceDraft | None] = ABSENT
    meeting: Given[CadenceDraft | None] = ABSENT
    channels: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class CycleDraft:
    """A cycle, known by its key, else by its name."""

    spot: Spot
    whole: bool
    key: str | None
    name: str | None
    first_day: Given[date] = ABSENT
    last_day: Given[date] = ABSENT
    state: Given[CycleState] = ABSENT


@dataclass(frozen=True, slots=True, kw_only=True)
class NewsDraft:
    """What a table says of today: becomes a check-in by the owner."""

    spot: Spot
    value: Decimal | None = None
    confidence: Decimal | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyResultDraft:
    """A key result; without a key known by its title in its objective."""

    spot: Spot
    whole: bool
    key: Key | None
    title: str | None
    owner: Given[Ref] = ABSENT
    measure: Given[Measure] = ABSENT
    unit: Given[str] = ABSENT
    weight: Given[Decimal] = ABSENT
    first_day: Given[date | None] = ABSENT
    last_day: Given[date | None] = ABSENT
    standing: Given[Standing] = ABSENT
    supports: Given[Ref | None] = ABSENT
    news: NewsDraft | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ObjectiveDraft:
    """An objective with its key results; without a key known by its title in its team and cycle."""

    spot: Spot
    whole: bool
    key: Key | None
    title: str | None
    team: Given[Ref] = ABSENT
    cycle: Given[Ref] = ABSENT
    owner: Given[Ref] = ABSENT
    ambition: Given[Ambition] = ABSENT
    visibility: Given[Visibility] = ABSENT
    supports: Given[Ref | None] = ABSENT
    key_results: tuple[KeyResultDraft, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A whole file. A `flat` one only names people and teams, who then come to be, and may not say how it measures."""

    file: str
    flat: bool = False
    workspace: WorkspaceDraft | None = None
    people: tuple[PersonDraft, ...] = ()
    teams: tuple[TeamDraft, ...] = ()
    cycles: tuple[CycleDraft, ...] = ()
    objectives: tuple[ObjectiveDraft, ...] = ()
    problems: tuple[Problem, ...] = ()
    notices: tuple[Problem, ...] = ()
