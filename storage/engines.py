"""Connections to the two kinds of database, set up the way the store needs them."""

from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, field
from sqlite3 import Connection as SqliteConnection
from threading import Lock

from pydantic_core import to_json
from sqlalchemy import URL, Connection, Engine, QueuePool, create_engine, event
from sqlalchemy.pool import ConnectionPoolEntry

# How long to wait for a connection or a lock before giving up, in seconds.
PATIENCE = 30
BUSY_TIMEOUT = 5

# To SQLite: the one that is kept, and one for who asks the engine itself.
WRITERS = 2

READS = ("query_only = ON",)
# 16 MB of pages at hand: with SQLite's own 2 MB a hundred thousand people have every batch read from the file again.
WRITES = ("journal_mode = WAL", "synchronous = FULL", "foreign_keys = ON", "cache_size = -16384")


def in_few_letters(value: object) -> str:
    """JSON; five times as fast as the standard library's, which makes an encoder for every value."""
    return to_json(value).decode()


@dataclass(frozen=True, slots=True, kw_only=True)
class Engines:
    """What to write and to read through; each may have so many connections at once.

    `asker` is for single questions: without a transaction round them they take half of the time on PostgreSQL.
    """

    writer: Engine
    reader: Engine
    asker: Engine
    writers: int
    readers: int
    kept: "Kept | None" = None

    def begin(self, *, reads: bool) -> AbstractContextManager[Connection]:
        """A transaction for a block: committed at its end, rolled back when it raises."""
        if reads:
            return self.reader.begin()
        return self.writer.begin() if self.kept is None else self.kept.begin()

    def dispose(self) -> None:
        """Close every connection."""
        if self.kept is not None:
            self.kept.close()
        self.writer.dispose()
        self.reader.dispose()


@dataclass(slots=True)
class Kept:
    """The one connection that writes to SQLite, in one hand at a time; to fetch it anew takes half of a short write."""

    engine: Engine
    _connection: Connection | None = None
    _free: Lock = field(default_factory=Lock)

    @contextmanager
    def begin(self) -> Iterator[Connection]:
        """A transaction on it, as soon as nobody else has one."""
        if not self._free.acquire(timeout=PATIENCE):
            raise TimeoutError("another transaction has been writing for too long")
        try:
            if self._connection is None:
                self._connection = self.engine.connect()
            with self._connection.begin():
                yield self._connection
        finally:
            self._free.release()

    def close(self) -> None:
        """Give it back."""
        if self._connection is not None:
            self._connection.close()
            self._connection = None


def engines(url: URL, *, connections: int) -> Engines:
    """SQLite: one writer and `connections` readers; PostgreSQL: a pool of `connections` for both."""
    if url.get_backend_name() == "sqlite":
        writer = _sqlite(url, WRITERS, reads=False)
        reader = _sqlite(url, connections, reads=True)
        return Engines(writer=writer, reader=reader, asker=reader, writers=1, readers=connections, kept=Kept(writer))
    writer = create_engine(
        url,
        pool_size=connections,
        max_overflow=0,
        pool_timeout=PATIENCE,
        pool_pre_ping=True,
        json_serializer=in_few_letters,
        execution_options={"preserve_rowcount": True},
        connect_args={"options": "-c timezone=UTC"},
    )
    reader = writer.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True)
    asker = writer.execution_options(isolation_level="AUTOCOMMIT")
    return Engines(writer=writer, reader=reader, asker=asker, writers=connections, readers=connections)


def _sqlite(url: URL, connections: int, *, reads: bool) -> Engine:
    engine = create_engine(
        url,
        poolclass=QueuePool,
        pool_size=connections,
        max_overflow=0,
        pool_timeout=PATIENCE,
        json_serializer=in_few_letters,
        execution_options={"preserve_rowcount": True},
        connect_args={"check_same_thread": False, "timeout": BUSY_TIMEOUT, "isolation_level": None},
    )
    begin = "BEGIN" if reads else "BEGIN IMMEDIATE"

    @event.listens_for(engine, "connect")
    def set_up(connection: SqliteConnection, _: ConnectionPoolEntry) -> None:
        for setting in READS if reads else WRITES:
            connection.execute(f"PRAGMA {setting}")

    @event.listens_for(engine, "begin")
    def start(connection: Connection) -> None:
        connection.connection.cursor().execute(begin)

    return engine
