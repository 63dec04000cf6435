"""For whom a template is being rendered."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from zoneinfo import ZoneInfo


@dataclass(frozen=True, slots=True)
class Reader:
    """`locale` decides separators and the order in dates, `zone` the time of day; the language is English."""

    locale: str
    zone: ZoneInfo | None


_READER: ContextVar[Reader] = ContextVar("reader")


@contextmanager
def reading(locale: str, zone: str | None) -> Iterator[None]:
    """Filters inside the block write for this reader."""
    token = _READER.set(Reader(locale, ZoneInfo(zone) if zone else None))
    try:
        yield
    finally:
        _READER.reset(token)


def reader() -> Reader:
    """Whoever the template being rendered is for. Filters ask this: imported macros don't see the template's values."""
    return _READER.get()
