"""How fast each installation is called."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import BigInteger, bindparam, delete, select

from bot.ports import Pace
from storage.queries import here
from storage.rows import columns, item, row
from storage.scope import Scope
from storage.tables import paces

KNOWN = select(*columns(Pace, paces)).where(here(paces))
CONVERSATION, AFTER_CONVERSATIONS = "conversation:", "conversation;"
QUIET = delete(paces).where(
    here(paces),
    paces.c.method > CONVERSATION,
    paces.c.method < AFTER_CONVERSATIONS,
    paces.c.next_at < bindparam("microseconds", type_=BigInteger()),
)


@dataclass(slots=True)
class PaceRows:
    """`bot.ports.Paces`."""

    scope: Scope

    def known(self) -> Sequence[Pace]:
        """All of the workspace's."""
        return [item(Pace, found) for found in self.scope.all(KNOWN)]

    def put(self, changed: Sequence[Pace], *, clock: datetime) -> None:
        """Keep them; a conversation that has been quiet needs no row."""
        if any(pace.method.startswith(CONVERSATION) for pace in changed):
            self.forget_quiet(clock)
        self.scope.upsert(paces, [row(pace) for pace in changed])

    def forget_quiet(self, clock: datetime) -> None:
        """Their rows name private conversations."""
        self.scope.run(QUIET, microseconds=int(clock.timestamp() * 1_000_000))
