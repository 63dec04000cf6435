"""Connections to the two kinds of database, set up the way the store needs them."""

from dataclasses import dataclass
from json import JSONEncoder
from sqlite3 import Connection as SqliteConnection

from sqlalchemy import URL, Connection, Engine, QueuePool, create_engine, event
from sqlalchemy.pool import ConnectionPoolEntry

# How long to wait for a connection or a lock before giving up, in seconds.
PATIENCE = 30
BUSY_TIMEOUT = 5

READS = ("query_only = ON",)
WRITES = ("journal_mode = WAL", "synchronous = FULL", "foreign_keys = ON")

# Made once: `json.dumps` with options of its own makes an encoder for every call.
in_few_letters = JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


@dataclass(frozen=True, slots=True, kw_only=True)
class Engines:
    """What to write and to read through; each may have so many connections at once."""

    writer: Engine
    reader: Engine
    writers: int
    readers: int

    def dispose(self) -> None:
        """Close every connection."""
        self.writer.dispose()
        self.reader.dispose()


def engines(url: URL, *, connections: int) -> Engines:
    """SQLite: one writer and `connections` readers; PostgreSQL: a pool of `connections` for both."""
    if url.get_backend_name() == "sqlite":
        return Engines(
            writer=_sqlite(url, 1, reads=False),
            reader=_sqlite(url, connections, reads=True),
            writers=1,
            readers=connections,
        )
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
    return Engines(writer=writer, reader=reader, writers=connections, readers=connections)


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
