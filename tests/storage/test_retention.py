"""What is old is found by its index, whatever else there is."""

from storage import SqlStore
from storage.retention import to_discard
from tests.statements import recorded
from tests.storage.sample import THURSDAY, found, message


def test_finding_and_removing_what_is_old_reads_only_what_is_old(sqlite_store: SqlStore) -> None:
    with sqlite_store.transaction("crumb") as tx:
        found(tx)
        tx.outbox.add([message("a")])
        with recorded(sqlite_store) as statements:
            to_discard(tx.scope.connection, sent_before=THURSDAY, came_before=THURSDAY)
            tx.inbox.purge(before=THURSDAY, limit=9)
            tx.outbox.purge(before=THURSDAY, limit=9)
        steps = [
            row[3]
            for statement in statements
            for row in tx.scope.connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement.sql}", statement.parameters)  # type: ignore[arg-type]
        ]
    assert any("INDEX inbox_at (workspace=? AND at<?)" in step for step in steps), steps
    assert any("INDEX outbox_settled (workspace=? AND settled_at<?)" in step for step in steps), steps
    assert [step for step in steps if step.startswith("SCAN") and step.split()[1] in {"inbox", "outbox"}] == [], steps
