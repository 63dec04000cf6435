"""The partitions of docs/scale.md: okrbot goes on as before on tables that its statements have split."""

import re
from datetime import UTC, datetime
from pathlib import Path

import psycopg
import pytest

from tests import make
from tests.make import THURSDAY_10
from tests.world import World

pytestmark = pytest.mark.postgres

SCALE = Path(__file__).parents[2] / "docs" / "scale.md"
JANUARY = datetime(2027, 1, 5, 10, tzinfo=UTC)


def statements() -> list[str]:
    """Each block of SQL on the page: check-ins by month, the outbox by workspace."""
    found = re.findall(r"```sql\n(.*?)```", SCALE.read_text(encoding="utf-8"), flags=re.DOTALL)
    assert len(found) == 2
    return found


def execute(world: World, statement: str) -> list[tuple[object, ...]]:
    """Beside okrbot, as an operator does."""
    url = world.store.engines.writer.url.set(drivername="postgresql").render_as_string(hide_password=False)
    with psycopg.connect(url, autocommit=True) as connection:
        done = connection.execute(statement)
        return done.fetchall() if done.description else []


async def test_asks_answers_and_digests_go_on_after_both_tables_were_split(postgres_world: World) -> None:
    world = postgres_world
    world.found(make.company(key_results=[make.key_result(), make.key_result("GROW-1.2", owner="kenji")]))
    world.now = THURSDAY_10
    await world.tick()
    await world.type("ana", "25")
    for statement in statements():
        execute(world, statement)
    await world.type("kenji", "30")
    await world.until(make.DIGEST_TIME)
    assert world.kinds("ana") == ["ask", "answer"]
    assert [one.key for one in world.channel()] == ["digest:GROW:2026-W47"]
    with world.tx() as tx:
        tx.check_ins.add([make.check_in(at=JANUARY)])
        histories = tx.check_ins.histories(["GROW-1.1"])
    assert [one.at for one in histories["GROW-1.1"]] == [THURSDAY_10, JANUARY]
    parts = execute(world, "SELECT tableoid::regclass::text, count(*) FROM check_ins GROUP BY 1 ORDER BY 1")
    assert parts == [("check_ins_2027_01", 1), ("check_ins_before", 2)]


async def test_check_ins_are_only_ever_added_on_partitions_too(postgres_world: World) -> None:
    postgres_world.found()
    with postgres_world.tx() as tx:
        tx.check_ins.add([make.check_in(at=THURSDAY_10)])
    by_month, _ = statements()
    execute(postgres_world, by_month)
    with postgres_world.tx() as tx:
        tx.check_ins.add([make.check_in(at=JANUARY)])
    for change in ("DELETE FROM check_ins", "TRUNCATE check_ins", "UPDATE check_ins SET value = 1"):
        with pytest.raises(psycopg.errors.RestrictViolation):
            execute(postgres_world, change)
    for change in ("DELETE FROM check_ins_before", "UPDATE check_ins_2027_01 SET value = 1"):
        with pytest.raises(psycopg.errors.RestrictViolation):
            execute(postgres_world, change)
