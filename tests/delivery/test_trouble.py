"""Databases that can't be written to, clocks that are set, processes that stop: nothing is lost, nothing doubled."""

import logging
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import TypeVar

import pytest
from sqlalchemy.exc import OperationalError

from bot.card import Card
from bot.delivery import Timing
from bot.delivery import recording as recording_outcomes
from bot.messages import Kind
from bot.ports import IfUnknown, Json, MessageRef, OutboxState, Post, Throttled, Transaction
from storage import SqlStore
from tests.delivery.outbox import KEY, column, state
from tests.fakes.kinds import all_kinds, plain
from tests.fakes.recording import Fault, Recording
from tests.make import HOUR, THURSDAY_10
from tests.world import World

T = TypeVar("T")
LEASE = Timing().lease


@dataclass(slots=True, kw_only=True)
class Eventful(Recording):
    """Lets something happen while each call is under way."""

    happens: list[Callable[[], None]] = field(default_factory=list)

    async def send(self, post: Post) -> MessageRef:
        """Accept it, with what is next to happen."""
        if self.happens:
            self.happens.pop(0)()
        return await Recording.send(self, post)


@dataclass(slots=True)
class Refusing:
    """A database that can't be used so many times."""

    store: SqlStore
    times: int = 0

    async def run(self, work: Callable[[Transaction], T], workspace: str, *, reads: bool = False) -> T:
        if self.times:
            self.times -= 1
            raise OperationalError("UPDATE outbox", None, Exception("database is locked"))
        return await self.store.run(work, workspace, reads=reads)

    def __getattr__(self, name: str) -> object:
        return getattr(self.store, name)


def prepared(world: World) -> World:
    """An ask is due; things may happen while it is sent."""
    world.platform = Eventful()
    world.known_kinds = all_kinds()
    world.restart()
    world.found()
    world.now = THURSDAY_10
    return world


@pytest.fixture
def due(world: World) -> World:
    return prepared(world)


def happens(world: World, *events: Callable[[], None]) -> None:
    assert isinstance(world.platform, Eventful)
    world.platform.happens.extend(events)


def add(world: World, *keys: str) -> None:
    with world.tx() as tx:
        tx.outbox.add([plain(key, f"dm:{key}") for key in keys])


async def drain(world: World) -> int:
    return await world.delivery.drain_all(world.now)


