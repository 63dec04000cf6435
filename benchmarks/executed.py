"""What a piece of work has SQLAlchemy execute, to run the same bare: statements and values as the product made them."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TypeAlias, cast

from sqlalchemy import Connection, Executable
from sqlalchemy.sql import ClauseElement

from storage import SqlStore
from storage.driver import listeners

Values: TypeAlias = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Executed:
    """A statement with the values of each of its rows."""

    statement: Executable
    rows: Sequence[Values]

    def run(self, connection: Connection) -> None:
        """Once more, fetching every row."""
        result = connection.execute(self.statement, self.rows if len(self.rows) > 1 else self.rows[0])
        if result.returns_rows:
            result.fetchall()


@contextmanager
def executed_on(store: SqlStore) -> Iterator[Sequence[Executed]]:
    """What is executed through the store's writer inside the block, in order."""
    found: list[Executed] = []

    def note(connection: Connection, statement: ClauseElement, rows: Sequence[Values], *_: object) -> None:
        if connection.engine.pool is store.engines.writer.pool:
            found.append(Executed(cast("Executable", statement), list(rows)))

    listeners.append(note)
    yield found
    listeners.remove(note)
