"""Whatever the order in which workers act, stop and come back: a message is never in two hands, nor sent twice."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import count
from typing import Literal, TypeAlias

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.ports import Claimed, MessageRef, OutboxState, Outcome, Transaction
from storage import SqlStore
from tests.storage.sample import HOME, THURSDAY, message

LEASE = timedelta(seconds=60)
MARGIN = timedelta(seconds=12)
WORKERS = 3

Action: TypeAlias = Literal["claim", "intend", "sent", "unknown", "pending", "wait"]
ACTIONS: tuple[Action, ...] = ("claim", "intend", "sent", "unknown", "pending", "wait")
numbers = count()


@dataclass
class Model:
    """Who holds what by right, worked out from what the outbox answered."""

    clock: datetime = THURSDAY
    leases: dict[str, tuple[str, datetime]] = field(default_factory=dict)
    sent: set[str] = field(default_factory=set)
    held: dict[int, Sequence[Claimed]] = field(default_factory=lambda: dict.fromkeys(range(WORKERS), ()))

    def act(self, tx: Transaction, action: Action, worker: int) -> None:
        if action == "wait":
            self.clock += timedelta(seconds=25)
        elif action == "claim":
            self.claim(tx, worker)
        elif action == "intend":
            self.held[worker] = self.intend(tx, self.held[worker])
        else:
            self.settle(tx, worker, OutboxState(action))

    def claim(self, tx: Transaction, worker: int) -> None:
        held = {key for key, lease in self.leases.items() if lease[1] > self.clock}
        waiting = tx.outbox.waiting(now=THURSDAY, machine_now=self.clock, limit=2)
        claimed = tx.outbox.hold(waiting, machine_now=self.clock, lease=LEASE, attempt=False)
        for each in claimed:
            assert each.message.key not in held, "in two hands"
            assert each.message.key not in self.sent, "sent twice"
            self.leases[each.message.key] = (each.token, self.clock + LEASE)
        self.held[worker] = claimed

    def intend(self, tx: Transaction, claimed: Sequence[Claimed]) -> Sequence[Claimed]:
        intended = [
            tx.outbox.intend(each, machine_now=self.clock, margin=MARGIN, repeat=False) is not None for each in claimed
        ]
        assert intended == [self.may_call(each) for each in claimed]
        return [each for each, may in zip(claimed, intended, strict=True) if may]

    def may_call(self, claimed: Claimed) -> bool:
        token, until = self.leases.get(claimed.message.key, ("", self.clock))
        return token == claimed.token and until > self.clock + MARGIN

    def settle(self, tx: Transaction, worker: int, state: OutboxState) -> None:
        ref = MessageRef(address="D1", id=str(worker)) if state is OutboxState.SENT else None
        tx.outbox.settle([Outcome(claimed=each, state=state, ref=ref) for each in self.held[worker]], now=THURSDAY)
        for each in self.held[worker]:
            key = each.message.key
            if self.leases.get(key, ("",))[0] == each.token:
                del self.leases[key]
                if state is OutboxState.SENT:
                    self.sent.add(key)
        # The worker keeps what it had, as one that was paused does.


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(st.sampled_from(ACTIONS), st.integers(0, WORKERS - 1)), max_size=30))
def test_a_message_is_never_in_two_hands_nor_sent_twice(
    sqlite_store: SqlStore, actions: list[tuple[Action, int]]
) -> None:
    workspace = f"crumb {next(numbers)}"
    sqlite_store.add_workspace(type(HOME)(id=workspace, name="", zone="UTC", locale="en", rules=HOME.rules))
    model = Model()
    with sqlite_store.transaction(workspace) as tx:
        tx.outbox.add([message(f"m{number}") for number in range(3)])
        for action, worker in actions:
            model.act(tx, action, worker)
        model.clock += 2 * LEASE
        rest = tx.outbox.waiting(now=THURSDAY, machine_now=model.clock, limit=9)
        assert {each.message.key for each in rest} == {"m0", "m1", "m2"} - model.sent, "lost or doubled"
