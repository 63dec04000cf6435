"""Makes every inbound event count once."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import exists, insert, select

from storage.queries import HERE, among, each_of, here, its
from storage.retention import PURGE_INBOX
from storage.scope import Scope
from storage.tables import failed_events, inbox

known = inbox.alias("known")
new = each_of().table_valued("value")
TAKE = insert(inbox).from_select(
    ["workspace", "event", "command", "at"],
    select(HERE, new.c.value, its(inbox.c.command), its(inbox.c.at)).where(
        ~exists().where(here(known), among(known.c.event)),
        ~exists().where(here(failed_events), among(failed_events.c.event)),
    ),
)


@dataclass(slots=True)
class InboxRows:
    """`bot.ports.Inbox`."""

    scope: Scope

    def take(self, keys: Sequence[str], command: str | None, at: datetime) -> bool:
        """Note what came in under these dedupe keys; False, and nothing noted, when any of them was here before.

        One that failed and waits for its next attempt was here, too.
        """
        return self.scope.run(TAKE, keys=list(dict.fromkeys(keys)), its_command=command, its_at=at) > 0

    def purge(self, *, before: datetime, limit: int) -> int:
        """Forget up to `limit` events that came before then, the oldest first; returns how many."""
        return self.scope.run(PURGE_INBOX, came_before=before, limit=limit)
