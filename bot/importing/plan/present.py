"""What is stored when an import is planned."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from bot.domain.cycle import Cycle
from bot.domain.okr import Key, KeyResult, Objective
from bot.domain.people import Person, PersonId, Team, TeamKey
from bot.ports import Channel, Workspace


@dataclass(frozen=True, slots=True, kw_only=True)
class Present:
    """Everything of a workspace that a file can change; `installations` are the ids of the active ones."""

    now: datetime
    workspace: Workspace
    people: Mapping[PersonId, Person]
    teams: Mapping[TeamKey, Team]
    channels: Collection[Channel]
    cycles: Mapping[str, Cycle]
    objectives: Mapping[Key, Objective]
    key_results: Mapping[Key, KeyResult]
    installations: Collection[str]

    @property
    def today(self) -> date:
        """The local day of the workspace."""
        return self.now.astimezone(ZoneInfo(self.workspace.zone)).date()
