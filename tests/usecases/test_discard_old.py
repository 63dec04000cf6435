"""What has been kept for long enough goes; what somebody may still need stays."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from sqlalchemy import select, update

from bot.ports import Message, OutboxState, Priority
from bot.schedule import discard_all
from bot.usecases import discard_old
from bot.usecases.discard_old import Kept
from storage import SqlStore
from storage.tables import inbox, outbox
from tests import make
from tests.world import World, said

NOW = make.THURSDAY_10
KEPT = Kept(sent=timedelta(days=90), events=timedelta(days=30))
OLD, YOUNG = NOW - timedelta(days=91), NOW - timedelta(days=89)


def settled(store: SqlStore, key: str, state: OutboxState, at: datetime | None, **fields: object) -> None:
    """A message as it stands after it was dealt with."""
    message = Message(
        key=key, kind="ask", about={"ask": "x"}, due_at=OLD, priority=Priority.ASK, person="ana", address="dm:ana"
    )
    with store.transaction("acme") as tx:
        tx.outbox.add([replace(message, **fields)])  # type: ignore[arg-type]
        now = {"state": state, "settled_at": at}
        tx.scope.connection.execute(update(outbox).where(outbox.c.key == key).values(now))


def messages(store: SqlStore) -> set[str]:
    with store.engines.reader.connect() as connection:
        return set(connection.execute(select(outbox.c.key)).scalars())


def events(store: SqlStore) -> set[str]:
    with store.engines.reader.connect() as connection:
        return set(connection.execute(select(inbox.c.event)).scalars())


async def test_sent_and_dropped_messages_go_when_their_time_is_over_the_others_stay(each_world: World) -> None:
    each_world.found()
    store = each_world.store
    for state in OutboxState:
        for age, at in (("old", OLD), ("young", YOUNG)):
            settled(store, f"{state.value} {age}", state, at)
    before = messages(store)
    assert await discard_all(store, NOW, KEPT, pause=0) == 2
    assert before - messages(store) == {"sent old", "dropped old"}
    assert await discard_all(store, NOW, KEPT, pause=0) == 0


@pytest.mark.parametrize("waiting", [OutboxState.PENDING, OutboxState.UNKNOWN])
async def test_an_edit_that_waits_keeps_its_message(each_world: World, waiting: OutboxState) -> None:
    each_world.found()
    store = each_world.store
    settled(store, "ask:1", OutboxState.SENT, OLD)
    settled(store, "ask:2", OutboxState.SENT, OLD)
    settled(store, "edit:ask:1", waiting, None, op="edit", edits="ask:1", priority=Priority.EDIT)
    settled(store, "edit:ask:2", OutboxState.SENT, YOUNG, op="edit", edits="ask:2", priority=Priority.EDIT)
    await discard_all(store, NOW, KEPT, pause=0)
    assert messages(store) == {"ask:1", "edit:ask:1", "edit:ask:2"}


async def test_events_are_known_for_as_long_as_said(each_world: World) -> None:
    each_world.found()
    store = each_world.store
    with each_world.tx() as tx:
        tx.inbox.take(["old"], None, NOW - timedelta(days=31))
        tx.inbox.take(["young"], None, NOW - timedelta(days=29))
    assert await discard_all(store, NOW, KEPT, pause=0) == 1
    assert events(store) == {"young"}


async def test_it_goes_batch_by_batch(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(discard_old, "BATCH", 3)
    world.found()
    for number in range(8):
        settled(world.store, f"m{number}", OutboxState.SENT, OLD)
    with world.tx() as tx:
        tx.inbox.take(["old"], None, NOW - timedelta(days=31))
        assert discard_old.discard_old(tx, kept=KEPT, now=NOW) == 4
    assert await discard_all(world.store, NOW, KEPT, pause=0) == 5
    assert messages(world.store) == set()


async def test_only_workspaces_with_something_old_are_visited(world: World) -> None:
    world.found()
    settled(world.store, "young", OutboxState.SENT, YOUNG)
    assert world.store.to_discard(sent_before=KEPT.sent_before(NOW), came_before=KEPT.came_before(NOW)) == []
    settled(world.store, "old", OutboxState.SENT, OLD)
    assert world.store.to_discard(sent_before=KEPT.sent_before(NOW), came_before=KEPT.came_before(NOW)) == ["acme"]


async def test_a_button_on_a_message_whose_record_is_gone_is_answered_by_a_reply(world: World) -> None:
    world.found(make.company(key_results=[make.key_result(), make.key_result("GROW-1.2")]))
    await world.until(make.THURSDAY_10)
    ask = world.last("ana")
    answer = await world.type("ana", "GROW-1.1 25")
    assert answer.later is not None
    echo = world.last("ana")
    world.now = make.THURSDAY_10 + timedelta(days=40)
    assert await discard_all(world.store, world.now, Kept(sent=timedelta(days=20), events=timedelta(days=7)), pause=0)
    assert messages(world.store) == set()
    before = len(world.dm("ana"))
    form = await world.open("ana", "Check in", on=ask)
    await world.send("ana", form, {"value:GROW-1.2": "30"}, on=ask)
    assert "30" in world.last("ana").text
    late = await world.press("ana", "Undo", on=echo)
    assert "stays in the history" in said(late)
    assert len(world.dm("ana")) == before + 2
    with world.tx() as tx:
        histories = tx.check_ins.histories(["GROW-1.1", "GROW-1.2"])
    assert [[one.value for one in history] for history in histories.values()] == [[25], [30]]
    waiting = {"now": world.now + make.DAY, "machine_now": world.machine_clock() + make.DAY}
    assert world.store.to_drain(**waiting) == []
