"""What becomes of a message that may have arrived, where it can be looked up and where it can't (engine.md §4)."""

import logging
from dataclasses import replace
from datetime import timedelta

import pytest
from prometheus_client import REGISTRY

from bot.ports import CantLookUp, OutboxState, Priority, Throttled, Unreachable
from tests.delivery.outbox import column, state
from tests.fakes.kinds import all_kinds, plain
from tests.fakes.recording import Blind, Fault
from tests.make import DIGEST_TIME, HOUR, THURSDAY_10
from tests.world import World

LONG = timedelta(minutes=15)
MARK = "This may be a repeat"


@pytest.fixture
def blind(world: World) -> World:
    """Nothing can be looked up there."""
    world.platform, world.known_kinds = Blind(), all_kinds()
    world.restart()
    world.found()
    world.now = THURSDAY_10
    return world


async def later(world: World, wait: timedelta = LONG) -> None:
    world.ahead += wait
    await world.delivery.drain_all(world.now)


async def test_an_ask_that_may_have_arrived_is_not_sent_again(blind: World, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO)
    blind.platform.faults.append(Fault.LOST_BEFORE)
    await blind.tick()
    await later(blind)
    assert state(blind) is OutboxState.DROPPED
    assert blind.dm("ana") == []
    assert "can't be looked up" in str(column(blind, "reason"))
    assert [one.message for one in caplog.records].count("a message was dropped") == 1


async def test_the_reminder_is_the_retry_of_an_ask_that_was_lost(blind: World) -> None:
    blind.platform.faults.append(Fault.LOST_BEFORE)
    await blind.tick()
    blind.now += timedelta(days=1)
    await blind.tick()
    assert blind.kinds("ana") == ["reminder"]


@pytest.mark.parametrize(("fault", "copies"), [(Fault.LOST_BEFORE, 1), (Fault.LOST_AFTER, 2)])
async def test_a_digest_is_sent_once_more_and_says_so(blind: World, fault: Fault, copies: int) -> None:
    blind.now = DIGEST_TIME
    blind.platform.faults.extend([Unreachable("refused"), fault])
    blind.platform.faults.extend([None, None])
    await blind.tick()
    for _ in range(4):
        await later(blind)
    digests = [one for one in blind.channel() if one.key.startswith("digest:")]
    assert len(digests) == copies
    assert [MARK in one.text for one in digests] == [False, True][-copies:]
    assert column(blind, "repeats", digests[0].key) == 1


async def test_a_digest_in_doubt_twice_is_given_up(blind: World) -> None:
    blind.now = DIGEST_TIME
    blind.platform.faults.extend([Fault.LOST_AFTER] * 9)
    await blind.tick()
    for _ in range(4):
        await later(blind)
    digests = [one for one in blind.channel() if one.key.startswith("digest:")]
    assert len(digests) == 2
    assert state(blind, digests[0].key) is OutboxState.DROPPED


async def test_an_escalation_is_repeated_until_it_is_accepted_marked_and_counted(blind: World) -> None:
    counted = REGISTRY.get_sample_value("okrbot_repeats_total", {"kind": "escalation"}) or 0
    blind.platform.faults.extend([Fault.LOST_BEFORE, Fault.LOST_AFTER, Throttled(5), None])
    with blind.tx() as tx:
        tx.outbox.add([plain("escalation:1", "dm:lea", kind="escalation", priority=Priority.ESCALATION)])
    await blind.delivery.drain_all(blind.now)
    for _ in range(5):
        await later(blind)
    assert [MARK in one.text for one in blind.dm("lea")] == [True, True]
    assert state(blind, "escalation:1") is OutboxState.SENT
    assert column(blind, "repeats", "escalation:1") == 2
    assert REGISTRY.get_sample_value("okrbot_repeats_total", {"kind": "escalation"}) == counted + 2


async def test_what_may_have_arrived_and_has_expired_is_not_repeated(blind: World) -> None:
    blind.platform.faults.extend([Fault.LOST_BEFORE] * 99)
    with blind.tx() as tx:
        message = plain("escalation:1", "dm:lea", kind="escalation", priority=Priority.ESCALATION)
        tx.outbox.add([replace(message, expires_at=THURSDAY_10 + HOUR)])
    await blind.delivery.drain_all(blind.now)
    blind.now += HOUR
    await later(blind)
    assert state(blind, "escalation:1") is OutboxState.DROPPED


async def test_a_restricted_app_is_told_from_one_whose_look_up_failed(world: World) -> None:
    """The one is settled by the kind of message, the other looked up again."""
    world.found()
    world.now = THURSDAY_10
    world.platform.faults.append(Fault.LOST_AFTER)
    world.platform.look_up_faults.append(CantLookUp("missing_scope"))
    await world.tick()
    await later(world)
    assert state(world) is OutboxState.DROPPED


async def test_of_newer_code_what_may_have_arrived_stays_in_doubt(world: World) -> None:
    world.known_kinds = all_kinds()
    world.restart()
    world.found()
    world.now = THURSDAY_10
    with world.tx() as tx:
        tx.outbox.add([plain("escalation:1", "dm:lea", kind="escalation")])
    world.platform.faults.append(Fault.LOST_BEFORE)
    await world.delivery.drain_all(world.now)
    world.known_kinds = {}
    world.restart()
    await later(world)
    assert state(world, "escalation:1") is OutboxState.UNKNOWN
    world.known_kinds = all_kinds()
    world.restart()
    await later(world)
    assert [one.key for one in world.dm("lea")] == ["escalation:1"]
