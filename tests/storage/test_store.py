"""Transactions: all or nothing, one writer of a workspace at a time, and reading that doesn't wait for writing."""

import asyncio
import contextlib
import threading
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import cast

import psycopg
import pytest
from psycopg.conninfo import conninfo_to_dict
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from bot.errors import NotFound
from bot.ports import Due, DueKind, Installation, Transaction
from storage import SqlStore, noticing_silence, open_store
from tests.statements import recorded
from tests.storage.sample import AWAY, BO, DAY, HOME, HOUR, SLACK, THURSDAY, ask, found, message


def test_what_raises_stores_nothing(store: SqlStore) -> None:
    with contextlib.suppress(RuntimeError), store.transaction("crumb") as tx:
        tx.people.put([BO])
        raise RuntimeError
    with store.transaction("crumb", reads=True) as tx:
        assert tx.people.all() == []


def test_a_transaction_knows_its_workspace_with_rules_and_may_change_it(store: SqlStore) -> None:
    with store.transaction("crumb") as tx:
        assert tx.workspace == HOME
        changed = type(HOME)(id="crumb", name="Crumbs", zone="UTC", locale="en", rules=HOME.rules)
        tx.put_workspace(changed)
        assert tx.workspace == changed
    assert store.workspaces() == [changed]


@pytest.mark.postgres
@pytest.mark.parametrize("wanted", ["25000", "4000"])
def test_a_server_that_falls_silent_is_noticed_within_half_a_minute_or_when_its_url_says(
    postgres_url: str, wanted: str
) -> None:
    url = postgres_url if wanted == "25000" else f"{postgres_url}&tcp_user_timeout={wanted}"
    with closing(open_store(url)) as store, store.engines.begin(reads=False) as connection:
        ours = cast("psycopg.Connection", connection.connection.driver_connection).info.get_parameters()
    given = conninfo_to_dict(noticing_silence(url).replace("postgresql+psycopg", "postgresql"))
    names = ("keepalives_idle", "keepalives_interval", "keepalives_count", "tcp_user_timeout")
    assert [told[name] for told in (ours, given) for name in names] == ["10", "5", "3", wanted] * 2


def test_an_unknown_workspace_is_not_found(store: SqlStore) -> None:
    with pytest.raises(NotFound), store.transaction("nobody"):
        pytest.fail("there is nothing to work on")


def test_nothing_crosses_workspaces(store: SqlStore) -> None:
    store.add_workspace(AWAY)
    with store.transaction("crumb") as tx:
        keys = found(tx)
        tx.asks.add([ask(keys, remind_at=THURSDAY)])
        tx.outbox.add([message("ask:1")])
    with store.transaction("other") as tx:
        assert not tx.people.all()
        assert not tx.teams.all()
        assert not tx.okrs.cycles()
        assert not tx.okrs.key_results(keys)
        assert not tx.asks.to_remind(THURSDAY + DAY, 9)
        assert not tx.outbox.waiting(now=THURSDAY, machine_now=THURSDAY, limit=9)
        assert tx.outbox.get("ask:1") is None
        found(tx)
    with store.transaction("crumb") as tx:
        assert list(tx.okrs.key_results(keys)) == keys


def test_reading_cannot_write(store: SqlStore) -> None:
    with pytest.raises(DBAPIError), store.transaction("crumb", reads=True) as tx:
        tx.people.put([BO])


def test_reading_sees_one_moment_and_keeps_nobody_from_writing(store: SqlStore) -> None:
    with store.transaction("crumb", reads=True) as reading:
        assert reading.people.all() == []
        with store.transaction("crumb") as writing:
            writing.people.put([BO])
        assert reading.people.all() == []


