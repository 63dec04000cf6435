"""When people are asked (domain.md §8.1, §8.2)."""

import logging
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from bot.domain.cadence import Cadence
from bot.domain.cycle import CycleState
from bot.domain.okr import Standing
from tests import make
from tests.make import DAY, DIGEST_TIME, FRIDAY_10, HOUR, MINUTE, THURSDAY_10, WEDNESDAY
from tests.world import World

NINE = timedelta(hours=9)


async def test_everybody_is_asked_on_thursday_at_ten_of_their_own_day(each_world: World) -> None:
    ken = make.person("ken", zone="Asia/Tokyo")
    results = [make.key_result(), make.key_result("GROW-1.2", owner="ken")]
    each_world.found(make.company(people=[make.person("ana"), make.person("lea"), ken], key_results=results))
    await each_world.until(THURSDAY_10 - NINE - MINUTE)
    assert each_world.platform.sent() == []
    await each_world.until(THURSDAY_10 - NINE)
    assert each_world.platform.sent() == ["ask:ken:2026-W46"]
    await each_world.until(THURSDAY_10)
    assert each_world.platform.sent() == ["ask:ken:2026-W46", "ask:ana:2026-W46"]


async def test_one_ask_holds_all_of_a_persons_key_results_in_the_order_of_mine(world: World) -> None:
    keys = ["GROW-1.10", "GROW-2.1", "GROW-1.9"]
    world.found(make.company(key_results=[make.key_result(key) for key in keys]))
    await world.until(THURSDAY_10)
    assert [(one.position, one.key_result) for one in world.ask().entries] == [
        (1, "GROW-1.9"),
        (2, "GROW-1.10"),
        (3, "GROW-2.1"),
    ]


async def test_ticking_twice_for_one_instant_asks_once(each_world: World) -> None:
    each_world.found()
    await each_world.until(THURSDAY_10)
    assert await each_world.tick() == 0
    assert each_world.kinds("ana") == ["ask"]


async def test_nothing_due_is_nothing_sent(world: World) -> None:
    paused = make.key_result(standing=Standing.PAUSED)
    dropped = make.key_result("GROW-1.2", standing=Standing.DROPPED)
    later = make.key_result("GROW-1.3", first_day=date(2026, 11, 13))
    world.found(make.company(key_results=[paused, dropped, later]))
    await world.until(DIGEST_TIME - MINUTE)
    assert world.dm("ana") == []


@pytest.mark.parametrize("state", [CycleState.DRAFT, CycleState.CLOSED])
async def test_key_results_of_a_cycle_that_is_not_active_are_not_asked(world: World, state: CycleState) -> None:
    world.found(make.company(cycles=[replace(make.cycle(), state=state)]))
    await world.until(DIGEST_TIME)
    assert world.platform.sent() == []


@pytest.mark.parametrize(("days_before", "asked"), [(0, False), (3, False), (4, True)])
async def test_what_was_checked_in_on_within_three_local_days_is_not_asked(
    world: World, days_before: int, *, asked: bool
) -> None:
    results = [make.key_result(), make.key_result("GROW-1.2")]
    world.found(make.company(key_results=results))
    local = datetime.combine(date(2026, 11, 12) - timedelta(days=days_before), time(0, 30), tzinfo=ZoneInfo(make.ZONE))
    with world.tx() as tx:
        tx.check_ins.add([make.check_in("GROW-1.2", at=local.astimezone(UTC))])
    await world.until(THURSDAY_10)
    assert ("GROW-1.2" in [one.key_result for one in world.ask().entries]) is asked


@pytest.mark.parametrize("every", [1, 2, 4])
async def test_a_team_is_asked_every_n_weeks_counted_from_since(world: World, every: int) -> None:
    since = date(2026, 11, 11)  # within the week that counts
    cadence = Cadence(weekday=3, at=time(10), every=every, since=since)
    world.found(make.company(teams=[make.team(lead="lea", ask=cadence)]))
    await world.until(THURSDAY_10 + timedelta(weeks=8) - MINUTE)
    weeks = {one.partition(":")[2] for one in world.platform.sent() if one.startswith("ask:")}
    due = [THURSDAY_10 + timedelta(weeks=each) for each in range(0, 8, every)]
    assert weeks == {f"ana:{at.isocalendar().year}-W{at.isocalendar().week:02}" for at in due}


async def test_without_since_weeks_count_from_the_cycles_first_week(world: World) -> None:
    cadence = Cadence(weekday=3, at=time(10), every=2)  # 1 October lies in week 40: even weeks
    world.found(make.company(teams=[make.team(lead="lea", ask=cadence)]))
    await world.until(THURSDAY_10 + timedelta(weeks=3))
    assert [one for one in world.platform.sent() if one.startswith("ask:")] == ["ask:ana:2026-W46", "ask:ana:2026-W48"]


