"""What is to be sent and what became of it: hold, intend and settle, under a lease with a fencing token."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from uuid import uuid4

from sqlalchemy import Connection

from bot.card import card_to_json
from bot.ports import Claimed, DeadLetter, Message, MessageRef, OutboxState, Outcome
from storage import outbox_changes as changes
from storage import outbox_statements as statements
from storage.given_rows import given_instant
from storage.paces import PaceRows
from storage.prepared import Row
from storage.rows import item, row
from storage.scope import Scope, Values
from storage.tables import outbox

# No lease or pause is longer than this: one that seems to be was made by a clock that has been set back since.
LONGEST_LEASE = timedelta(minutes=15)


@dataclass(slots=True)
class OutboxRows:
    """`bot.ports.Outbox`."""

    scope: Scope

    def add(self, messages: Sequence[Message]) -> None:
        """Those whose key isn't known yet; the others change nothing."""
        self.scope.insert(outbox, [_new(message) for message in messages], unless_known=True)

    def arm_edit(self, message: Message) -> None:
        """Add the edit, or make the one already there due again; one being sent right now is due again afterwards."""
        self.scope.run_each(changes.arm_edit(self.scope.dialect), [_new(message)])

    def at(self, ref: MessageRef) -> Message | None:
        """The message that was posted there."""
        found = self.scope.first(statements.AT, its_ref_address=ref.address, its_ref_id=ref.id)
        return None if found is None else message_of(found)

    def get(self, key: str) -> Message | None:
        """The message with this key."""
        found = self.scope.first(statements.ONE, its_key=key)
        return None if found is None else message_of(found)

    def ref(self, key: str) -> MessageRef | None:
        """Where a sent message stands."""
        found = self.scope.first(statements.REF, its_key=key)
        return None if found is None else _ref(found, "ref")

    @property
    def paces(self) -> PaceRows:
        """How fast each installation is called."""
        return PaceRows(self.scope)

    def clock(self, machine_now: datetime) -> datetime:
        """The clock that leases run on."""
        return clock_of(self.scope.connection, machine_now)

    def waiting(self, *, now: datetime, machine_now: datetime, limit: int) -> Sequence[Claimed]:
        """What may be sent now, most urgent first; `state` is the one each is in."""
        self.expire(machine_now)
        moments = {"now": now, "clock": machine_now, "furthest": machine_now + LONGEST_LEASE}
        return [_claimed(each) for each in self.scope.all(statements.SENDABLE, limit=limit, **moments)]

    def hold(
        self, claimed: Sequence[Claimed], *, machine_now: datetime, lease: timedelta, attempt: bool
    ) -> Sequence[Claimed]:
        """Lease them under new tokens, in one statement."""
        if not claimed:
            return []
        batch = uuid4().hex
        values = {"rows": [_bound(each) for each in claimed], "batch": batch, "new_lease": machine_now + lease}
        if attempt:
            values["clock"] = machine_now
        held = {each["key"] for each in self.scope.all(changes.hold(self.scope.dialect, attempt=attempt), **values)}
        return [
            replace(each, token=f"{batch}:{each.message.key}", attempts=each.attempts + attempt)
            for each in claimed
            if each.message.key in held
        ]

    def intend(self, claimed: Claimed, *, machine_now: datetime, margin: timedelta, repeat: bool) -> Claimed | None:
        """Count an attempt if it is still held with more than `margin` of lease left."""
        done = self.scope.run(
            changes.INTEND,
            its_key=claimed.message.key,
            its_token=claimed.token,
            clock=machine_now,
            least=machine_now + margin,
            more_repeats=int(repeat),
            new_installation=claimed.message.installation,
            new_address=claimed.message.address,
        )
        return replace(claimed, attempts=claimed.attempts + 1, repeats=claimed.repeats + repeat) if done else None

    def expire(self, machine_now: datetime) -> int:
        """Let go of what is held under leases that have run out."""
        return self.scope.run(changes.EXPIRE, clock=machine_now, furthest=machine_now + LONGEST_LEASE)

    def settle(self, outcomes: Sequence[Outcome], *, now: datetime) -> None:
        """Record what became of each, in one statement."""
        if outcomes:
            self.scope.run(changes.settle(self.scope.dialect), rows=[_settled(each) for each in outcomes], now=now)

    def resend(self, keys: Sequence[str], *, now: datetime) -> int:
        """Make dead letters due again."""
        return self.scope.run(changes.RESEND, keys=list(keys), now=now)

    def drop(self, keys: Sequence[str], *, now: datetime) -> int:
        """Never send these."""
        return self.scope.run(changes.DROP, keys=list(keys), now=now)

    def purge(self, *, before: datetime, limit: int) -> int:
        """Delete what was settled before then."""
        return self.scope.run(changes.PURGE, before=before, limit=limit)


def clock_of(connection: Connection, machine_now: datetime) -> datetime:
    """The clock leases run on: the database's where several machines share it, else the machine's."""
    if connection.dialect.name == "sqlite":
        return machine_now
    clock: datetime = connection.execute(statements.CLOCK).scalar_one()
    return clock


def _new(message: Message) -> Values:
    thread = message.thread
    return {
        **row(message, "thread"),
        "thread_address": thread and thread.address,
        "thread_id": thread and thread.id,
        "state": OutboxState.PENDING,
        "attempts": 0,
        "rearmed": False,
    }


def message_of(found: Row) -> Message:
    """What is to be sent, as it was put in."""
    return item(Message, found, thread=_ref(found, "thread"))


def _ref(found: Row, prefix: str) -> MessageRef | None:
    address, id_ = found[f"{prefix}_address"], found[f"{prefix}_id"]
    return None if id_ is None else MessageRef(address=address, id=id_)


def _claimed(found: Row) -> Claimed:
    return item(
        Claimed,
        found,
        message=message_of(found),
        token="",
        ref=_ref(found, "ref"),
        edited_ref=_ref(found, "edited_ref"),
    )


def _bound(claimed: Claimed) -> Values:
    message = claimed.message
    return {"key": message.key, "installation": message.installation, "address": message.address}


def _settled(outcome: Outcome) -> Values:
    return {
        "key": outcome.claimed.message.key,
        "token": outcome.claimed.token,
        "state": outcome.state.value,
        "address": outcome.ref and outcome.ref.address,
        "id": outcome.ref and outcome.ref.id,
        "card": outcome.card and card_to_json(outcome.card),
        "again_at": given_instant(outcome.again_at),
        "reason": outcome.reason,
    }


def dead_letter(found: Row) -> DeadLetter:
    """A message that was given up, with its workspace."""
    return item(DeadLetter, found, message=message_of(found))
