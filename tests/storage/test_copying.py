"""From SQLite to PostgreSQL: everything, once, whatever cuts it short; and what differs is found."""

import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import create_engine, text

from bot.errors import OkrError
from storage import check, copying, migrate, open_store
from storage.comparing import Compared, compare
from storage.copying import copy_database, tables
from storage.copying_refused import (
    Changed,
    CopyFailed,
    NothingToCopy,
    NotThatWay,
    OldSource,
    OtherData,
    SomebodyElseCopies,
    StillRunning,
)
from storage.schema import COPYING, HalfCopied
from storage.tables import metadata
from tests.database import PostgresServer
from tests.storage.filled import filled
from tests.storage.sample import HOME, THURSDAY

pytestmark = pytest.mark.postgres


@pytest.fixture
def source(tmp_path: Path) -> str:
    return filled(tmp_path / "okrbot.db")


@pytest.fixture(scope="module")
def copied(tmp_path_factory: pytest.TempPathFactory, postgres_server: PostgresServer) -> tuple[str, str]:
    """A source and its copy, not to be changed."""
    pair = filled(tmp_path_factory.mktemp("copied") / "okrbot.db"), postgres_server.url(postgres_server.create())
    copy(*pair)
    return pair


@pytest.fixture
def target(postgres_server: PostgresServer) -> Iterator[str]:
    name = postgres_server.create()
    yield postgres_server.url(name)
    postgres_server.drop(name)


def copy(source: str, target: str, told: list[int] | None = None) -> list[Compared]:
    heard = [] if told is None else told
    return list(copy_database(source, target, machine_now=THURSDAY, sized=lambda _: None, told=heard.append))


def run(url: str, statement: str) -> None:
    engine = create_engine(url)
    with engine.begin() as connection:
        connection.execute(text(statement))
    engine.dispose()


def test_every_table_is_copied_and_says_the_same(source: str, target: str) -> None:
    compared = copy(source, target)
    assert [one.table for one in compared] == [table.name for table in tables()]
    assert [one.table for one in compared if not one.rows] == [], "fill the table in tests/storage/filled.py"
    assert all(one.same and one.differs_at is None for one in compared)
    assert check(target) == "current"


def test_the_copy_reads_as_the_source_does(copied: tuple[str, str]) -> None:
    read = []
    for url in copied:
        with closing(open_store(url)) as store, store.transaction("crumb") as tx:
            keys = [one.key for one in tx.okrs.every_key_result()]
            read.append(
                (
                    tx.workspace,
                    tx.people.all(),
                    tx.teams.all(),
                    tx.okrs.every_key_result(),
                    tx.check_ins.histories(keys),
                    tx.asks.since(["BAKE"], None),
                    tx.snapshots.latest("BAKE"),
                    tx.failed_events.all(9),
                )
            )
    assert read[0] == read[1]


def test_the_source_stays_as_it_is(source: str, target: str) -> None:
    file = Path(source.removeprefix("sqlite:///"))
    before = file.read_bytes()
    copy(source, target)
    assert file.read_bytes() == before


def test_progress_ends_at_every_row_copied_and_compared(source: str, target: str) -> None:
    told: list[int] = []
    rows = sum(one.rows for one in copy(source, target, told))
    assert sum(told) == 2 * rows


def test_a_whole_copy_is_only_compared_again(copied: tuple[str, str]) -> None:
    assert all(one.same for one in copy(*copied))


KILLED_AT = """
import os, signal, sys
import psycopg
from datetime import UTC, datetime
from storage import comparing, copying

comparing.PORTION = copying.PORTION = 7
left = iter(range(int(sys.argv[3])))
write_row = psycopg.Copy.write_row

def killed(self, row):
    if next(left, None) is None:
        os.kill(os.getpid(), signal.SIGKILL)
    write_row(self, row)

psycopg.Copy.write_row = killed
copying.copy_database(*sys.argv[1:3], machine_now=datetime.now(UTC), sized=lambda _: None, told=lambda _: None)
"""


def killed_at(source: str, target: str, row: int) -> bool:
    done = subprocess.run([sys.executable, "-c", KILLED_AT, source, target, str(row)], check=False)
    assert done.returncode in {0, -signal.SIGKILL}
    return done.returncode != 0


@pytest.mark.slow
def test_killed_again_and_again_it_goes_on_where_it_was(source: str, target: str) -> None:
    kills = 0
    while killed_at(source, target, row=45):
        kills += 1
        with pytest.raises(HalfCopied, match="run the same `okrbot copy-database` again"):
            open_store(target)
    assert kills >= 2
    assert all(one.same for one in copy(source, target))


