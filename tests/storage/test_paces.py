"""How fast installations are called: what is kept, and whose messages a pause holds back."""

from dataclasses import replace
from datetime import datetime
from operator import attrgetter

import pytest

from bot.delivery.pacing import microseconds
from bot.ports import OutboxState, Pace, Transaction
from storage import SqlStore
from tests.storage.sample import HOUR, THURSDAY, message
from tests.storage.test_outbox import MINUTE, PRESENT, claim, keys, settle


def paused(tx: Transaction, until: datetime, method: str = "post") -> None:
    tx.outbox.paces.put([Pace(installation="slack:T1", method=method, blocked_until=until)], clock=PRESENT)


def test_a_pause_holds_back_an_installations_messages_and_those_bound_for_none_yet(store: SqlStore) -> None:
    with store.transaction("crumb") as tx:
        tx.outbox.add(
            [replace(message("t1"), installation="slack:T1"), replace(message("t2"), installation="slack:T2")]
        )
        tx.outbox.add([message("anywhere")])
        paused(tx, PRESENT + 12 * MINUTE)
        assert keys(claim(tx)) == ["t2"]
    assert store.to_drain(now=THURSDAY, machine_now=PRESENT) == []
    with store.transaction("crumb") as tx:
        paused(tx, PRESENT - HOUR)
        assert keys(claim(tx)) == ["anywhere", "t1"]


def test_a_pause_further_ahead_than_any_is_asked_for_was_made_by_a_clock_since_set_back(store: SqlStore) -> None:
    with store.transaction("crumb") as tx:
        tx.outbox.add([message("a")])
        paused(tx, PRESENT + 2 * HOUR)
        assert keys(claim(tx)) == ["a"]


@pytest.mark.parametrize(("method", "goes_on"), [("edit", ["a"]), ("look_up", ["a"]), ("post", [])])
def test_a_pause_is_for_one_method(store: SqlStore, method: str, goes_on: list[str]) -> None:
    with store.transaction("crumb") as tx:
        tx.outbox.add([message("a")])
        paused(tx, PRESENT + 12 * MINUTE, method)
        (claimed,) = claim(tx) or (None,)
        assert ([claimed.message.key] if claimed else []) == goes_on
        if method == "look_up" and claimed:
            settle(tx, claimed, OutboxState.UNKNOWN)
            assert claim(tx) == [], "it would have to be looked up now"


def test_what_is_known_of_paces_is_kept_and_quiet_conversations_are_forgotten(store: SqlStore) -> None:
    clock = microseconds(PRESENT)
    post = Pace(installation="slack:T1", method="post", next_at=clock + 5, rate=2.5)
    quiet = Pace(installation="slack:T1", method="conversation:C1", next_at=clock - 1)
    lively = replace(quiet, method="conversation:C2", next_at=clock + 1)
    with store.transaction("crumb") as tx:
        tx.outbox.paces.put([replace(post, next_at=1), quiet], clock=PRESENT)
        tx.outbox.paces.put([post, lively], clock=PRESENT)
        assert sorted(tx.outbox.paces.known(), key=attrgetter("method")) == [lively, post]
