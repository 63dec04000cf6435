"""What fails with nobody looking is kept, tried again, and in the end shown to those who can do something about it."""

import asyncio
import logging
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from bot.app import App
from bot.ports import Event, Place
from bot.usecases.claim_failed_events import claim_failed_events
from bot.usecases.keep_failed_event import ATTEMPTS
from tests import make
from tests.failing import Breaks, asked, kept, moments, retry, values
from tests.make import DAY, HOUR, MINUTE, THURSDAY_10
from tests.world import World, said


@pytest.fixture
def breaks(monkeypatch: pytest.MonkeyPatch) -> Breaks:
    return Breaks(monkeypatch)


async def test_an_answer_that_breaks_twice_is_stored_once_by_the_third_attempt(
    each_world: World, breaks: Breaks
) -> None:
    world = await asked(each_world)
    breaks.times(2)
    answer = await world.type("ana", "1.1 25")
    assert answer.show == "nothing"
    assert world.kinds("ana") == ["ask"]
    second, third = moments()[:2]
    assert await retry(world, second - MINUTE / 2) == 0
    assert await retry(world, second) == 0
    assert [one.attempts for one in kept(world)] == [2]
    assert await retry(world, third) == 1
    assert values(world) == ["25"]
    assert world.kinds("ana") == ["ask", "answer"]
    assert len(world.ask().open) == 1
    assert kept(world) == []
    assert await retry(world, third + DAY) == 0
    assert len(breaks.runs) == 3


async def test_an_answer_that_never_works_is_tried_six_times_in_a_day_and_then_told(
    each_world: World, breaks: Breaks
) -> None:
    world = await asked(each_world)
    breaks.times(99)
    await world.type("ana", "1.1 25")
    (failed,) = kept(world)
    for moment in moments():
        assert world.kinds("ada") == []
        assert await retry(world, moment) == 0
    assert len(breaks.runs) == ATTEMPTS == 6
    assert moments()[-1] - THURSDAY_10 == DAY + HOUR + 11 * MINUTE
    assert world.kinds("ada") == ["failed_event"]
    to_admin = world.last("ada").text
    assert "What Ana wrote is not stored" in to_admin
    assert "Thursday 12 Nov at 10:00 and failed 6 times" in to_admin
    assert failed.reference in to_admin
    assert "1.1 25" not in to_admin
    assert world.kinds("ana")[-1] == "gave_up"
    assert failed.reference in world.last("ana").text
    (given_up,) = kept(world)
    assert (given_up.attempts, given_up.again_at, given_up.reason) == (6, None, "ZeroDivisionError")
    assert await retry(world, moments()[-1] + 7 * DAY) == 0
    assert world.kinds("ada") == ["failed_event"]
    assert len(breaks.runs) == 6


async def test_while_it_waits_the_platform_may_send_it_again_as_often_as_it_likes(
    each_world: World, breaks: Breaks
) -> None:
    world = await asked(each_world)
    breaks.times(99)
    event = world.event("ana", text="1.1 25")
    for _ in range(3):
        assert (await world.receive(event)).show == "nothing"
    assert len(breaks.runs) == 1
    for moment in moments():
        await retry(world, moment)
        await world.receive(event)
    assert len(breaks.runs) == 6
    assert values(world) == []


async def test_once_it_has_worked_it_does_not_count_again(world: World, breaks: Breaks) -> None:
    await asked(world)
    breaks.times(1)
    event = world.event("ana", text="1.1 25")
    await world.receive(event)
    assert await retry(world, moments()[0]) == 1
    await world.receive(event)
    assert values(world) == ["25"]
    assert len(breaks.runs) == 2


async def test_processes_that_tick_at_once_try_it_once(each_world: World, breaks: Breaks) -> None:
    world = await asked(each_world)
    breaks.times(1)
    await world.type("ana", "1.1 25")
    apps = [App(store=world.store) for _ in range(4)]
    done = await asyncio.gather(*(app.retry_failed(moments()[0]) for app in apps))
    assert sum(done) == 1
    assert values(world) == ["25"]
    assert len(breaks.runs) == 2


