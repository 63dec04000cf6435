"""What is stored as JSON, and any number of keys as one parameter."""

import json
from collections.abc import Callable
from functools import lru_cache
from typing import Any, TypeVar

from pydantic_core import to_json
from sqlalchemy import ARRAY, JSON, Dialect, Text, TypeDecorator
from sqlalchemy.types import TypeEngine
from typing_extensions import override

from storage.nullable import Nullable

T = TypeVar("T")

UNFOLDED_KEPT = 16_384


def in_few_letters(value: object) -> str:
    """JSON; five times as fast as the standard library's, which makes an encoder for every value."""
    return to_json(value).decode()


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

        return Nullable(unfolded)


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
        return Nullable(in_few_letters) if dialect.name == "sqlite" else None
