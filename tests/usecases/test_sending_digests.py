"""When digests come, and against what (domain.md §8.2, §8.4)."""

import logging
from dataclasses import replace
from datetime import UTC, datetime, time, timedelta

import pytest

from bot.digest.view import View, from_json
from bot.domain.cadence import Cadence
from bot.domain.okr import Visibility
from bot.ports import Unreachable
from tests import make
from tests.make import DAY, DIGEST_TIME, HOUR, MEETING, MINUTE, THURSDAY_10
from tests.world import World


async def test_it_comes_two_hours_before_the_meeting_once(each_world: World) -> None:
    each_world.found()
    await each_world.until(DIGEST_TIME - MINUTE)
    assert each_world.channel() == []
    await each_world.until(DIGEST_TIME)
    assert await each_world.tick() == 0
    assert [one.key for one in each_world.channel()] == ["digest:GROW:2026-W47"]


async def test_without_a_channel_it_goes_to_the_lead(world: World) -> None:
    world.found(make.company(without_channel=["GROW"]))
    await world.until(DIGEST_TIME)
    assert world.kinds("lea") == ["digest"]


async def test_without_channel_and_lead_it_is_logged(world: World, caplog: pytest.LogCaptureFixture) -> None:
    world.found(make.company(teams=[make.team()], without_channel=["GROW"]))
    with caplog.at_level(logging.WARNING):
        await world.until(DIGEST_TIME)
    assert "a digest has nobody to go to: the team has no channel and no lead" in caplog.messages


@pytest.mark.parametrize(
    ("wakes_at", "sent", "late"),
    [
        (MEETING - MINUTE, True, False),
        (MEETING, True, True),
        (datetime(2026, 11, 16, 23, 59, tzinfo=UTC), True, True),
        (datetime(2026, 11, 17, 0, 0, tzinfo=UTC), False, False),
    ],
)
async def test_late_until_the_end_of_the_meetings_day_marked_once_it_has_begun(
    world: World, wakes_at: datetime, *, sent: bool, late: bool
) -> None:
    world.found()
    await world.wake_at(wakes_at)
    assert [one.key for one in world.channel()] == (["digest:GROW:2026-W47"] if sent else [])
    assert any("late" in one.text for one in world.channel()) is late


async def test_a_day_that_has_passed_is_skipped_with_one_line(world: World, caplog: pytest.LogCaptureFixture) -> None:
    world.found()
    with caplog.at_level(logging.WARNING):
        await world.wake_at(DIGEST_TIME + DAY)
        await world.tick()
    assert caplog.messages.count("a digest was skipped: its day has passed") == 1
    await world.until(DIGEST_TIME + timedelta(weeks=1))
    assert [one.key for one in world.channel()] == ["digest:GROW:2026-W48"]


async def test_after_weeks_of_silence_todays_digest_still_comes_and_is_told_of(
    world: World, caplog: pytest.LogCaptureFixture
) -> None:
    world.found()
    with caplog.at_level(logging.INFO, "bot.usecases"):
        await world.wake_at(DIGEST_TIME + timedelta(weeks=2, hours=1))
    assert caplog.messages.count("a digest comes late: nothing ticked at its time") == 1
    assert [one.key for one in world.channel()] == ["digest:GROW:2026-W49"]


async def test_one_that_could_not_be_sent_before_the_meeting_is_marked_late(world: World) -> None:
    world.found()
    world.platform.faults.append(Unreachable("no connection"))
    await world.wake_at(DIGEST_TIME)
    assert world.channel() == []
    await world.wake_at(MEETING)
    assert "late" in world.channel()[0].text


async def test_one_that_could_not_be_sent_that_day_is_dropped(world: World) -> None:
    world.found()
    world.platform.faults.append(Unreachable("no connection"))
    await world.wake_at(DIGEST_TIME)
    await world.wake_at(datetime(2026, 11, 17, 0, 0, tzinfo=UTC))
    assert world.channel() == []


async def test_the_end_of_the_day_is_where_the_team_is(world: World) -> None:
    world.found(make.company(teams=[make.team(lead="lea", zone="Pacific/Auckland")]))
    day = datetime(2026, 11, 15, 19, tzinfo=UTC)  # Monday 08:00 there
    await world.until(day - MINUTE)
    assert world.channel() == []
    await world.wake_at(datetime(2026, 11, 16, 10, 59, tzinfo=UTC))  # 23:59 there
    assert len(world.channel()) == 1


