"""Check-ins are added and read; nothing changes or removes one, and texts can go without it."""

import contextlib
from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from bot.domain.check_in import Blocker, CheckIn, CheckInKind, Word, counted
from storage import SqlStore
from tests.statements import recorded
from tests.storage.sample import DAY, HOUR, THURSDAY, check_in, found, retraction


def test_histories_are_whole_oldest_first_and_leave_out_those_without(store: SqlStore) -> None:
    with store.transaction("crumb") as tx:
        one, two, _ = found(tx, key_results=3)
        late, early = check_in(one, "e2", at=THURSDAY + HOUR), check_in(one, "e1")
        back = retraction(late, "e3", at=THURSDAY + DAY)
        said = replace(
            check_in(two, "e4"),
            confidence=Decimal("6.5"),
            word=Word.AT_RISK,
            blocked=True,
            note="Oven down",
            blocker="spare part",
        )
        tx.check_ins.add([late, early, said, back])
        assert tx.check_ins.histories([one, two, "BAKE-1.3"]) == {one: [early, late, back], two: [said]}


def test_adding_and_reading_any_number_takes_a_constant_number_of_statements(store: SqlStore) -> None:
    with store.transaction("crumb") as tx:
        keys = found(tx, key_results=60)
        with recorded(store) as statements:
            tx.check_ins.add([replace(check_in(key, "e1"), note="Fine") for key in keys])
        assert len(statements) == 2
        with recorded(store) as few:
            tx.check_ins.histories(keys[:1])
        with recorded(store) as many:
            assert len(tx.check_ins.histories(keys)) == 60
        assert len(few) == len(many) == 1
        assert str(few[0]) == str(many[0])


@pytest.mark.parametrize("change", ["UPDATE check_ins SET value = NULL", "DELETE FROM check_ins"])
def test_the_database_refuses_to_change_or_remove_a_check_in(store: SqlStore, change: str) -> None:
    with store.transaction("crumb") as tx:
        (key,) = found(tx)
        tx.check_ins.add([check_in(key, "e1")])
    with pytest.raises(DBAPIError, match="only ever added"), store.transaction("crumb") as tx:
        tx.scope.connection.execute(text(change))


@pytest.mark.postgres
def test_postgres_refuses_to_empty_the_table(postgres_store: SqlStore) -> None:
    with pytest.raises(DBAPIError, match="only ever added"), postgres_store.transaction("crumb") as tx:
        tx.scope.connection.execute(text("TRUNCATE check_ins CASCADE"))


def test_texts_can_be_removed_but_not_rewritten(store: SqlStore) -> None:
    with store.transaction("crumb") as tx:
        (key,) = found(tx)
        said = replace(check_in(key, "e1"), note="Ana was ill")
        tx.check_ins.add([said])
    with pytest.raises(DBAPIError, match="only ever added"), store.transaction("crumb") as tx:
        tx.scope.connection.execute(text("UPDATE check_in_texts SET note = 'Ana was away'"))
    with store.transaction("crumb") as tx:
        tx.scope.connection.execute(text("DELETE FROM check_in_texts"))
        assert tx.check_ins.histories([key]) == {key: [replace(said, note=None)]}


def test_one_answer_is_found_again_and_the_newest_of_an_author_until_taken_back(store: SqlStore) -> None:
    with store.transaction("crumb") as tx:
        one, two = found(tx, key_results=2)
        old = check_in(one, "e1")
        new = [check_in(key, "e2", at=THURSDAY + HOUR) for key in (one, two)]
        others = check_in(two, "e3", at=THURSDAY + 2 * HOUR, author="bo")
        tx.check_ins.add([old, *new, others])
        assert tx.check_ins.of_answer("e2") == new
        assert tx.check_ins.last_answer("ana", THURSDAY) == new
        assert tx.check_ins.last_answer("ana", THURSDAY + HOUR) == new
        assert tx.check_ins.last_answer("ana", THURSDAY + 2 * HOUR) == []
        tx.check_ins.add([retraction(each, "e4", at=THURSDAY + 3 * HOUR) for each in new])
        assert tx.check_ins.last_answer("ana", THURSDAY) == []


def test_at_most_one_blocker_of_a_key_result_is_open(store: SqlStore) -> None:
    blocker = Blocker(id="e1/BAKE-1.1", key_result="BAKE-1.1", opened_at=THURSDAY, opened_by="ana", what="Flour")
    with store.transaction("crumb") as tx:
        found(tx, key_results=2)
        tx.blockers.put([blocker])
        assert tx.blockers.open_of(["BAKE-1.1", "BAKE-1.2"]) == {"BAKE-1.1": blocker}
    with pytest.raises(DBAPIError), store.transaction("crumb") as tx:
        tx.blockers.put([replace(blocker, id="e2/BAKE-1.1")])
    resolved = replace(blocker, resolved_at=THURSDAY + DAY, resolved_by="e3/BAKE-1.1")
    another = replace(blocker, id="e4/BAKE-1.1", what=None)
    with store.transaction("crumb") as tx:
        tx.blockers.put([resolved, another])
        assert tx.blockers.open_of(["BAKE-1.1"]) == {"BAKE-1.1": another}
        tx.blockers.put([replace(another, resolved_at=THURSDAY + DAY, resolved_by="e5/BAKE-1.1"), blocker])
        assert tx.blockers.open_of(["BAKE-1.1"]) == {"BAKE-1.1": blocker}


class Undone(Exception):
    """Ends a transaction, so that the next example starts from nothing."""


@st.composite
def disputes(draw: st.DrawFn) -> list[CheckIn]:
    """Check-ins on one key result of which any may correct or take back an earlier one."""
    history: list[CheckIn] = []
    for number in range(draw(st.integers(0, 7))):
        kind = draw(st.sampled_from(CheckInKind)) if history else CheckInKind.UPDATE
        earlier = None if kind is CheckInKind.UPDATE else draw(st.sampled_from(history)).id
        at = THURSDAY + HOUR * number
        new = replace(check_in("BAKE-1.1", f"e{number}", at=at), kind=kind, replaces=earlier)
        history.append(new)
    return history


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(disputes())
def test_the_last_day_is_that_of_the_newest_check_in_that_counts(
    sqlite_store: SqlStore, history: list[CheckIn]
) -> None:
    with contextlib.suppress(Undone), sqlite_store.transaction("crumb") as tx:
        found(tx)
        tx.check_ins.add(history)
        standing = counted(history)
        assert tx.check_ins.last_days(["BAKE-1.1"]) == ({"BAKE-1.1": standing[-1].at} if standing else {})
        raise Undone
