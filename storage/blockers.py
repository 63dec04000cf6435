"""Blockers; their texts are rows apart, which may be deleted."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import select

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


@dataclass(slots=True)
class BlockerRows:
    """`bot.ports.Blockers`."""

    scope: Scope

    def open_of(self, keys: Sequence[Key]) -> Mapping[Key, Blocker]:
        """The open blocker of each that has one."""
        return {found["key_result"]: item(Blocker, found) for found in self.scope.all(OPEN, keys=list(keys))}

    def put(self, blockers_: Sequence[Blocker]) -> None:
        """Add them, or change those with their ids; the database refuses a second open one of a key result."""
        self.scope.upsert(blockers, [row(blocker, "what") for blocker in blockers_])
        opened = [blocker for blocker in blockers_ if blocker.what and blocker.resolved_at is None]
        texts = [{"blocker": blocker.id, "what": blocker.what} for blocker in opened]
        self.scope.insert(blocker_texts, texts, unless_known=True)
