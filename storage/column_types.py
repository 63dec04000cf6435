"""How values that SQL doesn't know are stored, so that they sort, compare and come back right on both databases."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from decimal import Decimal
from enum import IntEnum, StrEnum
from functools import lru_cache
from operator import attrgetter
from typing import Any, Generic, TypeVar

from pydantic_core import to_json
from sqlalchemy import ARRAY, JSON, Dialect, Integer, Numeric, Text, TypeDecorator
from sqlalchemy.types import TIMESTAMP, TypeEngine
from typing_extensions import override

E = TypeVar("E", bound=StrEnum)
R = TypeVar("R", bound=IntEnum)
S = TypeVar("S")
T = TypeVar("T")

UNFOLDED_KEPT = 16_384

# Keys sort by code point everywhere, not by the database's language.
KEY = Text().with_variant(Text(collation="C"), "postgresql")


def in_few_letters(value: object) -> str:
    """JSON; five times as fast as the standard library's, which makes an encoder for every value."""
    return to_json(value).decode()


@dataclass(frozen=True, slots=True)
class Optional(Generic[S, T]):
    """The same conversion, but nothing stays nothing."""

    convert: Callable[[S], T]

    def __call__(self, value: S | None) -> T | None:
        """Convert it if it's there."""
        return None if value is None else self.convert(value)


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
        return Optional(instant_text) if dialect.name == "sqlite" else Optional(_with_zone)

    @override
    def result_processor(self, dialect: Dialect, coltype: object) -> Callable[[str | None], datetime | None] | None:
        """Give the moment back in UTC."""
        return Optional(datetime.fromisoformat) if dialect.name == "sqlite" else None


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
        return Optional(str) if dialect.name == "sqlite" else None

    @override
    def result_processor(self, dialect: Dialect, coltype: object) -> Callable[[str | None], Decimal | None] | None:
        """Give the number back with the digits it came with."""
        return Optional(Decimal) if dialect.name == "sqlite" else None


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
        return Optional(_value)

    @override
    def result_processor(self, dialect: Dialect, coltype: object) -> Callable[[str | None], E | None]:
        """The member with that text; a KeyError if there is none."""
        return Optional({value.value: value for value in self.values}.__getitem__)


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
        return Optional(_value)

    @override
    def result_processor(self, dialect: Dialect, coltype: object) -> Callable[[int | None], R | None]:
        """The member with that number; a KeyError if there is none."""
        return Optional({value.value: value for value in self.values}.__getitem__)


_value = attrgetter("_value_")  # `value` is a property in Python, at eight times the cost


class Folded(TypeDecorator[T]):
    """A value object kept as JSON, by its own `dump` and `load`; the same few come again and again."""

    impl = JSON(none_as_null=True)
    cache_ok = True

    def __init__(self, dump: Callable[[T], object], load: Callable[[dict[str, object]], T]) -> None:
        super().__init__()
        self.dump = dump
        self.load = load
        self._unfolded = lru_cache(maxsize=UNFOLDED_KEPT)(lambda stored: load(json.loads(stored)))

    @override
    def process_bind_param(self, value: T | None, dialect: Dialect) -> object:
        """Fold it; nothing stays nothing."""
        return None if value is None else self.dump(value)

    @override
    def result_processor(self, dialect: Dialect, coltype: object) -> Callable[[Any], T | None]:
        """Unfold it; where the driver gives text, that is read only the first time."""

        def unfolded(stored: str | dict[str, object]) -> T:
            return self._unfolded(stored) if isinstance(stored, str) else self.load(stored)

        return Optional(unfolded)


class Keys(TypeDecorator[list[str]]):
    """Any number of keys as one parameter (see `storage.queries.among`)."""

    impl = JSON
    cache_ok = True

    @override
    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[object] | ARRAY[str]:
        """An array where the database has one, else JSON."""
        return JSON[object]() if dialect.name == "sqlite" else ARRAY(Text)

    @override
    def bind_processor(self, dialect: Dialect) -> Callable[[list[str] | None], str | None] | None:
        """As they are where there are arrays, else in JSON."""
        return Optional(in_few_letters) if dialect.name == "sqlite" else None
