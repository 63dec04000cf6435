"""The queries that run all the time find their rows by an index, in order, without a look at the others."""

import re
from collections.abc import Callable

import pytest

from bot.ports import Claimed, DueKind, OutboxState, Outcome, Transaction
from storage import SqlStore
from storage.transaction import Unit
from tests.statements import Statement, recorded
from tests.storage.sample import DAY, HOUR, SLACK, THURSDAY, check_in, found, message

Query = Callable[[Transaction], object]

CLAIMED = [Claimed(message=message("a"), token="t", state=OutboxState.PENDING)]
OUTCOMES = [Outcome(claimed=CLAIMED[0], state=OutboxState.SENT)]

# What is asked, and the index by which each table must be found.
HOT: dict[str, tuple[Query, set[str]]] = {
    "what is due": (lambda tx: tx.dues.due(DueKind.ASK, THURSDAY, 200), {"dues_by_time"}),
    "reminders": (lambda tx: tx.asks.to_remind(THURSDAY, 200), {"asks_by_reminder"}),
    "an answer's asks": (lambda tx: tx.asks.answer("ana", ["BAKE-1.1"], "e1"), {"ask_entries_of_key_result"}),
    "a team's asks": (lambda tx: tx.asks.since(["BAKE"], THURSDAY), {"ask_entries_of_key_result"}),
    "an undone answer's asks": (lambda tx: tx.asks.of_answer("e1"), {"ask_entries_of_answer"}),
    "messages to send": (
        lambda tx: tx.outbox.waiting(now=THURSDAY, machine_now=THURSDAY, limit=20),
        {"outbox_waiting", "outbox_leased"},
    ),
    "messages to lease": (lambda tx: tx.outbox.hold(CLAIMED, machine_now=THURSDAY, lease=HOUR, attempt=True), set()),
    "outcomes": (lambda tx: tx.outbox.settle(OUTCOMES, now=THURSDAY), set()),
    "old messages": (lambda tx: tx.outbox.purge(before=THURSDAY, limit=20), {"outbox_settled"}),
    "histories": (lambda tx: tx.check_ins.histories(["BAKE-1.1", "BAKE-1.2"]), {"check_ins_history"}),
    "last days": (lambda tx: tx.check_ins.last_days(["BAKE-1.1"]), {"check_ins_history", "check_ins_disputed"}),
    "one answer": (lambda tx: tx.check_ins.of_answer("e1"), {"check_ins_of_answer"}),
    "the newest answer": (
        lambda tx: tx.check_ins.last_answer("ana", THURSDAY - DAY),
        {"check_ins_of_author", "check_ins_of_answer", "check_ins_disputed"},
    ),
    "open blockers": (lambda tx: tx.blockers.open_of(["BAKE-1.1"]), {"blockers_one_open"}),
    "key results of owners": (lambda tx: tx.okrs.of_owners(["ana"]), {"key_results_of_owner"}),
    "key results of teams": (lambda tx: tx.okrs.of_teams(["BAKE"]), {"objectives_of_team", "key_results_of_objective"}),
    "an account's person": (lambda tx: tx.people.by_account(SLACK.id, "U1"), set()),
    "an e-mail's person": (lambda tx: tx.people.by_email("ana@crumb.example"), {"people_by_email"}),
    "an event": (lambda tx: tx.inbox.take(["e1"], None, THURSDAY), set()),
}

# Lists of keys, and rows that an inner query has already found.
DERIVED = {"VIRTUAL", "to_remind"}
# Few rows of a workspace are ever in these.
SMALL = {"outbox_leased", "outbox_waiting", "paces"}


def plan(tx: Unit, statement: Statement) -> list[str]:
    explained = tx.scope.connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement.sql}", statement.parameters)  # type: ignore[arg-type]
    return [row[3] for row in explained]


@pytest.mark.parametrize("name", HOT)
def test_a_query_that_runs_all_the_time_finds_its_rows_by_index(sqlite_store: SqlStore, name: str) -> None:
    query, indexes = HOT[name]
    with sqlite_store.transaction("crumb") as tx:
        tx.check_ins.add([check_in(key, "e1") for key in found(tx, key_results=2)])
        tx.outbox.add([message("a")])
        with recorded(sqlite_store) as statements:
            query(tx)
        steps = [step for statement in statements for step in plan(tx, statement)]
    scans = [step for step in steps if step.startswith("SCAN") and not DERIVED & set(step.split())]
    assert not scans, steps
    assert not [step for step in steps if step.endswith("(workspace=?)") and not SMALL & set(step.split())], steps
    assert indexes <= {index for step in steps for index in re.findall(r"INDEX (\w+)", step)}, steps


@pytest.mark.parametrize("name", ["what is due", "messages to send", "histories"])
def test_what_comes_in_order_is_read_in_that_order(sqlite_store: SqlStore, name: str) -> None:
    query, _ = HOT[name]
    with sqlite_store.transaction("crumb") as tx:
        with recorded(sqlite_store) as statements:
            query(tx)
        steps = [step for statement in statements for step in plan(tx, statement)]
    assert not [step for step in steps if "TEMP B-TREE" in step], steps


def test_a_tick_with_nothing_to_do_goes_through_neither_people_nor_workspaces(sqlite_store: SqlStore) -> None:
    with recorded(sqlite_store) as statements:
        sqlite_store.due(THURSDAY)
        sqlite_store.to_recover(THURSDAY)
        sqlite_store.to_drain(now=THURSDAY, machine_now=THURSDAY)
    with sqlite_store.transaction("crumb") as tx:
        steps = [step for statement in statements for step in plan(tx, statement)]
    scans = [step for step in steps if step.startswith("SCAN") and not step.startswith("SCAN anon_")]
    assert not [step for step in scans if step.split()[-1] not in {"outbox_waiting", "outbox_leased"}], steps
    assert any("dues_at (at<?)" in step for step in steps), steps
