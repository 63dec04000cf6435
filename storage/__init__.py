"""The database: SQLite inside, or PostgreSQL beside (design.md §4). Only this package knows SQL."""

from sqlalchemy import make_url

from storage.engines import engines
from storage.store import SqlStore, store_on
from storage.tables import metadata

__all__ = ["SqlStore", "open_store"]


def open_store(url: str, *, connections: int = 4) -> SqlStore:
    """Open the database at `url` (`sqlite:///okrbot.db`, `postgresql+psycopg://…`), made or updated first."""
    opened = engines(make_url(url), connections=connections)
    metadata.create_all(opened.writer)
    return store_on(opened)
