"""Objectives and key results, as plain values."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from typing import TypeAlias

from bot.domain.measures import Measure
from bot.domain.people import PersonId, TeamKey
from bot.errors import OkrError

Key: TypeAlias = str


class BadDays(OkrError):
    """{key} would begin on {first_day} and end on {last_day}; its last day has to come after its first."""


class BadWeight(OkrError):
    """{key} can't weigh {weight}; give 0 or more."""


class Ambition(StrEnum):
    """A committed key result is expected in full; an aspirational one is good at 0.7."""

    COMMITTED = "committed"
    ASPIRATIONAL = "aspirational"


class Visibility(StrEnum):
    """Who may read an objective: the whole workspace, or its team, the leads above it and admins."""

    WORKSPACE = "workspace"
    TEAM = "team"


class Standing(StrEnum):
    """Paused and dropped key results are neither asked about nor counted."""

    ACTIVE = "active"
    PAUSED = "paused"
    DROPPED = "dropped"


@dataclass(frozen=True, slots=True, kw_only=True)
class Objective:
    """A qualitative aim of one team in one cycle, with one owner."""

    key: Key
    cycle: str
    team: TeamKey
    title: str
    owner: PersonId
    ambition: Ambition = Ambition.ASPIRATIONAL
    visibility: Visibility = Visibility.WORKSPACE
    supports: Key | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyResult:
    """The measurable proof of an objective; one accountable owner, never a team."""

    key: Key
    objective: Key
    title: str
    owner: PersonId
    measure: Measure
    unit: str
    first_day: date
    last_day: date
    created_at: datetime
    weight: Decimal = Decimal(1)
    standing: Standing = Standing.ACTIVE
    supports: Key | None = None

    def __post_init__(self) -> None:
        """Refuse days that leave no time and weights below 0."""
        if self.last_day <= self.first_day:
            raise BadDays(key=self.key, first_day=self.first_day, last_day=self.last_day)
        if not self.weight.is_finite() or self.weight < 0:
            raise BadWeight(key=self.key, weight=self.weight)
