"""One open transaction on one workspace, as the repositories see it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

from sqlalchemy import Connection, Table
from sqlalchemy.sql import ClauseElement

from storage.bulk import write
from storage.driver import Driver
from storage.prepared import Row

Values: TypeAlias = Mapping[str, object]


@dataclass(slots=True)
class Scope:
    """Fills the workspace into every statement, so that a query can't forget it."""

    driver: Driver
    workspace: str

    @property
    def connection(self) -> Connection:
        """What the statements run on."""
        return self.driver.connection

    @property
    def dialect(self) -> str:
        """Which kind of database it is: sqlite or postgresql."""
        return self.driver.dialect.name

    def all(self, statement: ClauseElement, **values: object) -> Sequence[Row]:
        """Every row the statement gives."""
        values["here"] = self.workspace
        return self.driver.fetch(statement, values)

    def first(self, statement: ClauseElement, **values: object) -> Row | None:
        """The first row the statement gives, if any."""
        found = self.all(statement, **values)
        return found[0] if found else None

    def raw(self, statement: ClauseElement, **values: object) -> Iterator[Sequence[Any]]:
        """The rows as the driver gives them, one by one."""
        values["here"] = self.workspace
        return self.driver.stream(statement, values)

    def run(self, statement: ClauseElement, **values: object) -> int:
        """Run a statement that changes rows; returns how many."""
        values["here"] = self.workspace
        return self.driver.run(statement, (values,))

    def run_each(self, statement: ClauseElement, values: Sequence[Values]) -> None:
        """Run a statement that changes rows once for each of `values`."""
        if values:
            self.driver.run(statement, [{"here": self.workspace, **each} for each in values])

    def insert(self, table: Table, rows: Sequence[Values], *, unless_known: bool = False) -> int:
        """Insert all rows in one statement and return how many; `unless_known` leaves rows alone whose key is there."""
        return write(self.driver, table, self._mine(rows), known="skip" if unless_known else "fail")

    def upsert(self, table: Table, rows: Sequence[Values]) -> None:
        """Insert all rows in one statement, or give those already there the new values."""
        write(self.driver, table, self._mine(rows), known="update")

    def _mine(self, rows: Sequence[Values]) -> Sequence[Values]:
        return [{"workspace": self.workspace, **row} for row in rows]
