"""The database of a command, open while it is needed."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bot.cli.wiring import ensure_workspace
from bot.ports import Store
from storage import check, opened_store


@contextmanager
def stored(url: str) -> Iterator[Store]:
    """The store with its workspace, both made if need be; an OkrError says what is wrong with the database."""
    with opened_store(url) as store:
        ensure_workspace(store)
        yield store


@contextmanager
def as_it_stands(url: str) -> Iterator[Store]:
    """The store to look at: where there is no database yet, none is made, and an empty one stands in for it."""
    if check(url) != "empty":
        with stored(url) as store:
            yield store
        return
    with (
        tempfile.TemporaryDirectory(prefix="okrbot-") as folder,
        stored(f"sqlite:///{Path(folder) / 'empty.db'}") as store,
    ):
        yield store
