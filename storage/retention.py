"""What has been kept for long enough."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import Connection, bindparam, delete, exists, or_, select

from storage.column_types import Instant
from storage.queries import LIMIT, here
from storage.tables import SETTLED, inbox, outbox, workspaces

SENT_BEFORE = bindparam("sent_before", type_=Instant())
CAME_BEFORE = bindparam("came_before", type_=Instant())

OUTDATED = (
    select(workspaces.c.id)
    .where(
        or_(
            exists().where(outbox.c.workspace == workspaces.c.id, SETTLED, outbox.c.settled_at < SENT_BEFORE),
            exists().where(inbox.c.workspace == workspaces.c.id, inbox.c.at < CAME_BEFORE),
        )
    )
    .order_by(workspaces.c.id)
)
oldest = select(inbox.c.event).where(here(inbox), inbox.c.at < CAME_BEFORE).order_by(inbox.c.at).limit(LIMIT)
PURGE_INBOX = delete(inbox).where(here(inbox), inbox.c.event.in_(oldest.correlate(None)))


def to_discard(connection: Connection, *, sent_before: datetime, came_before: datetime) -> Sequence[str]:
    """Workspaces with messages or events that are older."""
    return connection.execute(OUTDATED, {"sent_before": sent_before, "came_before": came_before}).scalars().all()
