"""What each way a call can fail leads to (engine.md §4)."""

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import text

from bot.delivery import Timing
from bot.ports import Channel, Gone, Message, OutboxState, Priority, SendError, Throttled, TooBig, Unreachable
from tests import make
from tests.delivery.outbox import KEY, column, state
from tests.fakes.recording import Fault
from tests.make import DIGEST_TIME, HOUR, THURSDAY_10
from tests.world import World

SECOND = timedelta(seconds=1)
SETTLED_AFTER = timedelta(seconds=12)

TWICE_LATER = timedelta(minutes=15)


@pytest.fixture
def due(world: World) -> World:
    """One ask is due, and nothing has been sent yet."""
    world.found()
    world.now = THURSDAY_10
    return world


async def later(world: World, wait: timedelta) -> None:
    """The machine's clock goes on; business time stands."""
    world.ahead += wait
    await world.tick()


@pytest.mark.parametrize(
    ("fault", "at_once", "calls", "arrived"),
    [
        (None, OutboxState.SENT, 1, 1),
        (Throttled(30), OutboxState.PENDING, 2, 1),
        (Unreachable("refused"), OutboxState.PENDING, 2, 1),
        (Gone("channel_not_found"), OutboxState.DEAD, 1, 0),
        (TooBig("msg_too_long"), OutboxState.DEAD, 1, 0),
        (Fault.LOST_BEFORE, OutboxState.UNKNOWN, 2, 1),
        (Fault.LOST_AFTER, OutboxState.UNKNOWN, 1, 1),
        (Fault.BUG_BEFORE, OutboxState.UNKNOWN, 2, 1),
    ],
)
async def test_each_fault_has_its_state_and_nothing_is_lost_or_doubled(
    due: World, fault: Fault | SendError | None, at_once: OutboxState, calls: int, arrived: int
) -> None:
    due.platform.faults.append(fault)
    await due.tick()
    assert state(due) is at_once
    await later(due, TWICE_LATER)
    assert len(due.platform.calls) == calls
    assert len(due.dm("ana")) == arrived
    assert state(due) in {OutboxState.SENT, OutboxState.DEAD}
    assert column(due, "reason") is None or at_once is not OutboxState.SENT


async def test_a_call_without_an_answer_is_unknown_after_its_time(due: World) -> None:
    due.timing = Timing(timeout=timedelta(milliseconds=20), margin=timedelta(milliseconds=10))
    due.restart()
    due.platform.faults.append(Fault.HANGS_AFTER)
    await due.tick()
    assert state(due) is OutboxState.UNKNOWN
    await later(due, TWICE_LATER)
    assert state(due) is OutboxState.SENT
    assert len(due.dm("ana")) == len(due.platform.calls) == 1


async def test_nothing_is_looked_up_before_its_call_has_surely_ended(due: World) -> None:
    due.platform.faults.append(Fault.LOST_BEFORE)
    await due.tick()
    await later(due, SETTLED_AFTER - SECOND)
    assert due.platform.look_ups == []
    await later(due, 20 * SECOND)
    assert due.platform.look_ups == [KEY]
    assert len(due.dm("ana")) == 1


@pytest.mark.parametrize("fault", [Throttled(30), Unreachable("refused"), Fault.BUG_BEFORE])
async def test_a_look_up_that_fails_is_made_again_and_sends_nothing(due: World, fault: SendError | Fault) -> None:
    due.platform.faults.append(Fault.LOST_AFTER)
    due.platform.look_up_faults.append(fault)
    await due.tick()
    await later(due, TWICE_LATER)
    assert state(due) is OutboxState.UNKNOWN
    await later(due, TWICE_LATER)
    assert state(due) is OutboxState.SENT
    assert len(due.platform.calls) == 1


async def test_a_look_up_in_a_conversation_that_is_gone_settles_it(due: World) -> None:
    due.platform.faults.append(Fault.LOST_AFTER)
    due.platform.look_up_faults.append(Gone("channel_not_found"))
    await due.tick()
    await later(due, TWICE_LATER)
    assert state(due) is OutboxState.DEAD


async def test_an_unreachable_platform_is_tried_less_and_less_often_until_it_makes_no_sense(due: World) -> None:
    due.platform.faults.extend([Unreachable("refused")] * 1000)
    await due.tick()
    for _ in range(60):
        await later(due, timedelta(minutes=1))
    assert 5 < len(due.platform.calls) < 20
    due.now = DIGEST_TIME
    await due.delivery.drain_all(due.now)
    assert state(due) is OutboxState.DROPPED


async def test_a_pause_holds_for_the_whole_installation(world: World) -> None:
    results = [make.key_result(), make.key_result("GROW-1.2", owner="lea")]
    world.found(make.company(key_results=results))
    world.now = THURSDAY_10
    world.delivery = replace(world.delivery, timing=Timing(batch=1))
    world.platform.faults.append(Throttled(30))
    await world.tick()
    await world.type("ada", "help")
    assert len(world.platform.calls) == 1
    await later(world, 29 * SECOND)
    assert len(world.platform.calls) == 1
    await later(world, 10 * SECOND)
    assert [one.key.partition(":")[0] for one in world.platform.messages] == ["answer", "ask", "ask"]


