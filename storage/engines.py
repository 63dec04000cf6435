"""Connections to the two kinds of database, set up the way the store needs them."""

from contextlib import AbstractContextManager
from dataclasses import dataclass
from sqlite3 import Connection as SqliteConnection
from urllib.parse import urlencode

from sqlalchemy import URL, Connection, Engine, QueuePool, create_engine, event, make_url
from sqlalchemy.pool import ConnectionPoolEntry

from storage.json_types import in_few_letters
from storage.kept import BEGIN_TO_WRITE, PATIENCE, Kept, sqlite_of

# How long to wait for a lock before giving up, in seconds.
BUSY_TIMEOUT = 5
# How long a server may take to answer the door; the driver itself would wait for two minutes.
CONNECT_TIMEOUT = 10
# A server that falls silent (its machine is gone, a firewall forgot us) is noticed within half a minute. Without these,
# in libpq's names, the kernel takes up to a quarter of an hour, and so does all that waits for an answer.
NOTICES_SILENCE = {
    "keepalives_idle": "10",
    "keepalives_interval": "5",
    "keepalives_count": "3",
    "tcp_user_timeout": "25000",
}

# To SQLite: the one that is kept, and one for who asks the engine itself.
WRITERS = 2

READS = ("query_only = ON",)
# 16 MB of pages at hand: with SQLite's own 2 MB a hundred thousand people have every batch read from the file again.
# And as many in the log, so that what changes in every batch goes to the file once for several of them.
WRITES = (
    "journal_mode = WAL",
    "synchronous = FULL",
    "foreign_keys = ON",
    "cache_size = -16384",
    "wal_autocheckpoint = 4096",
)


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
    kept: Kept | None = None

    def begin(self, *, reads: bool) -> AbstractContextManager[Connection]:
        """A transaction for a block: committed at its end, rolled back when it raises."""
        if reads:
            return self.reader.begin()
        return self.kept or self.writer.begin()

    def dispose(self) -> None:
        """Close every connection."""
        if self.kept is not None:
            self.kept.close()
        self.writer.dispose()
        self.reader.dispose()


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
        connect_args={"options": "-c timezone=UTC", "connect_timeout": CONNECT_TIMEOUT, **_untold(url)},
    )
    reader = writer.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True)
    asker = writer.execution_options(isolation_level="AUTOCOMMIT")
    return Engines(writer=writer, reader=reader, asker=asker, writers=connections, readers=connections)


def noticing_silence(database_url: str) -> str:
    """The address of a PostgreSQL as others should have it who connect by themselves."""
    told = urlencode(_untold(make_url(database_url)))
    return f"{database_url}{'&' if '?' in database_url else '?'}{told}" if told else database_url


def _untold(url: URL) -> dict[str, str]:
    return {name: value for name, value in NOTICES_SILENCE.items() if name not in url.query}


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
    begin = "BEGIN" if reads else BEGIN_TO_WRITE

    @event.listens_for(engine, "connect")
    def set_up(connection: SqliteConnection, _: ConnectionPoolEntry) -> None:
        for setting in READS if reads else WRITES:
            connection.execute(f"PRAGMA {setting}")

    @event.listens_for(engine, "begin")
    def start(connection: Connection) -> None:
        driver = sqlite_of(connection)
        if not driver.in_transaction:
            driver.execute(begin)

    return engine