def test_two_writers_of_a_workspace_take_turns_so_that_what_was_read_still_holds(store: SqlStore) -> None:
    def count_up() -> None:
        with store.transaction("crumb") as tx:
            before = len(tx.people.all())
            tx.people.put([type(BO)(id=f"person {before}", name="Somebody")])

    threads = [threading.Thread(target=count_up) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with store.transaction("crumb", reads=True) as tx:
        assert [person.id for person in tx.people.all()] == [f"person {n}" for n in range(8)]


async def test_work_runs_in_the_stores_own_threads_and_its_value_comes_back(store: SqlStore) -> None:
    def work(tx: Transaction) -> str:
        tx.people.put([BO])
        return threading.current_thread().name

    assert (await store.run(work, "crumb")).startswith("store-writing")
    assert (await store.run(lambda _: threading.current_thread().name, "crumb", reads=True)).startswith("store-reading")
    assert [person.id for person in await store.run(lambda tx: tx.people.all(), "crumb", reads=True)] == ["bo"]


async def test_a_long_read_holds_up_neither_writing_nor_other_reading(store: SqlStore) -> None:
    go_on = threading.Event()
    reading = asyncio.create_task(store.run(lambda _: go_on.wait(30), "crumb", reads=True))
    await store.run(lambda tx: tx.people.put([BO]), "crumb")
    assert await store.run(lambda tx: len(tx.people.all()), "crumb", reads=True) == 1
    assert not reading.done()
    go_on.set()
    assert await reading


async def test_what_raises_in_a_thread_raises_here_and_stores_nothing(store: SqlStore) -> None:
    def work(tx: Transaction) -> None:
        tx.people.put([BO])
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        await store.run(work, "crumb")
    assert await store.run(lambda tx: tx.people.all(), "crumb", reads=True) == []


def test_sqlite_is_set_up_to_lose_nothing(sqlite_store: SqlStore) -> None:
    with sqlite_store.transaction("crumb") as tx:
        assert setting(tx.scope.connection.scalar, "journal_mode") == "wal"
        assert setting(tx.scope.connection.scalar, "synchronous") == 2
        assert setting(tx.scope.connection.scalar, "foreign_keys") == 1
        assert setting(tx.scope.connection.scalar, "busy_timeout") == 5000


def setting(scalar: Callable[..., object], name: str) -> object:
    return scalar(text(f"PRAGMA {name}"))


def test_a_second_process_may_write_the_same_file(sqlite_store: SqlStore) -> None:
    with closing(open_store(str(sqlite_store.engines.writer.url))) as other:
        with other.transaction("crumb") as tx:
            tx.people.put([BO])
        with sqlite_store.transaction("crumb") as tx:
            assert tx.people.get("bo") == BO


def test_everything_is_there_after_reopening(sqlite_url: str, tmp_path: Path) -> None:
    with closing(open_store(sqlite_url)) as store:
        store.add_workspace(HOME)
        with store.transaction("crumb") as tx:
            keys = found(tx)
    with closing(open_store(sqlite_url)) as store, store.transaction("crumb", reads=True) as tx:
        assert list(tx.okrs.key_results(keys)) == keys
    assert [file.name for file in tmp_path.iterdir()] == ["okrbot.db"]


def test_an_installation_names_its_workspace(store: SqlStore) -> None:
    store.put_installation(SLACK)
    stopped = Installation(id=SLACK.id, workspace="crumb", name="Renamed", active=False)
    assert store.installation(SLACK.id) == SLACK
    store.put_installation(stopped)
    assert store.installations("crumb") == [stopped]
    assert store.installation("slack:T2") is None


def test_the_moments_to_come_are_those_of_asks_digests_reminders_and_untried_messages(store: SqlStore) -> None:
    assert store.next_due() is None
    moments = [THURSDAY + hours * HOUR for hours in (4, 3, 2, 1)]
    with store.transaction("crumb") as tx:
        keys = found(tx)
        tx.outbox.add([message("later", due_at=moments[0])])
    assert store.next_due() == moments[0]
    assert store.due(moments[0]) == []
    with store.transaction("crumb") as tx:
        tx.asks.add([ask(keys, remind_at=moments[1])])
    assert (store.next_due(), store.due(moments[1])) == (moments[1], ["crumb"])
    for moment, kind in zip(moments[2:], DueKind, strict=True):
        with store.transaction("crumb") as tx:
            tx.dues.put([Due(kind=kind, subject="ana", planned=moment.date(), at=moment)])
        assert (store.next_due(), store.due(moment), store.due(moment - HOUR)) == (moment, ["crumb"], [])


def test_recording_counts_each_statement_once(store: SqlStore) -> None:
    with recorded(store) as statements, store.transaction("crumb") as tx:
        tx.people.put([BO])
    assert [str(statement).split()[0] for statement in statements] == ["SELECT", "INSERT"]
    with recorded(store) as statements, store.transaction("crumb", reads=True) as tx:
        tx.people.all()
    assert len(statements) == 2