async def test_a_poisoned_message_keeps_no_other_from_being_sent(world: World) -> None:
    results = [make.key_result(), make.key_result("GROW-1.2", owner="lea")]
    world.found(make.company(key_results=results))
    world.now = THURSDAY_10
    world.delivery = replace(world.delivery, timing=Timing(batch=1))
    world.platform.poisoned.add(KEY)
    with world.tx() as tx:
        for kind in ("nonsense", "digest"):  # no such kind; a digest about nothing
            tx.outbox.add([message(kind)])
    await world.tick()
    assert world.kinds("lea") == ["ask"]
    assert state(world, "bad:nonsense") is OutboxState.PENDING, "newer code may know it"
    assert state(world, "bad:digest") is OutboxState.DEAD
    assert state(world) is OutboxState.UNKNOWN


async def test_a_message_without_a_cause_is_dropped(due: World) -> None:
    with due.tx() as tx:
        tx.outbox.add(
            [
                Message(
                    key="x", kind="ask", about={"ask": "nobody:W1"}, due_at=due.now, priority=Priority.ASK, person="ana"
                )
            ]
        )
    await due.tick()
    assert state(due, "x") is OutboxState.DROPPED


async def test_a_lease_that_ran_out_after_the_intent_is_looked_up_before_it_is_sent_again(due: World) -> None:
    due.platform.faults.append(Fault.LOST_AFTER)
    await due.tick()
    with due.store.engines.writer.begin() as connection:  # as a process that died in the middle of its call leaves it
        connection.execute(
            text("UPDATE outbox SET state = 'sending', lease_until = last_intent_at, again_at = NULL, token = 'gone'")
        )
    await later(due, TWICE_LATER)
    assert state(due) is OutboxState.SENT
    assert len(due.platform.calls) == 1


async def test_edits_are_never_made_before_their_message_and_show_the_newest_state(due: World) -> None:
    due.platform.faults.append(Unreachable("refused"))
    await due.tick()
    await due.type("ana", "25")
    assert [one.key.partition(":")[0] for one in due.platform.messages] == ["answer"]
    await later(due, TWICE_LATER)
    assert due.kinds("ana") == ["answer"], "an ask answered before it came is not sent"


async def test_an_edit_that_fails_is_made_again_with_the_state_as_it_is_then(world: World) -> None:
    world.found(make.company(key_results=[make.key_result(), make.key_result("GROW-1.2")]))
    await world.until(THURSDAY_10)
    world.platform.faults.extend([None, Fault.LOST_BEFORE])  # the echo, the edit of the ask
    await world.type("ana", "1.1 25")
    ask = world.dm("ana")[0]
    assert len(ask.faces) == 1
    await world.type("ana", "1.2 26")
    await later(world, TWICE_LATER)
    assert "25" in ask.text
    assert "26" in ask.text
    assert len(world.dm("ana")) == 3


async def test_a_message_goes_where_its_person_can_be_reached(due: World) -> None:
    with due.tx() as tx:
        (account,) = tx.people.accounts(["ana"])["ana"]
        tx.people.put_account(replace(account, user="ana2", address="dm:second", preferred=True))
    await due.tick()
    assert len(due.platform.at("dm:second")) == 1


async def test_who_cannot_be_reached_yet_gets_it_once_they_can(due: World) -> None:
    with due.tx() as tx:
        (account,) = tx.people.accounts(["ana"])["ana"]
        tx.people.put_account(replace(account, reachable=False))
    await due.tick()
    assert state(due) is OutboxState.PENDING
    with due.tx() as tx:
        tx.people.put_account(account)
    await later(due, TWICE_LATER)
    assert state(due) is OutboxState.SENT


async def test_what_could_not_be_sent_at_its_time_waits_for_working_hours(due: World) -> None:
    due.platform.faults.append(Unreachable("refused"))
    await due.tick()
    await due.wake_at(THURSDAY_10 + 12 * HOUR)
    assert due.dm("ana") == []
    await due.wake_at(THURSDAY_10 + 22 * HOUR)
    assert due.dm("ana") == []
    await due.wake_at(THURSDAY_10 + 23 * HOUR)
    assert due.kinds("ana") == ["ask"]


async def test_an_answer_waits_for_no_working_hours(due: World) -> None:
    due.now = THURSDAY_10 + 12 * HOUR
    due.platform.faults.append(Unreachable("refused"))
    await due.type("lea", "mine")
    await later(due, HOUR)
    assert due.kinds("lea") == ["answer"]


async def test_an_installation_nobody_serves_is_a_dead_end(due: World) -> None:
    with due.tx() as tx:
        tx.teams.put_channel(Channel(installation=make.INSTALLATION, team="GROW", address="channel:GROW"))
    due.delivery = replace(due.delivery, platforms={})
    await due.tick()
    assert state(due) is OutboxState.DEAD


def message(kind: str) -> Message:
    return Message(
        key=f"bad:{kind}",
        kind=kind,
        about={"of": "nothing"},
        due_at=THURSDAY_10 - HOUR,
        priority=Priority.ANSWER,
        person="ana",
    )