async def test_weeks_of_the_cycle_are_counted_where_the_team_is(world: World) -> None:
    auckland = make.team(lead="lea", zone="Pacific/Auckland", meeting=Cadence(weekday=3, at=time(9)))
    world.found(make.company(teams=[auckland]))
    # 1 October is a Thursday: there the seventh week begins on Thursday 12 November, while UTC still has the eleventh.
    await world.until(datetime(2026, 11, 11, 18, tzinfo=UTC))
    assert "week 7 of 13" in world.channel()[-1].text


async def test_meetings_every_two_weeks_have_a_digest_every_two_weeks(world: World) -> None:
    rare = Cadence(weekday=0, at=time(10), every=2, since=DIGEST_TIME.date())
    world.found(make.company(teams=[make.team(lead="lea", meeting=rare)]))
    await world.until(DIGEST_TIME + timedelta(weeks=4))
    assert [one.key for one in world.channel()] == [f"digest:GROW:2026-W{week}" for week in (47, 49, 51)]


async def test_a_moved_meeting_moves_its_digest(world: World) -> None:
    world.found()
    await world.until(THURSDAY_10)
    with world.tx() as tx:
        tx.teams.put([replace(tx.teams.get("GROW"), meeting=Cadence(weekday=1, at=time(14)))])
    world.plan()
    await world.until(DIGEST_TIME + DAY + 4 * HOUR - MINUTE)
    assert world.channel() == []
    await world.until(DIGEST_TIME + DAY + 4 * HOUR)
    assert len(world.channel()) == 1


async def test_a_team_without_key_results_has_none_but_its_parent_has_one_line_a_child(world: World) -> None:
    teams = [make.team("ALL", lead="lea"), make.team("GROW", parent="ALL"), make.team("CARE", parent="ALL")]
    world.found(make.company(teams=teams))
    await world.until(DIGEST_TIME)
    assert len(world.channel("GROW")) == 1
    assert world.channel("CARE") == []
    view = _view(world, "ALL")
    assert view.key_results == []
    assert {child.team: sum(child.counts.values()) for child in view.children} == {"GROW": 1, "CARE": 0}
    assert "Grow" in world.channel("ALL")[0].text


async def test_a_channel_sees_only_what_everybody_may_and_how_much_was_left_out(world: World) -> None:
    secret = make.objective("GROW-2", visibility=Visibility.TEAM)
    results = [make.key_result(), make.key_result("GROW-2.1"), make.key_result("GROW-2.2")]
    world.found(make.company(key_results=results, objectives=[make.objective(), secret]))
    await world.until(DIGEST_TIME)
    text = world.channel()[0].text
    assert "GROW-2" not in text
    assert "2 more key results" in text
    assert _view(world).left_out == 2


async def test_a_reader_of_the_digest_command_sees_what_they_may(world: World) -> None:
    secret = make.objective("GROW-2", visibility=Visibility.TEAM)
    world.found(
        make.company(
            people=[make.person("ana"), make.person("lea"), make.person("zoe", team=None)],
            key_results=[make.key_result(), make.key_result("GROW-2.1")],
            objectives=[make.objective(), secret],
        )
    )
    await world.until(DIGEST_TIME)
    await world.type("ana", "digest")
    assert "2 no news" in world.last("ana").text
    assert "(+" not in world.last("ana").text
    await world.type("zoe", "digest GROW")
    assert "1 no news" in world.last("zoe").text


async def test_not_heard_from_are_those_asked_since_the_last_digest(world: World) -> None:
    world.found(make.company(key_results=[make.key_result(), make.key_result("GROW-1.2", owner="lea")]))
    await world.until(THURSDAY_10)
    await world.type("lea", "25")
    await world.until(DIGEST_TIME)
    line = next(one for one in world.channel()[0].text.splitlines() if "Not heard from" in one)
    assert "GROW-1.1" in line
    assert "GROW-1.2" not in line


async def test_nothing_new_is_said_in_one_line(world: World) -> None:
    paused = make.team(lead="lea", ask=Cadence(weekday=3, at=time(10), every=4, since=(THURSDAY_10 + 14 * DAY).date()))
    world.found(make.company(teams=[paused]))
    await world.until(DIGEST_TIME + timedelta(weeks=1))
    assert "nothing new" not in world.channel()[0].text.lower()
    assert "nothing new" in world.channel()[1].text.lower()


def _view(world: World, team: str = "GROW") -> View:
    with world.tx() as tx:
        snapshot = tx.snapshots.latest(team)
    assert snapshot is not None
    return from_json(snapshot.about)
