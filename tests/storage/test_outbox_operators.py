"""What operators do with the outbox: judge what is dead, see what waits, and let go of what was delivered."""

from dataclasses import replace

import pytest

from bot.ports import DeadLetter, OutboxState, Queued
from storage import SqlStore
from tests.storage.sample import AWAY, DAY, HOUR, THURSDAY, edit, message
from tests.storage.test_outbox import claim, intend, keys, send, settle


def test_dead_letters_of_all_workspaces_are_told_newest_first(store: SqlStore) -> None:
    store.add_workspace(AWAY)
    for workspace in ("crumb", "other"):
        with store.transaction(workspace) as tx:
            tx.outbox.add([message("a"), message("fine")])
            first, _ = intend(tx, claim(tx))
            settle(tx, first, OutboxState.DEAD)
    found = store.dead_letters(9)
    assert found == [
        DeadLetter(workspace=each, message=message("a"), reason=None, at=THURSDAY, attempts=1)
        for each in ("crumb", "other")
    ]
    assert len(store.dead_letters(1)) == 1


def test_a_dead_letter_sent_again_is_as_new_and_never_expires(store: SqlStore) -> None:
    with store.transaction("crumb") as tx:
        tx.outbox.add([replace(message(key), expires_at=THURSDAY + HOUR) for key in ("a", "sent")])
        dead, sent = intend(tx, claim(tx))
        settle(tx, dead, OutboxState.DEAD)
        settle(tx, sent, OutboxState.SENT)
        assert tx.outbox.resend(["a", "sent", "nobody knows"], now=THURSDAY + DAY) == 1
        assert claim(tx) == []
        (again,) = claim(tx, now=THURSDAY + DAY)
        assert again.message == message("a", due_at=THURSDAY + DAY)
        assert (again.state, again.attempts) == (OutboxState.PENDING, 0)
    assert store.dead_letters(9) == []


def test_what_waits_is_counted(store: SqlStore) -> None:
    assert store.queued(THURSDAY) == Queued(waiting=0, unknown=0, sending=0, dead=0, oldest_due_at=None)
    with store.transaction("crumb") as tx:
        tx.outbox.add([message(name, due_at=THURSDAY - HOUR) for name in ("dead", "sending", "sent", "unknown")])
        dead, _, sent, unknown = claim(tx)
        settle(tx, dead, OutboxState.DEAD)
        settle(tx, sent, OutboxState.SENT)
        settle(tx, unknown, OutboxState.UNKNOWN)
        tx.outbox.add([message("waits"), message("later", due_at=THURSDAY + HOUR)])
    assert store.queued(THURSDAY) == Queued(waiting=2, unknown=1, sending=1, dead=1, oldest_due_at=THURSDAY - HOUR)


def test_what_was_delivered_long_ago_is_deleted_in_bounded_batches(store: SqlStore) -> None:
    with store.transaction("crumb") as tx:
        for key in ("a", "b", "c"):
            send(tx, message(key))
        tx.outbox.add([message("waits")])
        assert tx.outbox.purge(before=THURSDAY, limit=9) == 0
        assert tx.outbox.purge(before=THURSDAY + HOUR, limit=2) == 2
        assert tx.outbox.purge(before=THURSDAY + HOUR, limit=2) == 1
        assert tx.outbox.purge(before=THURSDAY + HOUR, limit=2) == 0
        assert keys(claim(tx)) == ["waits"]


def test_what_a_waiting_edit_refers_to_is_kept(store: SqlStore) -> None:
    with store.transaction("crumb") as tx:
        send(tx, message("a"))
        tx.outbox.arm_edit(edit("a"))
        assert tx.outbox.purge(before=THURSDAY + HOUR, limit=9) == 0
        (claimed,) = claim(tx)
        settle(tx, claimed, OutboxState.SENT)
        assert tx.outbox.purge(before=THURSDAY + HOUR, limit=9) == 2


@pytest.mark.parametrize("became", [OutboxState.DEAD, OutboxState.UNKNOWN, OutboxState.PENDING])
def test_what_is_not_settled_is_never_deleted(store: SqlStore, became: OutboxState) -> None:
    with store.transaction("crumb") as tx:
        tx.outbox.add([message("a")])
        (claimed,) = claim(tx)
        settle(tx, claimed, became)
        assert tx.outbox.purge(before=THURSDAY + DAY, limit=9) == 0


def test_an_edit_armed_again_is_not_settled_any_more(store: SqlStore) -> None:
    with store.transaction("crumb") as tx:
        send(tx, message("a"))
        tx.outbox.arm_edit(edit("a", face=1))
        (claimed,) = claim(tx)
        settle(tx, claimed, OutboxState.SENT)
        tx.outbox.arm_edit(edit("a", face=2))
        assert tx.outbox.purge(before=THURSDAY + DAY, limit=9) == 0
