"""What each digest was composed from."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import bindparam, select

from bot.domain.people import TeamKey
from bot.ports import Snapshot
from storage.queries import given, here
from storage.rows import columns, maybe, row
from storage.scope import Scope
from storage.tables import snapshots

OF_TEAM = select(*columns(Snapshot, snapshots)).where(here(snapshots), given(snapshots.c.team))
ONE = OF_TEAM.where(given(snapshots.c.week))
LATEST = OF_TEAM.order_by(snapshots.c.meeting_at.desc()).limit(1)
BEFORE = LATEST.where(snapshots.c.taken_at < bindparam("taken", type_=snapshots.c.taken_at.type))


@dataclass(slots=True)
class SnapshotRows:
    """`bot.ports.Snapshots`."""

    scope: Scope

    def get(self, team: TeamKey, week: str) -> Snapshot | None:
        """The team's snapshot for the meeting of that week."""
        return maybe(Snapshot, self.scope.first(ONE, its_team=team, its_week=week))

    def latest(self, team: TeamKey) -> Snapshot | None:
        """The team's snapshot for its newest meeting."""
        return maybe(Snapshot, self.scope.first(LATEST, its_team=team))

    def before(self, team: TeamKey, taken_at: datetime) -> Snapshot | None:
        """The team's newest that was taken before."""
        return maybe(Snapshot, self.scope.first(BEFORE, its_team=team, taken=taken_at))

    def add(self, snapshot: Snapshot) -> None:
        """Add it; there is one a team and week."""
        self.scope.insert(snapshots, [row(snapshot)])