async def test_each_key_result_follows_its_own_teams_interval_at_the_home_teams_time(world: World) -> None:
    care = make.team("CARE", ask=Cadence(weekday=0, at=time(12), every=2, since=date(2026, 11, 16)))
    results = [make.key_result(), make.key_result("CARE-1.1")]
    world.found(make.company(teams=[make.team(lead="lea"), care], key_results=results))
    await world.until(THURSDAY_10 + timedelta(weeks=1))
    assert [one.key_result for one in world.ask().entries] == ["GROW-1.1"]
    assert [one.key_result for one in world.ask(week="2026-W47").entries] == ["CARE-1.1", "GROW-1.1"]


async def test_without_a_home_team_the_first_key_results_team_says_when(world: World) -> None:
    noon = make.team(ask=Cadence(weekday=1, at=time(12)))
    world.found(make.company(people=[make.person("ana", team=None)], teams=[noon]))
    await world.until(THURSDAY_10)
    assert world.ask().asked_at == datetime(2026, 11, 10, 12, tzinfo=UTC)


async def test_a_new_person_is_first_asked_at_the_next_planned_time(world: World) -> None:
    world.now = THURSDAY_10 + MINUTE
    world.found()
    await world.until(DIGEST_TIME)
    assert world.dm("ana") == []
    await world.until(THURSDAY_10 + timedelta(weeks=1))
    assert world.kinds("ana") == ["ask"]


async def test_a_key_result_that_comes_after_the_ask_waits_for_the_next(world: World) -> None:
    world.found()
    await world.until(THURSDAY_10)
    with world.tx() as tx:
        tx.okrs.put_key_results([make.key_result("GROW-1.2")])
    world.plan()
    await world.until(DIGEST_TIME)
    assert [one.key_result for one in world.ask().entries] == ["GROW-1.1"]
    assert world.kinds("ana") == ["ask", "reminder", "reminder"]


async def test_planning_again_without_a_change_changes_nothing(world: World) -> None:
    world.found()
    for _ in range(3):
        await world.until(world.now + 36 * HOUR)
        world.plan()
        await world.tick()
    await world.until(DIGEST_TIME - MINUTE)
    assert world.kinds("ana") == ["ask", "reminder", "reminder"]


async def test_a_later_hour_moves_a_week_without_an_ask(world: World) -> None:
    world.found()
    await world.until(WEDNESDAY)
    _set_ask(world, Cadence(weekday=3, at=time(15)))
    await world.until(THURSDAY_10 + 5 * HOUR - MINUTE)
    assert world.dm("ana") == []
    await world.until(THURSDAY_10 + 5 * HOUR)
    assert world.kinds("ana") == ["ask"]


async def test_a_change_moves_no_week_that_has_its_ask(world: World) -> None:
    world.found()
    await world.until(THURSDAY_10)
    _set_ask(world, Cadence(weekday=4, at=time(15)))
    await world.until(DIGEST_TIME - MINUTE)
    assert world.kinds("ana").count("ask") == 1
    await world.until(THURSDAY_10 + timedelta(weeks=1, days=1, hours=5))
    assert world.kinds("ana").count("ask") == 2


async def test_a_change_that_puts_the_time_into_the_past_asks_at_the_next_working_moment(world: World) -> None:
    world.found()
    await world.until(WEDNESDAY)
    _set_ask(world, Cadence(weekday=0, at=time(10)))
    await world.tick()
    assert world.ask().asked_at == WEDNESDAY


async def test_that_moment_is_the_next_morning_if_it_is_night(world: World) -> None:
    world.found()
    await world.until(WEDNESDAY + 14 * HOUR)
    _set_ask(world, Cadence(weekday=0, at=time(10)))
    await world.until(THURSDAY_10 - HOUR)
    assert world.ask().asked_at == THURSDAY_10 - HOUR


async def test_moving_nine_zones_east_and_back_asks_once(world: World) -> None:
    world.found()
    await world.until(WEDNESDAY + 20 * HOUR)
    _move(world, "Asia/Tokyo")
    await world.until(THURSDAY_10 - 3 * HOUR)
    assert world.kinds("ana") == ["ask"]
    _move(world, "America/New_York")
    await world.until(FRIDAY_10 - HOUR)
    assert world.kinds("ana") == ["ask"]


async def test_a_late_ask_comes_at_once_inside_working_hours(world: World) -> None:
    world.found()
    await world.wake_at(THURSDAY_10 + 3 * HOUR)
    assert world.kinds("ana") == ["ask"]
    assert await world.tick() == 0


async def test_a_late_ask_waits_for_the_morning_if_it_is_night(world: World) -> None:
    world.found()
    await world.wake_at(THURSDAY_10 + 12 * HOUR)
    assert world.dm("ana") == []
    await world.until(FRIDAY_10 - HOUR)
    assert world.kinds("ana") == ["ask"]


