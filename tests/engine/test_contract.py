"""What both engines promise: a ring leads to sending, a tick to what is due, and stopping leaves nothing half done."""

import asyncio
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import text

from bot.card import Card, card_to_json
from bot.delivery import Delivery, Drained
from bot.engine import work
from bot.ports import Limit, Message, OutboxState, Priority, Store
from bot.schedule import tick_all
from tests import make
from tests.engine.conftest import Bench, eventually
from tests.world import World


async def test_it_ticks_at_once_when_it_starts(bench: Bench) -> None:
    await bench.running()
    await eventually(lambda: bench.world.kinds("ana") == ["ask"])


async def test_a_ring_sends_without_waiting_for_the_next_tick(bench: Bench) -> None:
    engine = await bench.running()
    await eventually(lambda: bench.world.kinds("ana") == ["ask"])
    await asked_for(bench.world)
    engine.ring("acme")
    await eventually(lambda: bench.world.kinds("ana") == ["ask", "answer"])


async def test_what_nobody_rang_for_is_found_by_the_next_tick(bench: Bench) -> None:
    engine = await bench.running()
    await eventually(lambda: bench.world.kinds("ana") == ["ask"])
    await asked_for(bench.world)
    await engine.tick()
    await eventually(lambda: bench.world.kinds("ana") == ["ask", "answer"])


async def test_ticking_and_ringing_often_sends_once(bench: Bench) -> None:
    engines = [await bench.running() for _ in range(2)]
    for _ in range(5):
        await asyncio.gather(*(engine.tick() for engine in engines))
        for engine in engines:
            engine.ring("acme")
    await eventually(lambda: bench.world.kinds("ana") == ["ask"])
    await asyncio.gather(*(engine.stop() for engine in bench.engines))
    bench.engines.clear()
    assert bench.world.kinds("ana") == ["ask"]
    assert len(bench.world.platform.calls) == 1


async def test_stopping_finishes_what_is_in_hand(bench: Bench) -> None:
    engine = await bench.running()
    await eventually(lambda: bool(bench.world.platform.calls))
    await engine.stop()
    bench.engines.clear()
    assert bench.world.kinds("ana") == ["ask"]
    assert states(bench.world) == {OutboxState.SENT}


async def test_stopping_leaves_what_is_not_begun_to_others(bench: Bench) -> None:
    world = bench.world
    world.platform.limits = {"post": Limit(rate=5)}
    with world.tx() as tx:
        tx.outbox.add([message(world.now, number) for number in range(500)])
    engine = await bench.running()
    await eventually(lambda: len(world.platform.calls) > 1)
    await engine.stop()
    bench.engines.clear()
    assert states(world) == {OutboxState.SENT, OutboxState.PENDING}
    assert len(world.platform.calls) < 50


async def test_a_failing_tick_does_not_stop_it(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    async def fails(_store: Store, _now: datetime, **_: object) -> int:
        raise ZeroDivisionError

    with monkeypatch.context() as broken:
        broken.setattr(work, "tick_all", fails)
        engine = await bench.running()
    await engine.tick()
    await eventually(lambda: bench.world.kinds("ana") == ["ask"])


async def test_sending_that_fails_in_one_workspace_does_not_keep_another_from_its_turn(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    drain = Delivery.drain

    async def fails_elsewhere(delivery: Delivery, workspace: str, now: datetime, **turn: float) -> Drained:
        if workspace == "broken":
            raise ZeroDivisionError
        return await drain(delivery, workspace, now, **turn)

    monkeypatch.setattr(Delivery, "drain", fails_elsewhere)
    bench.world.store.add_workspace(replace(make.workspace(), id="broken"))
    with bench.world.store.transaction("broken") as tx:
        tx.outbox.add([message(bench.world.now)])
    engine = await bench.running()
    await eventually(lambda: bench.world.kinds("ana") == ["ask"])
    await asked_for(bench.world)
    engine.ring("broken")
    engine.ring("acme")
    await eventually(lambda: bench.world.kinds("ana") == ["ask", "answer"])


async def test_what_a_tick_can_not_write_keeps_nothing_from_being_sent(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    engine = await bench.running()
    await eventually(lambda: bench.world.kinds("ana") == ["ask"])

    async def fails(_store: Store, _now: datetime, **_: object) -> int:
        raise ZeroDivisionError

    monkeypatch.setattr(work, "tick_all", fails)
    await asked_for(bench.world)
    await engine.tick()
    await eventually(lambda: bench.world.kinds("ana") == ["ask", "answer"])


async def test_a_tick_takes_back_what_was_left_in_hand(bench: Bench) -> None:
    world = bench.world
    await tick_all(world.store, world.now)
    leave_in_hand(world)
    await bench.running()
    await eventually(lambda: world.kinds("ana") == ["ask"])
    assert world.platform.look_ups == [call.key for call in world.platform.calls]


async def test_a_tick_tries_failed_events_again(bench: Bench) -> None:
    tried: list[datetime] = []

    async def retry(now: datetime) -> None:
        tried.append(now)

    engine = bench.engine(retry=retry)
    await engine.start()
    assert tried == [bench.world.now]


async def test_what_is_due_is_written_also_where_failed_events_cannot_be_tried(bench: Bench) -> None:
    async def retry(_: datetime) -> None:
        raise ZeroDivisionError

    engine = bench.engine(retry=retry)
    await engine.start()
    await eventually(lambda: bench.world.kinds("ana") == ["ask"])


def leave_in_hand(world: World) -> None:
    """As a process that was killed in the middle of its calls a day ago."""
    past = (min(world.machine_clock(), datetime.now(UTC)) - timedelta(days=1)).isoformat(timespec="microseconds")
    with world.store.engines.writer.begin() as connection:
        connection.execute(
            text(
                "UPDATE outbox SET state = 'sending', token = 'gone', attempts = 1,"
                " address = 'dm:ana', installation = :installation, last_intent_at = :past, lease_until = :past"
            ),
            {"past": past, "installation": make.INSTALLATION},
        )


def message(now: datetime, number: int = 0) -> Message:
    """Something to send."""
    return Message(
        key=f"answer:elsewhere{number}",
        kind="answer",
        about={"card": card_to_json(Card(summary="Hello"))},
        due_at=now,
        priority=Priority.ANSWER,
        installation=make.INSTALLATION,
        address="dm:elsewhere",
    )


async def asked_for(world: World) -> None:
    """Somebody asks for something that is answered by a message; nobody rings."""
    await world.app.receive(world.event("ana", text="mine"), now=world.now)


def states(world: World) -> set[OutboxState]:
    """The states of all messages."""
    with world.store.engines.reader.connect() as connection:
        return {OutboxState(state) for (state,) in connection.exec_driver_sql("SELECT state FROM outbox")}
