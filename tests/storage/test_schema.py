"""The tables: the same however they are made, made once whoever starts first, refused when they are newer."""

import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
from alembic.config import Config
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine, create_engine, text

import storage
from bot.errors import OkrError
from storage import NewerDatabase, check, migrate, open_store
from storage.schema import REVISIONS
from storage.tables import metadata
from tests.database import PostgresServer

CATALOGUE = {
    "sqlite": ["SELECT type, name, sql FROM sqlite_master WHERE name NOT LIKE 'alembic%' AND sql IS NOT NULL"],
    "postgresql": [
        """SELECT table_name, column_name, ordinal_position, data_type, is_nullable, collation_name
        FROM information_schema.columns WHERE table_schema = 'public'""",
        """SELECT conrelid::regclass, conname, pg_get_constraintdef(oid) FROM pg_constraint
        WHERE connamespace = 'public'::regnamespace""",
        "SELECT indexname, indexdef FROM pg_indexes WHERE schemaname = 'public'",
        "SELECT tgname, pg_get_triggerdef(oid) FROM pg_trigger WHERE NOT tgisinternal",
        "SELECT proname, prosrc FROM pg_proc WHERE pronamespace = 'public'::regnamespace",
    ],
}


def catalogue(engine: Engine) -> list[str]:
    """Everything in the database but Alembic's own table, by the database's own account."""
    with closing(engine.connect()) as connection:
        rows = [repr(tuple(row)) for query in CATALOGUE[engine.dialect.name] for row in connection.execute(text(query))]
    engine.dispose()
    return sorted(" ".join(row.replace("\\n", " ").replace("\\t", " ").split()) for row in rows if "alembic" not in row)


def made_both_ways(by_migration: str, by_metadata: str) -> tuple[list[str], list[str]]:
    migrate(by_migration)
    engine = create_engine(by_metadata)
    metadata.create_all(engine)
    return catalogue(create_engine(by_migration)), catalogue(engine)


def test_migrations_make_what_the_tables_say_on_sqlite(tmp_path: Path) -> None:
    migrated, created = made_both_ways(f"sqlite:///{tmp_path / 'a.db'}", f"sqlite:///{tmp_path / 'b.db'}")
    assert migrated == created
    assert any("CREATE TRIGGER" in row for row in created)


@pytest.mark.postgres
def test_migrations_make_what_the_tables_say_on_postgres(postgres_server: PostgresServer) -> None:
    migrated, created = made_both_ways(*(postgres_server.url(postgres_server.create()) for _ in range(2)))
    assert migrated == created
    assert any("CREATE TRIGGER" in row for row in created)


def test_the_known_revisions_are_those_of_the_migrations() -> None:
    config = Config()
    config.set_main_option("script_location", str(Path(storage.__file__).parent / "migrations"))
    scripts = ScriptDirectory.from_config(config).walk_revisions()
    assert tuple(script.revision for script in scripts)[::-1] == REVISIONS


def set_revision(connection: Connection, revision: str) -> None:
    connection.execute(text("UPDATE alembic_version SET version_num = :revision"), {"revision": revision})


def test_a_database_newer_than_the_code_is_refused_with_what_to_do(sqlite_url: str) -> None:
    migrate(sqlite_url)
    engine = create_engine(sqlite_url)
    with engine.begin() as connection:
        set_revision(connection, "9999")
    engine.dispose()
    for opening in (open_store, migrate, check):
        with pytest.raises(NewerDatabase, match=r"9999.*Start the newer okrbot"):
            opening(sqlite_url)


def test_checking_says_how_far_the_tables_are(sqlite_url: str) -> None:
    assert check(sqlite_url) == "empty"
    assert migrate(sqlite_url) == "empty"
    assert migrate(sqlite_url) == "current"
    assert check(sqlite_url) == "current"


@pytest.mark.parametrize("url", ["nonsense", "mysql://host/name", "sqlite://", "sqlite:///:memory:"])
def test_an_address_that_is_no_database_is_refused_with_examples(url: str) -> None:
    with pytest.raises(OkrError, match=r"sqlite:///okrbot\.db or postgresql://"):
        open_store(url)


def test_a_database_that_cannot_be_opened_is_named_without_its_password(tmp_path: Path) -> None:
    with pytest.raises(OkrError, match=r"I can't open the database .*missing") as failed:
        open_store(f"sqlite:///{tmp_path / 'missing' / 'okrbot.db'}")
    assert "OKRBOT_DATABASE_URL" in str(failed.value)
    (tmp_path / "notes.txt").write_text("Not a database, however long it may be. " * 100)
    with pytest.raises(OkrError, match=r"I can't open the database .*notes"):
        open_store(f"sqlite:///{tmp_path / 'notes.txt'}")
    with pytest.raises(OkrError) as failed:
        open_store(f"postgresql://ana:hush@localhost:1/okrbot?host={tmp_path}")
    assert "hush" not in str(failed.value)


START = "import sys; from storage import open_store; open_store(sys.argv[1]).close()"


def all_start_at_once(url: str) -> None:
    command = [sys.executable, "-W", "error", "-c", START, url]
    starting = [subprocess.Popen(command, stderr=subprocess.PIPE, text=True) for _ in range(4)]
    for process in starting:
        _, complaints = process.communicate(timeout=300)
        assert process.returncode == 0, complaints
    assert check(url) == "current"


def test_processes_that_start_together_make_the_tables_once_on_sqlite(sqlite_url: str) -> None:
    all_start_at_once(sqlite_url)


@pytest.mark.postgres
def test_processes_that_start_together_make_the_tables_once_on_postgres(postgres_url: str) -> None:
    all_start_at_once(postgres_url)


def test_opening_a_current_database_needs_no_alembic(sqlite_url: str) -> None:
    migrate(sqlite_url)
    script = START + "; assert not any(name.startswith(('alembic', 'psycopg')) for name in sys.modules)"
    subprocess.run([sys.executable, "-c", script, sqlite_url], check=True)
