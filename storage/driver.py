"""What runs the prepared statements: a connection's own driver, without SQLAlchemy in between."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

from sqlalchemy import Connection, Dialect
from sqlalchemy.engine.interfaces import DBAPICursor
from sqlalchemy.exc import DBAPIError
from sqlalchemy.sql import ClauseElement

from storage.prepared import Prepared, Row, Values, prepared

Listener: TypeAlias = Callable[[Connection, ClauseElement, Sequence[Values], str, Sequence[object]], None]

# How many rows to take from the driver at a time where there may be a hundred thousand.
PORTION = 1000

# Who wants to hear of every statement: its connection, itself, the values, the text, and the values as the driver gets
# them.
listeners: list[Listener] = []

# What has been prepared, by the kind of database.
known: dict[str, dict[ClauseElement, Prepared]] = {}


@dataclass(slots=True)
class Driver:
    """Runs statements on one connection, each always with values of the same names.

    One cursor serves them all: what it gives is taken before the next statement runs.
    """

    connection: Connection
    dialect: Dialect
    cursor: DBAPICursor
    known: dict[ClauseElement, Prepared]

    def fetch(self, statement: ClauseElement, values: Values) -> Sequence[Row]:
        """Every row that the statement gives."""
        one = self._execute(self.cursor, statement, values)
        given = self.cursor.fetchall()
        return one.rows(given, self.cursor, self.dialect) if given else ()

    def stream(self, statement: ClauseElement, values: Values) -> Iterator[Sequence[Any]]:
        """The rows as the driver gives them, one by one, while other statements may run."""
        cursor = _cursor(self.connection)
        self._execute(cursor, statement, values)
        while portion := cursor.fetchmany(PORTION):
            yield from portion

    def run(self, statement: ClauseElement, rows: Sequence[Values]) -> int:
        """Run a statement once for each of the rows, all with the same names; returns how many it changed."""
        if len(rows) == 1:
            self._execute(self.cursor, statement, rows[0])
        else:
            self._execute_each(statement, rows)
        return self.cursor.rowcount

    def _execute(self, cursor: DBAPICursor, statement: ClauseElement, values: Values) -> Prepared:
        one = self.known.get(statement) or self._prepared(statement, values)
        parameters = one.parameters(values)
        for hear in listeners:
            hear(self.connection, statement, (values,), one.sql, (parameters,))
        try:
            cursor.execute(one.sql, parameters)
        except self.dialect.loaded_dbapi.Error as error:
            raise told(self.connection, one.sql, error) from error
        return one

    def _execute_each(self, statement: ClauseElement, rows: Sequence[Values]) -> None:
        one = self.known.get(statement) or self._prepared(statement, rows[0])
        parameters = [one.parameters(row) for row in rows]
        for hear in listeners:
            hear(self.connection, statement, rows, one.sql, parameters)
        try:
            self.cursor.executemany(one.sql, parameters)
        except self.dialect.loaded_dbapi.Error as error:
            raise told(self.connection, one.sql, error) from error

    def _prepared(self, statement: ClauseElement, values: Values) -> Prepared:
        self.known[statement] = one = prepared(statement, self.dialect, tuple(values))
        return one


def driver_of(connection: Connection) -> Driver:
    """The driver of a connection, for as long as its transaction lasts."""
    dialect = connection.dialect
    return Driver(connection, dialect, _cursor(connection), known.setdefault(dialect.name, {}))


def told(connection: Connection, sql: str, error: Any) -> BaseException:  # noqa: ANN401 - a driver's
    """The error as SQLAlchemy tells it, without what people wrote; a connection that is lost isn't used again."""
    dialect = connection.dialect
    lost = dialect.is_disconnect(error, connection.connection, None)
    error_told: BaseException = DBAPIError.instance(
        sql, None, error, dialect.loaded_dbapi.Error, connection_invalidated=lost, dialect=dialect
    )
    if lost:
        connection.invalidate(error)
    return error_told


def _cursor(connection: Connection) -> DBAPICursor:
    cursor: DBAPICursor = connection.connection.cursor()
    return cursor
