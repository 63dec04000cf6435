"""The database: SQLite inside, or PostgreSQL beside (design.md §4). Only this package knows SQL."""

from storage.engines import noticing_silence
from storage.opening import check, migrate, open_store, opened_store
from storage.schema import DatabaseUnavailable, NewerDatabase, State
from storage.store import SqlStore

__all__ = [
    "DatabaseUnavailable",
    "NewerDatabase",
    "SqlStore",
    "State",
    "check",
    "migrate",
    "noticing_silence",
    "open_store",
    "opened_store",
]