async def test_an_ask_keeps_its_set_time_outside_working_hours(world: World) -> None:
    early = make.team(lead="lea", ask=Cadence(weekday=5, at=time(6)))
    world.found(make.company(teams=[early]))
    await world.until(datetime(2026, 11, 14, 6, tzinfo=UTC))
    assert world.kinds("ana") == ["ask"]


async def test_after_the_week_or_the_digest_a_late_ask_is_skipped_with_its_reason(
    world: World, caplog: pytest.LogCaptureFixture
) -> None:
    world.found()
    with caplog.at_level(logging.WARNING):
        await world.wake_at(DIGEST_TIME)
    assert world.dm("ana") == []
    assert [record.message for record in caplog.records if "ask" in record.message] == [
        "an ask was skipped: its week or the digest has passed"
    ]
    await world.until(THURSDAY_10 + timedelta(weeks=1))
    assert [one.key for one in world.dm("ana")] == ["ask:ana:2026-W47"]


async def test_after_weeks_of_silence_only_the_newest_ask_comes(world: World) -> None:
    world.found()
    await world.wake_at(THURSDAY_10 + timedelta(weeks=5, hours=1))
    assert [one.key for one in world.dm("ana")] == ["ask:ana:2026-W51"]


async def test_an_ask_of_a_weekday_before_the_digest_of_the_same_week_ends_with_it(world: World) -> None:
    midweek = make.team(lead="lea", ask=Cadence(weekday=0, at=time(10)), meeting=Cadence(weekday=2, at=time(10)))
    world.found(make.company(teams=[midweek]))
    await world.wake_at(WEDNESDAY)
    assert world.dm("ana") == []


@pytest.mark.parametrize(
    ("zone", "at", "planned", "expected"),
    [
        ("Europe/Lisbon", time(1, 30), date(2026, 3, 29), datetime(2026, 3, 29, 1, 0, tzinfo=UTC)),  # gap → 02:00
        ("Europe/Lisbon", time(1, 30), date(2026, 10, 25), datetime(2026, 10, 25, 0, 30, tzinfo=UTC)),  # first of two
        ("Africa/Cairo", time(0, 30), date(2026, 4, 24), datetime(2026, 4, 23, 22, 0, tzinfo=UTC)),  # midnight gap
        (
            "Australia/Lord_Howe",
            time(2, 15),
            date(2026, 10, 4),
            datetime(2026, 10, 3, 15, 30, tzinfo=UTC),
        ),  # half an hour
    ],
)
async def test_where_the_clocks_change_people_are_asked_once_at_the_first_valid_minute(
    world: World, zone: str, at: time, planned: date, expected: datetime
) -> None:
    team = make.team(lead="lea", ask=Cadence(weekday=planned.weekday(), at=at))
    year = make.cycle("2026", first_day=date(2026, 1, 1), last_day=date(2026, 12, 31))
    aim = make.objective(cycle="2026")
    result = make.key_result(first_day=date(2026, 1, 1))
    world.now = expected - 3 * DAY
    world.found(
        make.company(
            people=[make.person("ana", zone=zone), make.person("lea", zone=zone)],
            teams=[team],
            cycles=[year],
            objectives=[aim],
            key_results=[result],
        )
    )
    await world.until(expected - MINUTE)
    assert world.dm("ana") == []
    await world.until(expected + 2 * HOUR)
    assert world.kinds("ana") == ["ask"]


async def test_an_ask_nobody_could_get_is_dropped_once_its_week_or_digest_is_over(world: World) -> None:
    world.found()
    with world.tx() as tx:
        (account,) = tx.people.accounts(["ana"])["ana"]
        tx.people.put_account(replace(account, address=None))
    await world.until(DIGEST_TIME)
    with world.tx() as tx:
        tx.people.put_account(account)
    await world.until(DIGEST_TIME + HOUR)
    assert world.dm("ana") == []


async def test_an_ask_answered_before_it_could_be_sent_is_not_sent(world: World) -> None:
    world.found()
    with world.tx() as tx:
        (account,) = tx.people.accounts(["ana"])["ana"]
        tx.people.put_account(replace(account, address=None))
    await world.until(THURSDAY_10)
    await world.type("ana", "1.1 25")
    await world.until(THURSDAY_10 + HOUR)
    assert world.kinds("ana") == ["answer"]


def _set_ask(world: World, cadence: Cadence) -> None:
    with world.tx() as tx:
        tx.teams.put([replace(tx.teams.get("GROW"), ask=cadence)])
    world.plan()


def _move(world: World, zone: str) -> None:
    with world.tx() as tx:
        tx.people.put([replace(tx.people.get("ana"), zone=zone)])
    world.plan()
