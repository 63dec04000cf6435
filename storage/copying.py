"""Copies an embedded installation into PostgreSQL, table by table in the order in which they refer to each other.

What is copied is known by its keys, so a copy cut short goes on after the last key it finds. Until everything is copied
and compared the target says that it is being copied into, and nobody else opens it.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from sqlite3 import Error as SqliteError
from typing import TypeAlias, cast

import psycopg
from sqlalchemy import Connection, Engine, Table, func, select, text
from sqlalchemy.exc import DatabaseError

from storage.comparing import PORTION, Compared, Raw, compare, ordered, raw, rows
from storage.copying_refused import (
    Changed,
    CopyFailed,
    NothingToCopy,
    NotThatWay,
    OldSource,
    OtherData,
    SomebodyElseCopies,
    StillRunning,
)
from storage.opening import address_of, check, opened_engines
from storage.processes import living
from storage.schema import COPYING, REVISIONS, revision, set_revision, upgrade
from storage.tables import metadata, processes

# Whoever copies into a database holds this number there.
ONE_AT_A_TIME = 7_359_128

Told: TypeAlias = Callable[[int], None]
Sizes: TypeAlias = Mapping[str, int]


def copy_database(
    source: str, target: str, *, machine_now: datetime, sized: Callable[[Sizes], None], told: Told
) -> Sequence[Compared]:
    """Copy what isn't there yet and compare everything; raises an OkrError that says what stands in the way.

    `sized` hears first how many rows each table has, `told` then how many more were copied, and later compared. A copy
    that is whole already is only compared.
    """
    with _both(source, target) as (old, new):
        if running := living(old, machine_now):
            raise StillRunning(where=", ".join(f"process {one.pid} on {one.host}" for one in running))
        copying = Copying(source=old, target=new, told=told)
        sized(copying.sizes(old))
        has_data = copying.revision() != COPYING and any(copying.sizes(new).values())
        if not has_data:
            copying.mark(COPYING)
            copying.copy()
        compared = copying.compare()
        different = next((one for one in compared if not one.same), None)
        if different is not None and has_data:
            raise OtherData(table=different.table)
        if different is not None:
            raise Changed(table=different.table, key=different.differs_at)
        copying.mark(REVISIONS[-1])
        return compared


@dataclass(frozen=True, slots=True, kw_only=True)
class Copying:
    """The source as it stands at one moment, and the target, whose transactions are one portion each."""

    source: Connection
    target: Connection
    told: Told

    def sizes(self, of: Connection) -> Sizes:
        """How many rows each table has."""
        counts = {table.name: select(func.count()).select_from(table) for table in tables()}
        sizes = {name: of.execute(count).scalar_one() for name, count in counts.items()}
        self.target.rollback()
        return sizes

    def revision(self) -> str | None:
        """How far the target says it is."""
        with self.target.begin():
            return revision(self.target)

    def mark(self, to: str) -> None:
        """Have the target say how far it is, and know how much it holds, so that it plans its queries well."""
        with self.target.begin():
            set_revision(self.target, to)
            self.target.execute(text("ANALYZE"))

    def copy(self) -> None:
        """All that isn't there yet; a table that refers to itself in one piece: a row may come before one it names."""
        for table in tables():
            last = self._last(table)
            missing = rows(table, [raw(column) for column in table.columns], self.source, last)
            if any(key.referred_table is table for key in table.foreign_key_constraints):
                self._write(table, missing)
            else:
                while portion := list(islice(missing, PORTION)):
                    self._write(table, portion)

    def compare(self) -> Sequence[Compared]:
        """Every table, read from both sides."""
        with self.target.begin():
            return [compare(table, self.source, self.target, self.told) for table in tables()]

    def _last(self, table: Table) -> Raw | None:
        """The last key that is there; those before it are told at once."""
        keys = ordered(table, self.target)
        with self.target.begin():
            self.told(self.target.execute(select(func.count()).select_from(table)).scalar_one())
            return self.target.execute(select(*keys).order_by(*(key.desc() for key in keys)).limit(1)).first()

    def _write(self, table: Table, portion: Iterator[Raw] | Sequence[Raw]) -> None:
        """In one transaction; PostgreSQL reads from text what SQLite keeps as text."""
        names = ", ".join(f'"{column.name}"' for column in table.columns)
        with self.target.begin():
            driver = cast("psycopg.Connection", self.target.connection.driver_connection)
            with driver.cursor() as cursor, cursor.copy(f'COPY "{table.name}" ({names}) FROM STDIN') as copy:
                number = 0
                for number, row in enumerate(portion, start=1):  # noqa: B007 - how many they were
                    copy.write_row(row)
        self.told(number)


def tables() -> Sequence[Table]:
    """Every table, what is referred to first; which processes run is not for another database."""
    return [table for table in metadata.sorted_tables if table is not processes]


@contextmanager
def _both(source: str, target: str) -> Iterator[tuple[Connection, Connection]]:
    """Both databases, the target's tables made and held for us alone."""
    if (address_of(source).get_backend_name(), address_of(target).get_backend_name()) != ("sqlite", "postgresql"):
        raise NotThatWay
    found = check(source)
    if found != "current":
        raise NothingToCopy if found == "empty" else OldSource
    with opened_engines(source) as old, opened_engines(target) as new, _in_a_sentence():
        _make_tables(new.writer)
        with old.reader.connect() as reading, new.writer.connect() as writing:
            if not writing.execute(select(func.pg_try_advisory_lock(ONE_AT_A_TIME))).scalar():
                raise SomebodyElseCopies
            writing.rollback()
            yield reading, writing


def _make_tables(engine: Engine) -> None:
    with engine.connect() as connection:
        known = revision(connection)
    if known != COPYING:
        upgrade(engine)


@contextmanager
def _in_a_sentence() -> Iterator[None]:
    try:
        yield
    except (DatabaseError, SqliteError, psycopg.Error) as error:
        cause = error.orig if isinstance(error, DatabaseError) else error
        raise CopyFailed(why=str(cause).strip().splitlines()[0].rstrip(".")) from error
