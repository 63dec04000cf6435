"""One open transaction on one workspace, as the repositories see it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

from sqlalchemy import Connection, Table
from sqlalchemy.sql import ClauseElement

from storage.bulk import insertion, upsertion
from storage.prepared import Row, fetch, run, stream

Values: TypeAlias = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Scope:
    """Fills the workspace into every statement, so that a query can't forget it."""

    connection: Connection
    workspace: str

    @property
    def dialect(self) -> str:
        """Which kind of database it is: sqlite or postgresql."""
        return self.connection.dialect.name

    def all(self, statement: ClauseElement, **values: object) -> Sequence[Row]:
        """Every row the statement gives."""
        return fetch(self.connection, statement, {"here": self.workspace, **values})

    def first(self, statement: ClauseElement, **values: object) -> Row | None:
        """The first row the statement gives, if any."""
        found = self.all(statement, **values)
        return found[0] if found else None

    def raw(self, statement: ClauseElement, **values: object) -> Iterator[Sequence[Any]]:
        """The rows as the driver gives them, one by one."""
        return stream(self.connection, statement, {"here": self.workspace, **values})

    def run(self, statement: ClauseElement, **values: object) -> int:
        """Run a statement that changes rows; returns how many."""
        return run(self.connection, statement, [{"here": self.workspace, **values}])

    def run_each(self, statement: ClauseElement, values: Sequence[Values]) -> None:
        """Run a statement that changes rows once for each of `values`."""
        if values:
            run(self.connection, statement, [{"here": self.workspace, **each} for each in values])

    def insert(self, table: Table, rows: Sequence[Values], *, unless_known: bool = False) -> int:
        """Insert all rows in one statement and return how many; `unless_known` leaves rows alone whose key is there."""
        return insertion(self.connection, table, self._mine(rows), unless_known=unless_known)

    def upsert(self, table: Table, rows: Sequence[Values]) -> None:
        """Insert all rows in one statement, or give those already there the new values."""
        upsertion(self.connection, table, self._mine(rows))

    def _mine(self, rows: Sequence[Values]) -> Sequence[Values]:
        return [{"workspace": self.workspace, **row} for row in rows]
