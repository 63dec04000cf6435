"""How values that SQL doesn't know are stored, so that they sort, compare and come back right on both databases."""

import json
from collections.abc import Callable
from datetime import UTC, datetime
from decimal import Decimal
from enum import IntEnum, StrEnum
from functools import lru_cache
from typing import Any, TypeVar

from sqlalchemy import ARRAY, JSON, Dialect, Integer, Numeric, Text, TypeDecorator
from sqlalchemy.types import TIMESTAMP, TypeEngine
from typing_extensions import override

E = TypeVar("E", bound=StrEnum)
R = TypeVar("R", bound=IntEnum)
T = TypeVar("T")

UNFOLDED_KEPT = 16_384

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
    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | str | None:
        """Refuse a moment without a zone: it could be any of 24 hours."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError(f"{value} has no time zone")
        return instant_text(value) if dialect.name == "sqlite" else value

    @override
    def process_result_value(self, value: datetime | str | None, dialect: Dialect) -> datetime | None:
        """Give the moment back in UTC."""
        return datetime.fromisoformat(value) if isinstance(value, str) else value


def instant_text(value: datetime) -> str:
    """A moment as SQLite keeps it."""
    return _utc_text(value if value.tzinfo is UTC else value.astimezone(UTC))


@lru_cache(maxsize=1024)  # many rows are written for one moment; only of moments in UTC are equal ones the same
def _utc_text(value: datetime) -> str:
    return value.isoformat(timespec="microseconds")


class Exact(TypeDecorator[Decimal]):
    """A decimal number, never rounded; on SQLite as text."""

    impl = Text
    cache_ok = True

    @override
    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Decimal] | TypeEngine[str]:
        """A number without limits where the database has one."""
        return Text() if dialect.name == "sqlite" else Numeric()

    @override
    def process_bind_param(self, value: Decimal | None, dialect: Dialect) -> Decimal | str | None:
        """As text on SQLite, whose own numbers are binary."""
        return str(value) if value is not None and dialect.name == "sqlite" else value

    @override
    def process_result_value(self, value: Decimal | str | None, dialect: Dialect) -> Decimal | None:
        """Give the number back with the digits it came with."""
        return Decimal(value) if isinstance(value, str) else value


class Choice(TypeDecorator[E]):
    """One of an enumeration's values, as text that people can read."""

    impl = Text
    cache_ok = True

    def __init__(self, values: type[E]) -> None:
        super().__init__()
        self.values = values
        self._by_text = {value.value: value for value in values}

    @override
    def process_bind_param(self, value: E | None, dialect: Dialect) -> str | None:
        """The value's text."""
        return None if value is None else value.value

    @override
    def process_result_value(self, value: str | None, dialect: Dialect) -> E | None:
        """The member with that text; a KeyError if there is none."""
        return None if value is None else self._by_text[value]


class Rank(TypeDecorator[R]):
    """One of an enumeration's numbers, which sort."""

    impl = Integer
    cache_ok = True

    def __init__(self, values: type[R]) -> None:
        super().__init__()
        self.values = values

    @override
    def process_bind_param(self, value: R | None, dialect: Dialect) -> int | None:
        """The number."""
        return None if value is None else value.value

    @override
    def process_result_value(self, value: int | None, dialect: Dialect) -> R | None:
        """The member with that number; a ValueError if there is none."""
        return None if value is None else self.values(value)


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

        def unfolded(stored: str | dict[str, object] | None) -> T | None:
            if stored is None:
                return None
            return self._unfolded(stored) if isinstance(stored, str) else self.load(stored)

        return unfolded


class Keys(TypeDecorator[list[str]]):
    """Any number of keys as one parameter (see `storage.queries.among`)."""

    impl = JSON
    cache_ok = True

    @override
    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[object] | ARRAY[str]:
        """An array where the database has one, else JSON."""
        return JSON[object]() if dialect.name == "sqlite" else ARRAY(Text)