async def test_a_failing_event_keeps_no_later_one_from_its_turn(world: World, breaks: Breaks) -> None:
    await asked(world)
    breaks.times(1)
    await world.type("ana", "1.1 25")
    await world.type("bo", "2.1 30")
    await world.type("ana", "mine")
    assert values(world, "GROW-2.1") == ["30"]
    assert world.kinds("ana") == ["ask", "answer"]


async def test_one_bad_event_among_those_due_keeps_the_others_from_nothing(world: World, breaks: Breaks) -> None:
    await asked(world)
    breaks.times(3)
    await world.type("ana", "1.1 25")
    await world.type("bo", "2.1 30")
    assert await retry(world, moments()[0]) == 1
    assert values(world) + values(world, "GROW-2.1") == ["30"]
    assert await retry(world, moments()[1]) == 1
    assert values(world) == ["25"]


async def test_what_was_answered_anew_meanwhile_is_not_overwritten(world: World, breaks: Breaks) -> None:
    await asked(world)
    breaks.times(1)
    await world.type("ana", "1.1 25")
    world.now += MINUTE / 2
    await world.type("ana", "1.1 26")
    assert await retry(world, moments()[0]) == 1
    assert values(world) == ["26"]
    assert "you have answered since, so I left it out" in world.last("ana").text
    assert kept(world) == []


async def test_it_answers_the_ask_of_the_week_in_which_it_was_written(world: World, breaks: Breaks) -> None:
    await asked(world)
    await world.until(make.MONDAY + 6 * DAY + 15 * HOUR + 59 * MINUTE)
    assert world.now.strftime("%A %H:%M") == "Sunday 23:59"
    breaks.times(1)
    await world.type("ana", "2. 25")
    await world.until(world.now + 2 * MINUTE)
    await retry(world, world.now)
    assert values(world, "GROW-1.2") == ["25"]
    assert [entry.key_result for entry in world.ask().open] == ["GROW-1.1"]


async def test_a_process_that_dies_in_an_attempt_leaves_it_to_the_next(each_world: World, breaks: Breaks) -> None:
    world = await asked(each_world)
    breaks.times(1)
    await world.type("ana", "1.1 25")
    second, third = moments()[:2]
    with world.tx() as tx:
        assert len(claim_failed_events(tx, now=second)) == 1
    assert await retry(world, second + MINUTE) == 0
    assert await retry(world, third) == 1
    assert values(world) == ["25"]


async def test_an_event_that_ends_every_process_comes_to_an_end(world: World, breaks: Breaks) -> None:
    await asked(world)
    breaks.times(1)
    await world.type("ana", "1.1 25")
    tries = 0
    for hours in range(72):
        with world.tx() as tx:
            tries += len(claim_failed_events(tx, now=THURSDAY_10 + (hours + 1) * HOUR))
    assert tries == ATTEMPTS - 1
    await retry(world, THURSDAY_10 + 4 * DAY)
    assert world.kinds("ada") == ["failed_event"]
    assert len(breaks.runs) == 1


async def test_what_cannot_even_be_kept_is_left_to_the_platforms_retry(
    world: World, breaks: Breaks, monkeypatch: pytest.MonkeyPatch
) -> None:
    await asked(world)
    breaks.times(1)
    event = world.event("ana", text="1.1 25")
    with monkeypatch.context() as full:
        full.setattr("bot.app.keep_failed_event", lambda *_, **__: (_ for _ in ()).throw(OSError("disk full")))
        with pytest.raises(ZeroDivisionError):
            await world.receive(event)
    await world.receive(event)
    assert values(world) == ["25"]
    assert kept(world) == []


