"""What a piece of work has SQLAlchemy execute, to run the same bare: statements and values as the product made them."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TypeAlias

from sqlalchemy import Connection, Executable, event

from storage import SqlStore

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

    def note(_: Connection, statement: Executable, rows: Sequence[Values], row: Values, __: object) -> None:
        found.append(Executed(statement, list(rows) or [row]))

    event.listen(store.engines.writer, "before_execute", note)
    yield found
    event.remove(store.engines.writer, "before_execute", note)
