"""The connection that writes to SQLite: what its driver begins, it ends, whoever ran statements in between."""

from contextlib import closing
from dataclasses import replace

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError, OperationalError

from storage import SqlStore, open_store
from tests.storage.sample import BAKE, BO, HOME

RENAME = text("UPDATE workspaces SET name = 'Renamed'")
# That nobody leads it is found out when it is committed.
LED_BY_NOBODY = replace(BAKE, parent=None, lead="nobody", members=frozenset())


def rename(store: SqlStore, *, fails: bool = False) -> None:
    with store.transaction("crumb") as tx:
        tx.people.put([BO])
        tx.scope.connection.execute(RENAME)
        if fails:
            raise ZeroDivisionError


def lead_by_nobody(store: SqlStore, *, also: bool) -> None:
    with store.transaction("crumb") as tx:
        tx.people.put([BO])
        tx.teams.put([LED_BY_NOBODY])
        if also:
            tx.scope.connection.execute(RENAME)


def test_what_runs_through_sqlalchemy_is_part_of_the_transaction(sqlite_store: SqlStore) -> None:
    with pytest.raises(ZeroDivisionError):
        rename(sqlite_store, fails=True)
    with sqlite_store.transaction("crumb") as tx:
        assert (tx.workspace.name, tx.people.all()) == ("Crumb", [])
    rename(sqlite_store)
    with sqlite_store.transaction("crumb", reads=True) as tx:
        assert (tx.workspace.name, tx.people.all()) == ("Renamed", [BO])


@pytest.mark.parametrize("through", ["SQLAlchemy", "the driver"])
def test_what_cannot_be_committed_is_rolled_back_and_the_next_is_written(sqlite_store: SqlStore, through: str) -> None:
    with pytest.raises(IntegrityError):
        lead_by_nobody(sqlite_store, also=through == "SQLAlchemy")
    with sqlite_store.transaction("crumb") as tx:
        assert tx.people.all() == []
        tx.people.put([BO])
    with sqlite_store.transaction("crumb", reads=True) as tx:
        assert tx.people.all() == [BO]


def test_who_finds_the_file_locked_leaves_the_connection_to_the_next(
    sqlite_store: SqlStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("storage.engines.BUSY_TIMEOUT", 0)
    with closing(open_store(str(sqlite_store.engines.writer.url))) as other:
        with sqlite_store.transaction("crumb"), pytest.raises(OperationalError, match="locked"):
            other.add_workspace(HOME)
        with other.transaction("crumb") as tx:
            tx.people.put([BO])