async def test_what_was_dropped_while_it_was_tried_stays_dropped(world: World, breaks: Breaks) -> None:
    await asked(world)
    breaks.times(99)
    await world.type("ana", "1.1 25")
    with world.tx() as tx:
        (failed,) = claim_failed_events(tx, now=moments()[0])
        tx.failed_events.drop(failed.event.id)
    assert await world.app._worked(failed, "acme", moments()[0]) is True
    assert kept(world) == []
    assert len(breaks.runs) == 1


@pytest.mark.parametrize("shown", ["press", "slash", "typed command"])
async def test_what_the_sender_is_told_of_is_not_kept(world: World, breaks: Breaks, shown: str) -> None:
    await asked(world)
    breaks.times(9, where="bot.commands.no_change.handle" if shown == "press" else "bot.commands.mine.handle")
    if shown == "press":
        answer = await world.press("ana", "No change", on=world.last("ana"))
    elif shown == "slash":
        answer = await world.say("ana", "mine")
    else:
        answer = await world.type("ana", "mine")
    assert "reference" in said(answer)
    assert kept(world) == []


# What happens to people and installations


def met(user: str = "new", *, id: str = "meet") -> Event:
    told = {"user": user, "name": "Nia", "email": f"{user}@acme.example", "zone": "Asia/Tokyo", "address": f"dm:{user}"}
    place = Place(address="", dm=False)
    return Event(id=id, installation=make.INSTALLATION, account=user, place=place, command="_meet", values=told)


@pytest.fixture
async def open_door(world: World) -> World:
    """Whoever writes becomes a person."""
    world.enrol_anyone = True
    world.restart()
    return await asked(world)


async def test_what_a_platform_tells_is_kept_too(open_door: World, breaks: Breaks) -> None:
    breaks.times(1, where="bot.commands._meet.handle")
    assert (await open_door.receive(met())).show == "nothing"
    assert not await open_door.app.knows(make.INSTALLATION, "new")
    assert await retry(open_door, moments()[0]) == 1
    assert await open_door.app.knows(make.INSTALLATION, "new")


async def test_what_a_platform_tells_is_given_up_with_a_word_to_the_admin_alone(
    open_door: World, breaks: Breaks
) -> None:
    breaks.times(99, where="bot.commands._meet.handle")
    await open_door.receive(met())
    for moment in moments():
        await retry(open_door, moment)
    assert "as _meet and failed 6 times" in open_door.last("ada").text
    assert open_door.dm("new") == []


async def test_who_could_not_be_introduced_is_no_stranger_what_they_wrote_waits(
    open_door: World, breaks: Breaks
) -> None:
    breaks.times(1, where="bot.commands._meet.handle")
    event = open_door.event("new", text="1.1 25")
    await open_door.receive(met(id=event.introduction))
    assert (await open_door.receive(event)).show == "nothing"
    assert len(kept(open_door)) == 2
    assert await retry(open_door, moments()[0]) == 2
    assert "don't know you" not in open_door.last("new").text
    assert open_door.kinds("new") == ["answer"]


# The log


@contextmanager
def logged(caplog: pytest.LogCaptureFixture) -> Iterator[list[logging.LogRecord]]:
    caplog.clear()
    with caplog.at_level(logging.INFO):
        yield caplog.records


async def test_every_attempt_stands_in_the_log_under_one_reference_without_what_was_written(
    world: World, breaks: Breaks, caplog: pytest.LogCaptureFixture
) -> None:
    await asked(world)
    breaks.times(2)
    with logged(caplog) as records:
        await world.type("ana", "1.1 25")
        for moment in moments()[:2]:
            await retry(world, moment)
    (reference,) = {record.reference for record in records if hasattr(record, "reference")}
    told = [record.getMessage() for record in records if getattr(record, "reference", None) == reference]
    assert told == [
        "an event failed; it is kept to be tried again",
        "an event failed again",
        "a failed event worked in a later attempt",
    ]
    assert not [record for record in records if "1.1 25" in str(record.__dict__ | {"exc_info": "", "exc_text": ""})]
