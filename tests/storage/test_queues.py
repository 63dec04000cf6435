"""Asks, dues, snapshots and the inbox."""

from dataclasses import replace

from bot.ports import Due, DueKind, EntryState, Snapshot
from storage import SqlStore
from tests.statements import recorded
from tests.storage.sample import DAY, HOUR, THURSDAY, WEEK, ask, found


def test_an_ask_is_found_with_its_entries_in_one_statement(store: SqlStore) -> None:
    with store.transaction("crumb") as tx:
        asked = ask(found(tx, key_results=12))
        tx.asks.add([asked])
        with recorded(store) as statements:
            assert tx.asks.get("ana:2026-W45") == asked
        assert len(statements) == 1
        assert tx.asks.of_week("ana", WEEK) == asked
        assert tx.asks.of_week("ana", "2026-W46") is None
        assert tx.asks.existing(["ana:2026-W45", "bo:2026-W45"]) == {"ana:2026-W45"}
        empty = replace(asked, id="bo:2026-W45", person="bo", entries=())
        tx.asks.add([empty])
        assert tx.asks.get("bo:2026-W45") == empty


def test_an_answer_closes_entries_in_every_ask_that_has_them_open(store: SqlStore) -> None:
    with store.transaction("crumb") as tx:
        one, two = found(tx, key_results=2)
        old, new = ask([one, two]), ask([two], week="2026-W46", at=THURSDAY + 7 * DAY)
        tx.asks.add([replace(new, next_reminder_at=THURSDAY), old])
        assert tx.asks.answer("bo", [two], "e0") == []
        assert tx.asks.answer("ana", [two], "e1") == [old.id, new.id]
        assert tx.asks.answer("ana", [two], "e2") == []
        assert [each.id for each in tx.asks.of_answer("e1")] == [old.id, new.id]
        assert [entry.answer for entry in tx.asks.of_answer("e1")[0].entries] == [None, "e1"]
        tx.asks.set_entries(old.id, [two], EntryState.OPEN, None)
        assert tx.asks.get(old.id) == old


def test_an_ask_is_left_alone_once_nothing_of_it_is_open(store: SqlStore) -> None:
    with store.transaction("crumb") as tx:
        one, two = found(tx, key_results=2)
        tx.asks.add([ask([one, two], remind_at=THURSDAY)])
        tx.asks.answer("ana", [one], "e1")
        assert len(tx.asks.to_remind(THURSDAY, 9)) == 1
        tx.asks.answer("ana", [two], "e2")
        assert tx.asks.to_remind(THURSDAY, 9) == []


def test_reminders_come_in_order_when_due_and_not_once_cleared(store: SqlStore) -> None:
    with store.transaction("crumb") as tx:
        keys = found(tx)
        weeks = [f"2026-W{number}" for number in range(40, 46)]
        asks = [ask(keys, week=week, remind_at=THURSDAY - n * HOUR) for n, week in enumerate(weeks)]
        tx.asks.add(asks)
        assert tx.asks.to_remind(THURSDAY - HOUR, 9) == asks[:0:-1]
        assert tx.asks.to_remind(THURSDAY, 2) == [asks[5], asks[4]]
        with recorded(store) as statements:
            tx.asks.put(*(replace(each, next_reminder_at=None, reminders=2) for each in asks[1:]))
        assert len(statements) == 1
        assert tx.asks.to_remind(THURSDAY, 9) == [asks[0]]
        assert tx.asks.get(asks[1].id) == replace(asks[1], next_reminder_at=None, reminders=2)


def test_asks_since_are_those_with_a_key_result_of_the_team(store: SqlStore) -> None:
    with store.transaction("crumb") as tx:
        keys = found(tx, key_results=2)
        old, new = ask(keys), ask(keys, week="2026-W46", at=THURSDAY + 7 * DAY)
        tx.asks.add([new, old])
        assert tx.asks.since(["BAKE"], None) == [old, new]
        assert tx.asks.since(["BAKE"], THURSDAY) == [new]
        assert tx.asks.since(["OVEN"], None) == []


def test_what_is_due_comes_earliest_first_and_bounded(store: SqlStore) -> None:
    dues = [Due(kind=DueKind.ASK, subject=f"p{n}", planned=THURSDAY.date(), at=THURSDAY - n * HOUR) for n in range(5)]
    with store.transaction("crumb") as tx:
        tx.dues.put(dues)
        tx.dues.put([Due(kind=DueKind.DIGEST, subject="p1", planned=THURSDAY.date(), at=THURSDAY)])
        assert tx.dues.due(DueKind.ASK, THURSDAY - HOUR, 3) == dues[:1:-1]
        moved = replace(dues[4], at=THURSDAY + DAY)
        tx.dues.put([moved])
        assert tx.dues.get(DueKind.ASK, ["p4", "p9"]) == {"p4": moved}
        tx.dues.drop(DueKind.ASK, ["p1", "p2"])
        assert tx.dues.due(DueKind.ASK, THURSDAY, 9) == [dues[3], dues[0]]
        assert len(tx.dues.due(DueKind.DIGEST, THURSDAY, 9)) == 1


def test_a_snapshot_is_kept_as_it_was_and_the_latest_is_that_of_the_newest_meeting(store: SqlStore) -> None:
    about = {"lines": [{"z": 1, "a": None}, "é – ✓"], "score": 0.1}
    old = Snapshot(team="BAKE", week=WEEK, taken_at=THURSDAY, meeting_at=THURSDAY + 2 * HOUR, about=about)
    new = replace(old, week="2026-W46", taken_at=THURSDAY - DAY, meeting_at=THURSDAY + 7 * DAY)
    with store.transaction("crumb") as tx:
        tx.snapshots.add(new)
        tx.snapshots.add(old)
        assert tx.snapshots.latest("BAKE") == new
        assert tx.snapshots.get("BAKE", WEEK) == old
        assert list(tx.snapshots.latest("BAKE").about) == ["lines", "score"]  # type: ignore[union-attr]
        assert tx.snapshots.latest("OVEN") is None


def test_an_event_counts_once_under_any_of_its_keys(store: SqlStore) -> None:
    with store.transaction("crumb") as tx:
        assert tx.inbox.take(["e1", "click:7"], "check_in", THURSDAY)
        assert not tx.inbox.take(["e2", "click:7"], "check_in", THURSDAY)
        assert tx.inbox.take(["e2"], None, THURSDAY), "nothing was noted of what had been here before"
        assert not tx.inbox.take(["e1"], None, THURSDAY)
