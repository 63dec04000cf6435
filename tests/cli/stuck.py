"""Messages and events that don't settle by themselves, put straight into the database."""

from datetime import datetime, timedelta

from bot.ports import Event, FailedEvent, Message, OutboxState, Outcome, Place, Priority, Transaction
from tests.cli.conftest import WEDNESDAY

MINUTE = timedelta(minutes=1)
LEASE = timedelta(minutes=5)


def message(key: str, *, person: str = "ana", at: datetime = WEDNESDAY) -> Message:
    return Message(
        key=key, kind="answer", about={"card": {}}, due_at=at, priority=Priority.ANSWER, person=person, address="D1"
    )


def tried(tx: Transaction, key: str, state: OutboxState, reason: str, *, at: datetime = WEDNESDAY) -> None:
    """A message whose only attempt ended like this."""
    tx.outbox.add([message(key, at=at)])
    clock = tx.outbox.clock(at)
    waiting = [one for one in tx.outbox.waiting(now=at, machine_now=clock, limit=100) if one.message.key == key]
    held = tx.outbox.hold(waiting, machine_now=clock, lease=LEASE, attempt=True)
    again = clock if state is OutboxState.UNKNOWN else None
    outcomes = [Outcome(claimed=one, state=state, reason=reason, again_at=again) for one in held]
    assert len(outcomes) == 1
    tx.outbox.settle(outcomes, now=at)


def failed(id: str, *, given_up: bool = True, at: datetime = WEDNESDAY) -> FailedEvent:
    event = Event(id=id, installation="slack:T1", account="U1", place=Place(address="D1", dm=True), text="1.1 25")
    return FailedEvent(
        event=event,
        at=at,
        attempts=6 if given_up else 2,
        again_at=None if given_up else at + 10 * MINUTE,
        reference="7f3a",
        reason="ZeroDivisionError",
    )


def state(tx: Transaction, key: str) -> str:
    """Dead, in doubt or waiting; whatever else it is, it is settled."""
    clock = tx.outbox.clock(WEDNESDAY)
    for one in tx.outbox.waiting(now=WEDNESDAY, machine_now=clock, limit=100):
        if one.message.key == key:
            return one.state.value
    return "settled"
