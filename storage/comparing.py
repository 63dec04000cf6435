"""Whether a table says the same in two databases, whatever they keep it as.

Both sides give each row as text and whole numbers that look alike where they mean the same, in the order of the keys.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from hashlib import sha256
from itertools import zip_longest
from typing import Any, TypeAlias

from sqlalchemy import (
    JSON,
    Boolean,
    Column,
    ColumnElement,
    Connection,
    Date,
    Select,
    String,
    Table,
    Text,
    bindparam,
    cast,
    collate,
    func,
    select,
    tuple_,
    type_coerce,
)
from sqlalchemy.types import Integer, NullType

from storage.column_types import Exact, Instant
from storage.json_types import Folded

Raw: TypeAlias = Sequence[Any]

PORTION = 5000
# As `storage.column_types.instant_text` writes a moment.
INSTANT = 'YYYY-MM-DD"T"HH24:MI:SS.US"+00:00"'


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """A table in both databases: how many rows, their checksums, and the key of the first row that differs."""

    table: str
    rows: int
    copied: int
    checksum: str
    copied_checksum: str
    differs_at: str | None

    @property
    def same(self) -> bool:
        """Whether every row is there and says the same."""
        return (self.rows, self.checksum) == (self.copied, self.copied_checksum)


def compare(table: Table, source: Connection, target: Connection, told: Callable[[int], None]) -> Compared:
    """Read both sides to the end; `told` hears how many rows more."""
    keys = [list(table.columns).index(column) for column in table.primary_key]
    sums, counts, differs_at = (sha256(), sha256()), [0, 0], None
    for pair in zip_longest(canonical_rows(table, source), canonical_rows(table, target)):
        for side, row in enumerate(pair):
            if row is not None:
                sums[side].update(repr(row).encode())
                counts[side] += 1
        if differs_at is None and pair[0] != pair[1]:
            differs_at = " ".join(str(value) for value in min(_key(row, keys) for row in pair if row is not None))
        if pair[0] is not None and counts[0] % PORTION == 0:
            told(PORTION)
    told(counts[0] % PORTION)
    return Compared(
        table=table.name,
        rows=counts[0],
        copied=counts[1],
        checksum=sums[0].hexdigest(),
        copied_checksum=sums[1].hexdigest(),
        differs_at=differs_at,
    )


def _key(row: Raw, keys: Sequence[int]) -> tuple[Any, ...]:
    return tuple(row[at] for at in keys)


def canonical_rows(table: Table, connection: Connection) -> Iterator[Raw]:
    """Every row, in the order of the keys."""
    postgres = connection.dialect.name == "postgresql"
    columns = [_as_text(column) if postgres else raw(column) for column in table.columns]
    numbers = [] if postgres else [at for at, column in enumerate(table.columns) if isinstance(column.type, Exact)]
    for row in rows(table, columns, connection):
        if numbers:
            plain = list(row)
            for at in numbers:
                plain[at] = _plain(plain[at])
            yield tuple(plain)
        else:
            yield tuple(row)


def rows(
    table: Table, columns: Sequence[ColumnElement[Any]], connection: Connection, after: Raw | None = None
) -> Iterator[Raw]:
    """The rows after that key, a portion at a time; each ends with what the columns give."""
    keys = ordered(table, connection)
    every = select(*columns, *(raw(column) for column in table.primary_key)).order_by(*keys).limit(PORTION)
    width, last = len(columns), after
    while True:
        found = connection.execute(*_following(every, table, keys, last)).all()
        yield from (row[:width] for row in found)
        if len(found) < PORTION:
            return
        last = found[-1][width:]


def _following(
    every: Select[*tuple[Any, ...]], table: Table, keys: Sequence[ColumnElement[Any]], last: Raw | None
) -> tuple[Select[*tuple[Any, ...]], Mapping[str, Any]]:
    if last is None:
        return every, {}
    names = [f"last_{column.name}" for column in table.primary_key]
    kinds = [Integer() if isinstance(value, int) else Text() for value in last]
    bounds = (bindparam(name, type_=kind) for name, kind in zip(names, kinds, strict=True))
    return every.where(tuple_(*keys) > tuple_(*bounds)), dict(zip(names, last, strict=True))


def ordered(table: Table, connection: Connection) -> Sequence[ColumnElement[Any]]:
    """The columns of the key, texts compared as SQLite does: byte by byte."""
    if connection.dialect.name == "sqlite":
        return [raw(column) for column in table.primary_key]
    return [
        raw(column) if isinstance(column.type, Integer) else collate(type_coerce(column, Text()), "C")
        for column in table.primary_key
    ]


def raw(column: ColumnElement[Any]) -> ColumnElement[Any]:
    """As the driver gives it."""
    return type_coerce(column, NullType())


def _as_text(column: Column[Any]) -> ColumnElement[Any]:
    """What PostgreSQL keeps in kinds of its own, as SQLite keeps it."""
    match column.type:
        case Instant():
            return func.to_char(func.timezone("UTC", column), INSTANT, type_=String())
        case Boolean():
            return raw(cast(column, Integer))
        case Exact() | Date() | JSON() | Folded():
            return raw(cast(column, Text))
        case _:
            return raw(column)


def _plain(number: str | None) -> str | None:
    """As PostgreSQL writes a number: without an exponent, zero without a sign."""
    if number is None:
        return None
    written = format(Decimal(number), "f")
    return written.removeprefix("-") if Decimal(number).is_zero() else written
