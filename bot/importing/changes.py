"""What an import would do, thing by thing and field by field: what is written, and what `--dry-run` shows."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Generic, TypeVar

from bot.domain.check_in import CheckIn
from bot.domain.cycle import Cycle
from bot.domain.okr import KeyResult, Objective
from bot.domain.people import Person, Team
from bot.importing.draft import NewsDraft
from bot.importing.findings import Problem
from bot.ports import Channel, Workspace

T_co = TypeVar("T_co", covariant=True)


class Verdict(StrEnum):
    """What becomes of a thing; nothing is ever deleted by an import."""

    ADDED = "added"
    CHANGED = "changed"
    UNCHANGED = "unchanged"


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldChange:
    """One field's value, as text, before and after."""

    field: str
    old: str
    new: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Change(Generic[T_co]):
    """One thing: its kind in the words of the domain, its key, its name or title, and what it will be."""

    thing: str
    key: str
    title: str
    verdict: Verdict
    new: T_co
    fields: tuple[FieldChange, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class News:
    """What a file says of a key result today, before it is known whether that is new."""

    key_result: KeyResult
    draft: NewsDraft


@dataclass(frozen=True, slots=True, kw_only=True)
class Changes:
    """All that a file asks for, in the order in which it is written.

    `problems` keep everything from being written unless bad rows are skipped; `left_out` are the good rows that depend
    on bad ones; `notices` are worth reading and stop nothing.
    """

    file: str
    workspace: tuple[Change[Workspace], ...] = ()
    people: tuple[Change[Person], ...] = ()
    teams: tuple[Change[Team], ...] = ()
    channels: tuple[Change[Channel], ...] = ()
    cycles: tuple[Change[Cycle], ...] = ()
    objectives: tuple[Change[Objective], ...] = ()
    key_results: tuple[Change[KeyResult], ...] = ()
    news: tuple[News, ...] = ()
    check_ins: tuple[Change[CheckIn], ...] = ()
    problems: tuple[Problem, ...] = ()
    left_out: tuple[Problem, ...] = ()
    notices: tuple[Problem, ...] = ()

    @property
    def every(self) -> Sequence[Change[object]]:
        """All things, the unchanged ones too, as rows of a table."""
        okrs = (*self.cycles, *self.objectives, *self.key_results, *self.check_ins)
        return (*self.workspace, *self.people, *self.teams, *self.channels, *okrs)

    def count(self, verdict: Verdict) -> int:
        """How many things it holds for."""
        return sum(change.verdict is verdict for change in self.every)
