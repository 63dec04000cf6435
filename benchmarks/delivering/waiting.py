"""Asks that wait in the outbox."""

import asyncio
from collections.abc import Iterable, Sequence
from datetime import timedelta

from sqlalchemy import text

from benchmarks import company
from bot.ports import Due, DueKind, Message, OutboxState
from bot.schedule import tick_all
from storage import SqlStore

STATES = text("SELECT state, count(*) FROM outbox GROUP BY state")
AGAIN = text(
    "UPDATE outbox SET state = 'pending', attempts = 0, last_intent_at = NULL, again_at = NULL, settled_at = NULL,"
    " ref_address = NULL, ref_id = NULL, sent_card = NULL, due_at = :at"
)
DUE = text("UPDATE outbox SET due_at = :at")
WAITING = "SELECT key FROM outbox WHERE workspace = :workspace AND state = 'pending' ORDER BY key"


def employ(store: SqlStore, workspace: str, people: int, installation: str = company.INSTALLATION) -> None:
    """A company in which everybody can be written to."""
    company.found(store, workspace, installation)
    company.employ(store, workspace, people)
    company.connect(store, workspace, people, installation)


def ask(store: SqlStore, workspace: str, numbers: Iterable[int]) -> None:
    """The asks of these people wait to be sent."""
    at = company.THURSDAY
    with store.transaction(workspace) as tx:
        tx.dues.put(
            [Due(kind=DueKind.ASK, subject=company.person(number).id, planned=at.date(), at=at) for number in numbers]
        )
    asyncio.run(tick_all(store, at))


def put_off(store: SqlStore) -> None:
    """All are as if they had never been sent, and due in an hour."""
    with store.engines.writer.begin() as connection:
        connection.execute(AGAIN, {"at": company.THURSDAY + timedelta(hours=1)})
    with store.engines.writer.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.exec_driver_sql("VACUUM ANALYZE")


def make_due(store: SqlStore) -> None:
    """All are due now."""
    with store.engines.writer.begin() as connection:
        connection.execute(DUE, {"at": company.THURSDAY})


def all_sent(store: SqlStore) -> bool:
    """Whether nothing is left to send."""
    return set(states(store)) == {"sent"}


def settle_statistics(store: SqlStore) -> None:
    """A database of some days has looked at its tables by itself."""
    with store.engines.writer.begin() as connection:
        connection.exec_driver_sql("ANALYZE")


def messages(store: SqlStore, workspace: str) -> Sequence[Message]:
    """What waits, in the order of its keys."""
    with store.engines.reader.connect() as connection:
        keys = connection.execute(text(WAITING), {"workspace": workspace}).scalars().all()
    with store.transaction(workspace, reads=True) as tx:
        return [message for key in keys if (message := tx.outbox.get(key))]


def states(store: SqlStore) -> dict[str, int]:
    """How many messages are in each state, in all workspaces."""
    with store.engines.reader.connect() as connection:
        return {OutboxState(state).value: count for state, count in connection.execute(STATES)}
