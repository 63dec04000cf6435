"""Blockers; their texts are rows apart, which may be deleted."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import bindparam, select, update

from bot.domain.check_in import Blocker
from bot.domain.okr import Key
from storage.queries import among, here
from storage.rows import columns, item, row
from storage.scope import Scope
from storage.tables import OPEN_BLOCKER, blocker_texts, blockers

OPEN = (
    select(*columns(Blocker, blockers), blocker_texts.c.what)
    .outerjoin_from(
        blockers,
        blocker_texts,
        (blocker_texts.c.workspace == blockers.c.workspace) & (blocker_texts.c.blocker == blockers.c.id),
    )
    .where(here(blockers), among(blockers.c.key_result), OPEN_BLOCKER)
)
RESOLVE = (
    update(blockers)
    .where(here(blockers), among(blockers.c.id), OPEN_BLOCKER)
    .values(resolved_at=bindparam("at"), resolved_by=bindparam("by"))
)
REOPEN = (
    update(blockers).where(here(blockers), among(blockers.c.resolved_by)).values(resolved_at=None, resolved_by=None)
)


@dataclass(frozen=True, slots=True)
class BlockerRows:
    """`bot.ports.Blockers`."""

    scope: Scope

    def open_of(self, keys: Sequence[Key]) -> Mapping[Key, Blocker]:
        """The open blocker of each that has one."""
        return {found["key_result"]: item(Blocker, found) for found in self.scope.all(OPEN, keys=list(keys))}

    def add(self, blockers_: Sequence[Blocker]) -> None:
        """Add them; the database refuses a second open one of a key result."""
        self.scope.insert(blockers, [row(blocker, "what") for blocker in blockers_])
        texts = [{"blocker": blocker.id, "what": blocker.what} for blocker in blockers_ if blocker.what]
        self.scope.insert(blocker_texts, texts)

    def resolve(self, ids: Sequence[str], *, at: datetime, by: str) -> None:
        """Close those that are open; `by` is the check-in that said so."""
        self.scope.run(RESOLVE, keys=list(ids), at=at, by=by)

    def reopen(self, resolved_by: Sequence[str]) -> None:
        """Open again those that these check-ins had resolved."""
        self.scope.run(REOPEN, keys=list(resolved_by))
