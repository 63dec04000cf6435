"""Opening a database by its address."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from sqlite3 import Error as SqliteError
from sqlite3 import OperationalError as SqliteOperationalError

from sqlalchemy import URL, make_url
from sqlalchemy.exc import ArgumentError, DatabaseError, OperationalError

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
    opened = engines(address_of(url), connections=connections)
    try:
        _bring_up_to_date(opened)
    except BaseException:
        opened.dispose()
        raise
    return store_on(opened)


@contextmanager
def opened_store(url: str) -> Iterator[SqlStore]:
    """An open store for a block, in which a database that is locked, full or read-only raises DatabaseUnavailable."""
    store = open_store(url)
    try:
        yield store
    except (OperationalError, SqliteOperationalError) as error:
        raise DatabaseUnavailable(store.engines.writer, error) from error
    finally:
        store.close()


def migrate(url: str) -> State:
    """Make or update the tables and say how far they were before; raises as `open_store` does."""
    with opened_engines(url) as opened:
        return _bring_up_to_date(opened)


def check(url: str) -> State:
    """How far the tables are, changing nothing, so that no file is made either; raises as `open_store` does."""
    if _is_still_to_be_made(address_of(url)):
        return "empty"
    with opened_engines(url) as opened:
        return _state(opened)


def _is_still_to_be_made(address: URL) -> bool:
    """An SQLite file that opening would make, in a folder that is there."""
    file = Path(address.database or "")
    return address.get_backend_name() == "sqlite" and not file.exists() and file.parent.is_dir()


def _bring_up_to_date(opened: Engines) -> State:
    before = _state(opened)
    if before != "current":
        with _in_a_sentence(opened):
            upgrade(opened.writer)
    return before


def _state(opened: Engines) -> State:
    with _in_a_sentence(opened), opened.reader.connect() as connection:
        return state(connection)


@contextmanager
def _in_a_sentence(opened: Engines) -> Iterator[None]:
    try:
        yield
    except (DatabaseError, SqliteError) as error:
        raise DatabaseUnavailable(opened.reader, error) from error


@contextmanager
def opened_engines(url: str) -> Iterator[Engines]:
    """Connections for a block; raises NoSuchDatabase."""
    opened = engines(address_of(url), connections=1)
    try:
        yield opened
    finally:
        opened.dispose()


def address_of(url: str) -> URL:
    """With the driver that okrbot brings; raises NoSuchDatabase."""
    try:
        address = make_url(url)
    except (ArgumentError, ValueError):
        without_password = url.rpartition("@")[2]
        raise NoSuchDatabase(url=without_password) from None
    driver = DRIVERS.get(address.get_backend_name())
    if driver is None or (driver == "sqlite" and address.database in (None, "", ":memory:")):
        raise NoSuchDatabase(url=address.render_as_string(hide_password=True))
    return address.set(drivername=driver)