TAMPERED = {
    "check_in_texts": ("UPDATE check_in_texts SET note = note || '!' WHERE check_in = 'e4/BAKE-1.2'", "e4/BAKE-1.2"),
    "check_ins": ("UPDATE check_ins SET value = 12.5 WHERE id = 'e2/BAKE-1.3'", "e2/BAKE-1.3"),
    "blockers": ("UPDATE blockers SET opened_at = opened_at + interval '1 microsecond'", "e0/BAKE-1.1"),
    "key_results": ("UPDATE key_results SET weight = 2 WHERE key = 'BAKE-1.2'", "BAKE-1.2"),
    "outbox": ("DELETE FROM outbox WHERE key = 'ask:1'", "ask:1"),
    "inbox": ("INSERT INTO inbox (workspace, event, at) VALUES ('crumb', 'event:0', now())", "event:0"),
    "failed_events": ("UPDATE failed_events SET again_at = at", "event:2"),
    "paces": ("UPDATE paces SET rate = 0.1000000001", "slack:T1 post"),
    "accounts": ("UPDATE accounts SET reachable = false", "slack:T1 U1"),
    "snapshots": ("UPDATE snapshots SET about = replace(about::text, '2.5', '2.50')::json", "BAKE 2026-W45"),
    "asks": ("UPDATE asks SET planned = planned + 1", "ana:2026-W45"),
}


@pytest.mark.parametrize("table", TAMPERED)
def test_a_row_that_was_tampered_with_is_found(copied: tuple[str, str], table: str) -> None:
    change, key = TAMPERED[table]
    source, target = (create_engine(url) for url in copied)
    with source.connect() as old, target.connect() as new:
        for trigger in (f"ALTER TABLE {each} DISABLE TRIGGER USER" for each in ("check_ins", "check_in_texts")):
            new.execute(text(trigger))
        assert new.execute(text(change)).rowcount == 1
        found = compare(metadata.tables[table], old, new, lambda _: None)
        new.rollback()
    assert not found.same
    assert found.checksum != found.copied_checksum
    assert found.differs_at == f"crumb {key}"
    source.dispose()
    target.dispose()


def test_a_copy_that_differs_is_told_and_stays_closed(source: str, target: str) -> None:
    copy(source, target)
    run(target, f"UPDATE alembic_version SET version_num = '{COPYING}'")
    run(target, "UPDATE people SET name = 'Bob' WHERE id = 'bo'")
    with pytest.raises(Changed, match="copy of people differs from the source at crumb bo"):
        copy(source, target)
    with pytest.raises(HalfCopied):
        open_store(target)


def test_a_target_with_other_data_is_refused_and_left_alone(source: str, target: str) -> None:
    with closing(open_store(target)) as store:
        store.add_workspace(HOME)
    with pytest.raises(OtherData, match=r"has data of its own: \w+ differs from the source"):
        copy(source, target)
    with closing(open_store(target)) as store:
        assert store.workspaces() == [HOME]


def test_while_okrbot_runs_on_the_source_nothing_is_copied(source: str, target: str) -> None:
    run(
        source,
        "INSERT INTO processes VALUES ('p1', 'all', 'embedded', 'oven', 17, '0.1',"
        f" '{THURSDAY.isoformat(timespec='microseconds')}', '{THURSDAY.isoformat(timespec='microseconds')}')",
    )
    with pytest.raises(StillRunning, match=r"process 17 on oven\. Stop it first"):
        copy(source, target)


def test_two_copies_at_once_are_refused(source: str, target: str) -> None:
    engine = create_engine(target)
    with engine.connect() as holder:
        holder.execute(text(f"SELECT pg_advisory_lock({copying.ONE_AT_A_TIME})"))
        with pytest.raises(SomebodyElseCopies):
            copy(source, target)
    engine.dispose()


def test_what_postgres_cannot_store_is_told(source: str, target: str) -> None:
    run(source, "UPDATE people SET name = 'NUL' || char(0) WHERE id = 'bo'")
    with pytest.raises(CopyFailed, match=r"The copy was cut short: .*NUL"):
        copy(source, target)


def test_only_sqlite_to_postgres(source: str, target: str, tmp_path: Path) -> None:
    for pair in ((target, source), (source, source), (target, target)):
        with pytest.raises(NotThatWay, match=r"okrbot copy-database sqlite:///okrbot\.db postgresql://"):
            copy(*pair)
    with pytest.raises(NothingToCopy):
        copy(f"sqlite:///{tmp_path / 'none.db'}", target)
    assert not (tmp_path / "none.db").exists()
    with pytest.raises(CopyFailed, match="connection"):
        copy(source, f"postgresql://ana:hush@localhost:1/okrbot?host={tmp_path}")
    run(source, "UPDATE alembic_version SET version_num = '0001'")
    with pytest.raises(OldSource, match="okrbot migrate"):
        copy(source, target)


def test_a_migrated_empty_target_will_do(source: str, target: str) -> None:
    migrate(target)
    assert all(one.same for one in copy(source, target))


def test_no_password_is_ever_repeated(source: str, tmp_path: Path) -> None:
    with pytest.raises(OkrError) as failed:
        copy(source, f"postgresql://ana:hush@localhost:1/okrbot?host={tmp_path}")
    assert "hush" not in str(failed.value)
