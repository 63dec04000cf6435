"""Opening a database by its address."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import URL, make_url
from sqlalchemy.exc import ArgumentError, DatabaseError

from bot.errors import OkrError
from storage.engines import Engines, engines
from storage.schema import DatabaseUnavailable, State, state, upgrade
from storage.store import SqlStore, store_on

DRIVERS = {"sqlite": "sqlite", "postgres": "postgresql+psycopg", "postgresql": "postgresql+psycopg"}


class NoSuchDatabase(OkrError):
    """{url} is no database I know; write sqlite:///okrbot.db or postgresql://user:password@host/name."""


def open_store(url: str, *, connections: int = 4) -> SqlStore:
    """Open the database, made or brought up to date first; with at most so many connections, and threads, at once.

    Raises NoSuchDatabase, DatabaseUnavailable or NewerDatabase.
    """
    opened = engines(_address(url), connections=connections)
    try:
        _bring_up_to_date(opened)
    except BaseException:
        opened.dispose()
        raise
    return store_on(opened)


def migrate(url: str) -> State:
    """Make or update the tables and say how far they were before; raises as `open_store` does."""
    with _opened(url) as opened:
        return _bring_up_to_date(opened)


def check(url: str) -> State:
    """How far the tables are, changing nothing; raises as `open_store` does."""
    with _opened(url) as opened:
        return _state(opened)


def _bring_up_to_date(opened: Engines) -> State:
    before = _state(opened)
    if before != "current":
        upgrade(opened.writer)
    return before


def _state(opened: Engines) -> State:
    try:
        with opened.reader.connect() as connection:
            return state(connection)
    except DatabaseError as error:
        raise DatabaseUnavailable(opened.reader, error) from error


@contextmanager
def _opened(url: str) -> Iterator[Engines]:
    opened = engines(_address(url), connections=1)
    try:
        yield opened
    finally:
        opened.dispose()


def _address(url: str) -> URL:
    try:
        address = make_url(url)
    except ArgumentError:
        raise NoSuchDatabase(url=url) from None
    driver = DRIVERS.get(address.get_backend_name())
    if driver is None or (driver == "sqlite" and address.database in (None, "", ":memory:")):
        raise NoSuchDatabase(url=address.render_as_string(hide_password=True))
    return address.set(drivername=driver)
