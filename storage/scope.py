"""One open transaction on one workspace, as the repositories see it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from sqlalchemy import Connection, Executable, RowMapping, Table

from storage.bulk import insertion, upsertion

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

    def parameters(self, **values: object) -> Values:
        """The values of a statement, the workspace among them."""
        return {"here": self.workspace, **values}

    def all(self, statement: Executable, **values: object) -> Sequence[RowMapping]:
        """Every row the statement gives."""
        return self.connection.execute(statement, self.parameters(**values)).mappings().all()

    def first(self, statement: Executable, **values: object) -> RowMapping | None:
        """The first row the statement gives, if any."""
        return self.connection.execute(statement, self.parameters(**values)).mappings().first()

    def run(self, statement: Executable, **values: object) -> int:
        """Run a statement that changes rows; returns how many."""
        return self.connection.execute(statement, self.parameters(**values)).rowcount

    def run_each(self, statement: Executable, values: Sequence[Values]) -> None:
        """Run a statement that changes rows once for each of `values`."""
        if values:
            self.connection.execute(statement, [{"here": self.workspace, **each} for each in values])

    def insert(self, table: Table, rows: Sequence[Values], *, unless_known: bool = False) -> int:
        """Insert all rows in one statement and return how many; `unless_known` leaves rows alone whose key is there."""
        return insertion(self.connection, table, self._mine(rows), unless_known=unless_known)

    def upsert(self, table: Table, rows: Sequence[Values]) -> None:
        """Insert all rows in one statement, or give those already there the new values."""
        upsertion(self.connection, table, self._mine(rows))

    def _mine(self, rows: Sequence[Values]) -> Sequence[Values]:
        return [{"workspace": self.workspace, **row} for row in rows]