async def test_an_outcome_outlives_a_database_that_cannot_be_written_to_which_is_told_once_a_minute(
    due: World, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(recording_outcomes, "TRY_AGAIN_AFTER", 0)
    refusing = Refusing(due.store)
    due.delivery.store = refusing  # type: ignore[assignment]
    happens(due, lambda: setattr(refusing, "times", 7))
    await due.tick()
    assert state(due) is OutboxState.SENT
    assert due.platform.look_ups == []
    assert [one.message for one in caplog.records].count(
        "outcomes can't be written; they are kept and tried again"
    ) == 1


async def test_one_outcome_that_cannot_be_written_keeps_no_other_from_it(
    due: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No database takes half of a character; the message itself was sent, so only its card isn't kept."""
    monkeypatch.setattr(recording_outcomes, "TRY_AGAIN_AFTER", 0)
    add(due, "a", "b", "c")
    with due.tx() as tx:
        tx.outbox.add([plain("half", "dm:half", half=True)])
    await drain(due)
    assert {state(due, key) for key in ("a", "b", "c", "half")} == {OutboxState.SENT}
    assert column(due, "sent_card", "half") is None
    assert column(due, "sent_card", "a") is not None


async def test_a_claim_that_fails_leaves_what_was_sent_before_it_recorded(due: World) -> None:
    add(due, "a", "b")
    refusing = Refusing(due.store)
    due.timing = Timing(batch=1)
    due.restart()
    due.delivery.store = refusing  # type: ignore[assignment]
    happens(due, lambda: setattr(refusing, "times", 1))
    await drain(due)
    due.restart()
    await drain(due)
    assert sorted(due.platform.sent()) == ["a", "b"]


async def test_no_call_is_made_when_its_lease_could_run_out_before_it_ends(due: World) -> None:
    """As after a machine slept, or a process was stopped, with a message in hand."""
    add(due, "a", "b")
    due.timing = Timing(in_flight=1)
    due.restart()
    happens(due, lambda: setattr(due, "ahead", LEASE))
    await drain(due)
    assert sorted(due.platform.sent()) == ["a", "b"]
    assert column(due, "attempts", "b") == 2, "announced, released unsent and announced again"


async def test_a_clock_set_back_by_an_hour_in_mid_call_loses_and_doubles_nothing(due: World) -> None:
    add(due, "a")
    due.platform.faults.append(Fault.LOST_AFTER)
    happens(due, lambda: setattr(due, "ahead", -HOUR))
    await drain(due)
    due.ahead += 2 * HOUR
    await drain(due)
    assert due.platform.sent() == ["a"]
    assert state(due, "a") is OutboxState.SENT


async def test_what_was_in_hand_when_the_clock_was_set_back_is_taken_up_at_once(due: World) -> None:
    """It was claimed by a process that is no more, an hour later than it is now."""
    add(due, "a")
    due.ahead = HOUR
    with due.tx() as tx:
        waiting = tx.outbox.waiting(now=due.now, machine_now=due.machine_clock(), limit=9)
        tx.outbox.hold(waiting, machine_now=due.machine_clock(), lease=LEASE, attempt=True)
    due.ahead = timedelta(0)
    assert await due.delivery.recover(due.now) == 1
    await drain(due)
    due.ahead += timedelta(minutes=1)
    await drain(due)
    assert due.platform.sent() == ["a"]


async def test_what_a_process_that_died_had_in_hand_is_recovered_when_its_lease_has_run_out(due: World) -> None:
    add(due, "tried", "untried")
    with due.tx() as tx:
        waiting = tx.outbox.waiting(now=due.now, machine_now=due.machine_clock(), limit=9)
        for one in waiting:
            tried = one.message.key == "tried"
            tx.outbox.hold([one], machine_now=due.machine_clock(), lease=LEASE, attempt=tried)
    due.ahead = LEASE - timedelta(seconds=1)
    assert await due.delivery.recover(due.now) == 0
    due.ahead = LEASE
    assert await due.delivery.recover(due.now) == 2
    assert (state(due, "tried"), state(due, "untried")) == (OutboxState.UNKNOWN, OutboxState.PENDING)


async def test_a_pause_asked_of_one_process_holds_for_all(due: World) -> None:
    add(due, "a", "b", "c")
    due.timing = Timing(in_flight=1, batch=1)
    due.restart()
    due.platform.faults.append(Throttled(30))
    await drain(due)
    due.restart()
    await drain(due)
    assert len(due.platform.calls) == 1
    due.ahead += timedelta(seconds=40)
    await drain(due)
    assert sorted(due.platform.sent()) == ["a", "b", "c"]


@dataclass(slots=True)
class Breaking:
    """Asks the database for nonsense, so many times; after that the transaction it did it in is of no use."""

    times: int
    KIND: str = "breaking"
    IF_UNKNOWN: IfUnknown = IfUnknown.REPEAT

    def compose(self, tx: Transaction, about: Json, *, now: datetime) -> Card | None:
        """Its words, once it works."""
        if self.times:
            self.times -= 1
            tx.scope.connection.exec_driver_sql("SELECT nonsense")  # type: ignore[attr-defined]
        return Card(summary="at last")


def broken(world: World, times: int) -> World:
    breaking: Kind = Breaking(times)
    world.known_kinds = {**all_kinds(), "breaking": breaking}
    world.restart()
    with world.tx() as tx:
        tx.outbox.add([plain("0 broken", "dm:x", kind="breaking"), *(plain(key, f"dm:{key}") for key in ("a", "b"))])
    return world


async def test_a_message_that_breaks_its_transaction_stops_no_other_and_is_shown_to_an_operator(
    each_world: World,
) -> None:
    world = broken(prepared(each_world), 99)
    await drain(world)
    assert sorted(world.platform.sent()) == ["a", "b"]
    assert [one.message.key for one in world.store.dead_letters(9)] == ["0 broken"]


async def test_a_database_that_failed_once_is_not_the_messages_fault(each_world: World) -> None:
    world = broken(prepared(each_world), 1)
    await drain(world)
    assert sorted(world.platform.sent()) == ["0 broken", "a", "b"]


async def test_many_that_cannot_be_composed_stop_no_other(due: World) -> None:
    with due.tx() as tx:
        tx.outbox.add([plain(f"bad {number}", breaks=True) for number in range(30)])
    add(due, "good")
    await drain(due)
    assert due.platform.sent() == ["good"]
    assert len(due.store.dead_letters(99)) == 30


async def test_what_newer_code_has_written_is_left_to_it(due: World, caplog: pytest.LogCaptureFixture) -> None:
    with due.tx() as tx:
        tx.outbox.add([plain("newer", kind="of tomorrow")])
    for _ in range(3):
        await drain(due)
        due.ahead += timedelta(minutes=5)
    assert state(due, "newer") is OutboxState.PENDING
    told = [one for one in caplog.records if one.message == "a message of a kind that this version doesn't know"]
    assert len(told) == 3
    due.known_kinds = {**all_kinds(), "of tomorrow": all_kinds()["plain"]}
    due.restart()
    await drain(due)
    assert due.platform.sent() == ["newer"]


async def test_what_was_sent_late_is_told_with_the_reason(due: World, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO)
    due.platform.faults.append(Throttled(60))
    await due.tick()
    due.now += timedelta(minutes=20)
    await due.tick()
    assert state(due, KEY) is OutboxState.SENT
    (told,) = (one for one in caplog.records if one.message == "a message was sent late")
    assert told.__dict__["reason"] == "throttled for 60 s"
    assert told.__dict__["late"] == "0:20:00"


async def test_stopping_finishes_what_is_in_hand_and_claims_nothing_more(due: World) -> None:
    add(due, "a", "b", "c")
    due.timing = Timing(batch=1, in_flight=1)
    due.restart()
    happens(due, due.delivery.stop)
    await drain(due)
    assert 1 <= len(due.platform.sent()) < 3
    due.restart()
    await drain(due)
    assert sorted(due.platform.sent()) == ["a", "b", "c"]
