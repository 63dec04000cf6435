"""Workers of an older version beside newer ones, as in a deploy: what only the newer know is left to them."""

from pathlib import Path

import pytest

from tests.chaos.crowd import HOME, Crowd
from tests.chaos.servers import torn_postgres
from tests.chaos.storm import Storm
from tests.make import THURSDAY_10
from tests.requirements import need

pytestmark = pytest.mark.slow


async def test_old_and_new_workers_side_by_side_lose_and_double_nothing(tmp_path: Path) -> None:
    need("postgres")
    with torn_postgres() as server:
        storm = Storm(
            crowds=[Crowd(people=24, platform="slack", zones=(HOME,))],
            database=server.database(),
            folder=tmp_path,
            kills=10,
            seed=5,
            until=THURSDAY_10,
            workers=3,
            older=0.75,
        )
        report = await storm.strike()
    assert report.verdict.is_clean, report
    log = (tmp_path / "victims.log").read_text()
    assert "a message of a kind that this version doesn't know" in log, "an older one had an escalation in hand"
    assert '"another version of okrbot is on this database"' in log
    assert "a message can't be sent" not in log, "nothing was declared dead"
