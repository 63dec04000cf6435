"""How values that SQL doesn't know are stored, so that they sort, compare and come back right on both databases."""

from collections.abc import Callable
from datetime import UTC, datetime
from decimal import Decimal
from enum import IntEnum, StrEnum
from functools import lru_cache
from operator import attrgetter
from typing import TypeVar

from sqlalchemy import Dialect, Integer, Numeric, Text, TypeDecorator
from sqlalchemy.types import TIMESTAMP, TypeEngine
from typing_extensions import override

from storage.nullable import Nullable

E = TypeVar("E", bound=StrEnum)
R = TypeVar("R", bound=IntEnum)

# Keys sort by code point everywhere, not by the database's language.
KEY = Text().with_variant(Text(collation="C"), "postgresql")


class Instant(TypeDecorator[datetime]):
    """A moment, with its zone; on SQLite as text in UTC of one width, which sorts as time does."""

    impl = Text
    cache_ok = True

    @override
    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[datetime] | TypeEngine[str]:
        """A time stamp where the database has one."""
        return Text() if dialect.name == "sqlite" else TIMESTAMP(timezone=True)

    @override
    def bind_processor(self, dialect: Dialect) -> Callable[[datetime | None], datetime | str | None]:
        """Refuse a moment without a zone: it could be any of 24 hours."""
        return Nullable(instant_text) if dialect.name == "sqlite" else Nullable(_with_zone)

    @override
    def result_processor(self, dialect: Dialect, coltype: object) -> Callable[[str | None], datetime | None] | None:
        """Give the moment back in UTC."""
        return Nullable(datetime.fromisoformat) if dialect.name == "sqlite" else None


def instant_text(value: datetime) -> str:
    """A moment as SQLite keeps it."""
    return _utc_text(value if value.tzinfo is UTC else _with_zone(value).astimezone(UTC))


@lru_cache(maxsize=1024)  # many rows are written for one moment; only of moments in UTC are equal ones the same
def _utc_text(value: datetime) -> str:
    return value.isoformat(timespec="microseconds")


def _with_zone(value: datetime) -> datetime:
    if value.tzinfo is None:
        raise ValueError(f"{value} has no time zone")
    return value


class Exact(TypeDecorator[Decimal]):
    """A decimal number, never rounded; on SQLite as text, as its own numbers are binary."""

    impl = Text
    cache_ok = True

    @override
    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Decimal] | TypeEngine[str]:
        """A number without limits where the database has one."""
        return Text() if dialect.name == "sqlite" else Numeric()

    @override
    def bind_processor(self, dialect: Dialect) -> Callable[[Decimal | None], str | None] | None:
        """Its digits."""
        return Nullable(str) if dialect.name == "sqlite" else None

    @override
    def result_processor(self, dialect: Dialect, coltype: object) -> Callable[[str | None], Decimal | None] | None:
        """Give the number back with the digits it came with."""
        return Nullable(Decimal) if dialect.name == "sqlite" else None


class Choice(TypeDecorator[E]):
    """One of an enumeration's values, as text that people can read."""

    impl = Text
    cache_ok = True

    def __init__(self, values: type[E]) -> None:
        super().__init__()
        self.values = values

    @override
    def bind_processor(self, dialect: Dialect) -> Callable[[E | None], str | None]:
        """The value's text."""
        return Nullable(_value)

    @override
    def result_processor(self, dialect: Dialect, coltype: object) -> Callable[[str | None], E | None]:
        """The member with that text; a KeyError if there is none."""
        return Nullable({value.value: value for value in self.values}.__getitem__)


class Rank(TypeDecorator[R]):
    """One of an enumeration's numbers, which sort."""

    impl = Integer
    cache_ok = True

    def __init__(self, values: type[R]) -> None:
        super().__init__()
        self.values = values

    @override
    def bind_processor(self, dialect: Dialect) -> Callable[[R | None], int | None]:
        """The number."""
        return Nullable(_value)

    @override
    def result_processor(self, dialect: Dialect, coltype: object) -> Callable[[int | None], R | None]:
        """The member with that number; a KeyError if there is none."""
        return Nullable({value.value: value for value in self.values}.__getitem__)


_value = attrgetter("_value_")  # `value` is a property in Python, at eight times the cost
