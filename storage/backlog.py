"""What operators look at, in all workspaces at once; only what isn't settled is read."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import Connection, func, select, text

from bot.ports import Backlog, InDoubt, Message, OutboxState
from storage import across
from storage.driver import driver_of
from storage.outbox import clock_of, message_of
from storage.outbox_statements import MACHINE, REFS
from storage.queries import LIMIT
from storage.rows import columns, item
from storage.tables import WAITING, failed_events, outbox, paces

IN_DOUBT = (
    select(
        *columns(Message, outbox),
        *REFS,
        outbox.c.workspace,
        outbox.c.reason,
        outbox.c.attempts,
        outbox.c.last_intent_at.label("at"),
    )
    .where(text(WAITING), outbox.c.state == OutboxState.UNKNOWN)
    .order_by(outbox.c.last_intent_at, outbox.c.key)
    .limit(LIMIT)
)
FAILED = select(
    func.count(failed_events.c.again_at).label("retried"),
    func.count().filter(failed_events.c.again_at.is_(None)).label("given_up"),
)
# A workspace has a few rows here, and one for each conversation it has just written to.
THROTTLED = (
    select(paces.c.workspace, func.max(paces.c.blocked_until).label("until"))
    .where(paces.c.blocked_until > MACHINE)
    .group_by(paces.c.workspace)
    .order_by(paces.c.workspace)
    .limit(LIMIT)
)
# So many workspaces are told of; a platform that pauses more of them is best looked at as a whole.
MOST_THROTTLED = 200


def in_doubt(connection: Connection, limit: int) -> Sequence[InDoubt]:
    """Messages whose last call may have arrived, the longest known first."""
    found = driver_of(connection).fetch(IN_DOUBT, {"limit": limit})
    return [item(InDoubt, each, message=message_of(each)) for each in found]


def backlog(connection: Connection, *, now: datetime, machine_now: datetime) -> Backlog:
    """What waits and what has failed."""
    failed = connection.execute(FAILED).one()
    clock = clock_of(connection, machine_now)
    throttled = driver_of(connection).fetch(THROTTLED, {"clock": clock, "limit": MOST_THROTTLED})
    return Backlog(
        queued=across.queued(connection, now),
        retried=failed.retried,
        given_up=failed.given_up,
        throttled={each["workspace"]: each["until"] for each in throttled},
    )
