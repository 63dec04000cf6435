"""The connection that writes to SQLite."""

from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from sqlite3 import Connection as SqliteConnection
from sqlite3 import Error as SqliteError
from threading import Lock
from types import TracebackType

from sqlalchemy import Connection, Engine
from typing_extensions import override

from storage.driver import told

# How long to wait for a connection before giving up, in seconds.
PATIENCE = 30
BEGIN_TO_WRITE = "BEGIN IMMEDIATE"


@dataclass(slots=True)
class Kept(AbstractContextManager[Connection]):
    """The one connection that writes, in one hand at a time: to fetch it anew takes half of a short write.

    The driver begins and ends its transactions, which SQLAlchemy does in three times the time. Who runs a statement
    through SQLAlchemy all the same has it begin one of its own, which is this one, and end it.
    """

    engine: Engine
    _connection: Connection | None = None
    _free: Lock = field(default_factory=Lock)

    @override
    def __enter__(self) -> Connection:
        """Begin, as soon as nobody else writes."""
        if not self._free.acquire(timeout=PATIENCE):
            raise TimeoutError("another transaction has been writing for too long")
        try:
            _run(self._opened(), BEGIN_TO_WRITE)
        except BaseException:
            self._free.release()
            raise
        return self._opened()

    @override
    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Commit, or roll back what raised or can't be committed."""
        try:
            (_commit if kind is None else _roll_back)(self._opened())
        finally:
            self._free.release()

    def close(self) -> None:
        """Give it back."""
        if self._connection is not None:
            self._connection.close()
            self._connection = None

    def _opened(self) -> Connection:
        if self._connection is None:
            self._connection = self.engine.connect()
        return self._connection


def sqlite_of(connection: Connection) -> SqliteConnection:
    """What the driver knows the connection as."""
    driver: SqliteConnection = connection.connection.dbapi_connection  # type: ignore[assignment]
    return driver


def _commit(connection: Connection) -> None:
    try:
        if connection.in_transaction():
            connection.commit()
        else:
            _run(connection, "COMMIT")
    except BaseException:
        _roll_back(connection)
        raise


def _roll_back(connection: Connection) -> None:
    if connection.in_transaction():
        connection.rollback()
    else:
        sqlite_of(connection).rollback()


def _run(connection: Connection, sql: str) -> None:
    try:
        sqlite_of(connection).execute(sql)
    except SqliteError as error:
        raise told(connection, sql, error) from error
