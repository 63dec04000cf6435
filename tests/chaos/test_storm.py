"""Killed all the time, with a platform that fails on top: nothing is lost, nothing doubled (short forms)."""

from pathlib import Path

import pytest

from tests.chaos.crowd import HOME, Crowd
from tests.chaos.servers import torn_postgres
from tests.chaos.storm import Report, Storm
from tests.make import THURSDAY_10
from tests.requirements import need

pytestmark = pytest.mark.slow

SEED = 4
UNTIL = THURSDAY_10  # asks, answers and what they change


def crowd(people: int = 16, platform: str = "slack", number: int = 0) -> Crowd:
    return Crowd(people=people, platform=platform, number=number, zones=(HOME,))


def sqlite(folder: Path) -> str:
    return f"sqlite:///{folder / 'okrbot.db'}"


async def test_one_process_killed_all_the_time_loses_and_doubles_nothing(tmp_path: Path) -> None:
    storm = Storm(
        crowds=[crowd()],
        database=sqlite(tmp_path),
        folder=tmp_path,
        kills=12,
        in_calls=3,
        seed=SEED,
        until=UNTIL,
        most_calls=20,
    )
    report = await storm.strike()
    assert report.verdict.is_clean, report
    assert_stormy(report)


async def test_three_workers_killed_paused_and_their_database_restarted_lose_and_double_nothing(tmp_path: Path) -> None:
    need("postgres")
    with torn_postgres() as server:
        storm = Storm(
            crowds=[crowd(8), crowd(8, number=1)],
            database=server.database(),
            folder=tmp_path,
            kills=12,
            in_calls=3,
            seed=SEED,
            until=UNTIL,
            most_calls=20,
            workers=3,
            restart=server.restart,
            restarts=1,
        )
        report = await storm.strike()
    assert report.verdict.is_clean, report
    assert report.restarts == 1
    assert_stormy(report)


async def test_where_nothing_can_be_looked_up_no_escalation_is_lost_and_no_ask_doubled(tmp_path: Path) -> None:
    crowds = [crowd(platform="blind")]
    storm = Storm(
        crowds=crowds,
        database=sqlite(tmp_path),
        folder=tmp_path,
        kills=12,
        in_calls=3,
        seed=SEED,
        until=UNTIL,
        most_calls=20,
    )
    report = await storm.strike()
    verdict = report.verdict
    assert verdict.of("escalation", verdict.lost) == ()
    assert verdict.of("ask", verdict.doubled) == verdict.of("reminder", verdict.doubled) == ()
    assert verdict.unmarked == verdict.uncounted == verdict.strange == ()
    assert verdict.doubled or verdict.lost, "some calls were in doubt"
    assert_stormy(report)


def assert_stormy(report: Report) -> None:
    """It was one: many deaths, most of them in a call or just after one, and many faults."""
    assert report.kills >= 12
    assert report.ends["killed in a call"] >= 3
    assert report.faults >= 3
