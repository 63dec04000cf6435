"""When each person is next asked, and each team next gets its digest."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import delete, select

from bot.ports import Due, DueKind
from storage.queries import LIMIT, NOW, among, given, here
from storage.rows import columns, item, row
from storage.scope import Scope
from storage.tables import dues

OF_KIND = select(*columns(Due, dues)).where(here(dues), given(dues.c.kind))
DUE = OF_KIND.where(dues.c.at <= NOW).order_by(dues.c.at, dues.c.subject).limit(LIMIT)
THESE = OF_KIND.where(among(dues.c.subject))
DROP = delete(dues).where(here(dues), given(dues.c.kind), among(dues.c.subject))


@dataclass(slots=True)
class DueRows:
    """`bot.ports.Dues`."""

    scope: Scope

    def due(self, kind: DueKind, now: datetime, limit: int) -> Sequence[Due]:
        """Those whose time has come, earliest first."""
        return [item(Due, found) for found in self.scope.all(DUE, its_kind=kind, now=now, limit=limit)]

    def get(self, kind: DueKind, subjects: Sequence[str]) -> Mapping[str, Due]:
        """What is next due for each of them."""
        found = self.scope.all(THESE, its_kind=kind, keys=list(subjects))
        return {each["subject"]: item(Due, each) for each in found}

    def put(self, dues_: Sequence[Due]) -> None:
        """Set what is next due for them."""
        self.scope.upsert(dues, [row(due) for due in dues_])

    def drop(self, kind: DueKind, subjects: Sequence[str]) -> None:
        """Nothing is due for them any more."""
        if subjects:
            self.scope.run(DROP, its_kind=kind, keys=list(subjects))
