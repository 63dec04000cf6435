"""A database with the crowds of a storm in it, and what the harness itself does to it."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from sqlalchemy import text

from bot.domain.rules import Rules
from bot.ports import Event, Message, Place, Priority, Workspace
from bot.usecases.plan_asks import plan_asks
from bot.usecases.plan_digests import plan_digests
from storage import SqlStore, open_store
from tests.chaos.crowd import BEFORE, HOME, Crowd, dm_of, event_of, user_of
from tests.fakes.kinds import plain

WAITING = text("SELECT count(*) FROM outbox WHERE state IN ('pending', 'sending', 'unknown')")
REPEATED = text("SELECT key, repeats FROM outbox WHERE repeats > 0")


def founded(url: str, crowds: Sequence[Crowd]) -> SqlStore:
    """Open it and store them all, their week planned."""
    store = open_store(url)
    for crowd in crowds:
        store.add_workspace(Workspace(id=crowd.workspace, name="Acme", zone=HOME, locale="en-GB", rules=Rules()))
        store.put_installation(crowd.founded())
        with store.transaction(crowd.workspace) as tx:
            crowd.store(tx)
            plan_asks(tx, now=BEFORE)
            plan_digests(tx, now=BEFORE)
    return store


def at_rest(store: SqlStore) -> bool:
    """Whether nothing waits and nothing is under way; only to know when to go on, never for a verdict."""
    with store.engines.reader.connect() as connection:
        return not connection.execute(WAITING).scalar_one()


def repeats_counted(store: SqlStore) -> dict[str, int]:
    """How often the operator is told that each message was repeated."""
    with store.engines.reader.connect() as connection:
        return {row.key: row.repeats for row in connection.execute(REPEATED)}


def add(store: SqlStore, crowd: Crowd, messages: Sequence[Message]) -> None:
    """Have them sent."""
    with store.transaction(crowd.workspace) as tx:
        tx.outbox.add(messages)


def alarm(person: str, number: int, now: datetime) -> Message:
    """An escalation, of the kind that the tests have and okrbot doesn't yet."""
    message = plain(f"escalation:{person}:{number}", kind="escalation", priority=Priority.ESCALATION)
    return replace(message, person=person, installation=None, address=None, due_at=now)


def answer_of(crowd: Crowd, person: str) -> Event:
    """Somebody types a number."""
    return Event(
        id=event_of(person),
        installation=crowd.installation,
        account=user_of(person),
        place=Place(address=dm_of(person), dm=True),
        text="25",
    )
