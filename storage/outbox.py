"""What is to be sent and what became of it: claim, intend and settle, under a lease with a fencing token."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import uuid4

from sqlalchemy import Connection

from bot.card import card_to_json
from bot.ports import Claimed, Message, MessageRef, OutboxState, Outcome
from storage import outbox_statements as statements
from storage.prepared import Row
from storage.rows import item, row
from storage.scope import Scope, Values
from storage.tables import outbox, paces

# No lease is longer than this: one that seems to be was made by a clock that has been set back since.
LONGEST_LEASE = timedelta(minutes=15)


@dataclass(frozen=True, slots=True)
class OutboxRows:
    """`bot.ports.Outbox`."""

    scope: Scope

    def add(self, messages: Sequence[Message]) -> None:
        """Those whose key isn't known yet; the others change nothing."""
        self.scope.insert(outbox, [_new(message) for message in messages], unless_known=True)

    def arm_edit(self, message: Message) -> None:
        """Add the edit, or make the one already there due again; one being sent right now is due again afterwards."""
        self.scope.run_each(statements.arm_edit(self.scope.dialect), [_new(message)])

    def at(self, ref: MessageRef) -> Message | None:
        """The message that was posted there."""
        found = self.scope.first(statements.AT, its_ref_address=ref.address, its_ref_id=ref.id)
        return None if found is None else _message(found)

    def get(self, key: str) -> Message | None:
        """The message with this key."""
        found = self.scope.first(statements.ONE, its_key=key)
        return None if found is None else _message(found)

    def ref(self, key: str) -> MessageRef | None:
        """Where a sent message stands."""
        found = self.scope.first(statements.REF, its_key=key)
        return None if found is None else _ref(found, "ref")

    def claim(self, *, now: datetime, machine_now: datetime, lease: timedelta, limit: int) -> Sequence[Claimed]:
        """Lease due messages, most urgent first, each under a new token; `state` is the one each was found in."""
        clock = self._clock(machine_now)
        self.scope.run(statements.EXPIRE, clock=clock, furthest=clock + LONGEST_LEASE)
        found = self.scope.all(statements.CLAIMABLE, now=now, clock=clock, limit=limit)
        batch = uuid4().hex
        if found:
            keys = [each["key"] for each in found]
            self.scope.run(statements.LEASE, keys=keys, batch=batch, new_lease=clock + lease)
        return [_claimed(each, token=f"{batch}:{each['key']}") for each in found]

    def intend(self, claimed: Sequence[Claimed], *, machine_now: datetime, margin: timedelta) -> Sequence[Claimed]:
        """Count an attempt for those still held with more than `margin` of lease left, and return them."""
        clock = self._clock(machine_now)
        tokens = [each.token for each in claimed]
        held = self.scope.all(statements.INTEND, keys=tokens, new_intent=clock, least=clock + margin)
        known = {each["token"] for each in held}
        return [each for each in claimed if each.token in known]

    def place(self, claimed: Sequence[Claimed]) -> None:
        """Keep where each held message is bound for, so that a later attempt looks for it in the same place."""
        self.scope.run_each(statements.PLACE, [_placed(each) for each in claimed])

    def settle(self, outcomes: Sequence[Outcome]) -> None:
        """Record what became of each, where its token still holds."""
        self.scope.run_each(statements.SETTLE, [_settled(outcome) for outcome in outcomes])

    def throttle(self, installation: str, until: datetime) -> None:
        """No message of the installation is claimed before `until`, machine time."""
        blocked = {"installation": installation, "method": "post", "next_at": 0, "blocked_until": until}
        self.scope.upsert(paces, [blocked])

    def _clock(self, machine_now: datetime) -> datetime:
        return clock_of(self.scope.connection, machine_now)


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


def _message(found: Row) -> Message:
    return item(Message, found, thread=_ref(found, "thread"))


def _ref(found: Row, prefix: str) -> MessageRef | None:
    address, id_ = found[f"{prefix}_address"], found[f"{prefix}_id"]
    return None if id_ is None else MessageRef(address=address, id=id_)


def _claimed(found: Row, token: str) -> Claimed:
    return item(
        Claimed,
        found,
        message=_message(found),
        token=token,
        ref=_ref(found, "ref"),
        edited_ref=_ref(found, "edited_ref"),
    )


def _held(claimed: Claimed) -> Values:
    return {"its_key": claimed.message.key, "its_token": claimed.token}


def _placed(claimed: Claimed) -> Values:
    message = claimed.message
    return {**_held(claimed), "new_installation": message.installation, "new_address": message.address}


def _settled(outcome: Outcome) -> Values:
    return {
        **_held(outcome.claimed),
        "new_state": outcome.state,
        "new_address": outcome.ref and outcome.ref.address,
        "new_id": outcome.ref and outcome.ref.id,
        "new_card": outcome.card and card_to_json(outcome.card),
        "new_again": outcome.again_at,
        "new_reason": outcome.reason,
    }
