"""The processes on a database: each says that it runs, and who falls silent for a minute is gone."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from bot.ports import Process
from storage import SqlStore

NOW = datetime.now(UTC)
SECOND = timedelta(seconds=1)


def process(id: str) -> Process:
    return Process(id=id, role="all", engine="embedded", host="box", pid=7, version="1", started_at=NOW, seen_at=NOW)


def test_a_process_is_listed_until_it_ends(store: SqlStore) -> None:
    assert [one.id for one in store.note_process(process("a"), NOW)] == ["a"]
    assert [one.id for one in store.note_process(process("b"), NOW)] == ["a", "b"]
    store.forget_process("a")
    assert [one.id for one in store.processes(NOW)] == ["b"]


def test_the_oldest_stands_first_however_often_it_is_seen(sqlite_store: SqlStore) -> None:
    sqlite_store.note_process(process("b"), NOW)
    sqlite_store.note_process(process("a"), NOW + SECOND)
    seen = sqlite_store.note_process(process("b"), NOW + 5 * SECOND)
    assert seen == [
        replace(process("b"), seen_at=NOW + 5 * SECOND),
        replace(process("a"), started_at=NOW + SECOND, seen_at=NOW + SECOND),
    ]


@pytest.mark.parametrize("later", [timedelta(seconds=61), timedelta(hours=-1)])
def test_who_is_silent_for_a_minute_is_gone_whichever_way_the_clock_went(
    sqlite_store: SqlStore, later: timedelta
) -> None:
    sqlite_store.note_process(process("a"), NOW)
    assert sqlite_store.processes(NOW + later) == []
    assert [one.id for one in sqlite_store.note_process(process("b"), NOW + later)] == ["b"]
    assert [one.id for one in sqlite_store.processes(NOW)] == []


def test_machines_that_share_a_database_go_by_its_clock(postgres_store: SqlStore) -> None:
    postgres_store.note_process(process("a"), NOW - timedelta(days=1))
    assert [one.id for one in postgres_store.processes(NOW + timedelta(days=1))] == ["a"]
