"""The outbox: what is claimed, in which order, under whose token, and what settling leaves behind (engine.md §4)."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import select

from bot.card import Card, card_to_json
from bot.ports import Claimed, Message, MessageRef, OutboxState, Outcome, Priority, Transaction
from storage import SqlStore
from storage.tables import outbox
from storage.transaction import Unit
from tests.storage.sample import DAY, HOUR, SLACK, THURSDAY, edit, message

# PostgreSQL leases run on its own clock, so these are moments around the real present on both.
PRESENT = datetime.now(UTC)
MINUTE = timedelta(minutes=1)
MARGIN = timedelta(seconds=12)
POSTED = MessageRef(address="D1", id="1730000000.000100")


def claim(tx: Transaction, *, lease: timedelta = MINUTE, limit: int = 9, now: datetime = THURSDAY) -> Sequence[Claimed]:
    clock = tx.outbox.clock(PRESENT)
    waiting = tx.outbox.waiting(now=now, machine_now=clock, limit=limit)
    return tx.outbox.hold(waiting, machine_now=clock, lease=lease, attempt=False)


def intend(tx: Transaction, claimed: Sequence[Claimed]) -> Sequence[Claimed]:
    clock = tx.outbox.clock(PRESENT)
    intended = [tx.outbox.intend(each, machine_now=clock, margin=MARGIN, repeat=False) for each in claimed]
    return [each for each in intended if each is not None]


def settle(tx: Transaction, claimed: Claimed, state: OutboxState, again_at: datetime | None = None) -> None:
    ref = POSTED if state is OutboxState.SENT else None
    tx.outbox.settle([Outcome(claimed=claimed, state=state, ref=ref, again_at=again_at)], now=THURSDAY)


def send(tx: Transaction, sent: Message) -> Message:
    """Add a message and let it be sent."""
    tx.outbox.add([sent])
    (claimed,) = intend(tx, claim(tx))
    settle(tx, claimed, OutboxState.SENT)
    return sent


def keys(claimed: Sequence[Claimed]) -> list[str]:
    return [each.message.key for each in claimed]


def test_a_message_comes_back_as_it_was_added_and_its_key_counts_once(store: SqlStore) -> None:
    full = replace(
        message("a"),
        about={"ask": "ana:2026-W45", "entries": [1, 2]},
        team="BAKE",
        installation=SLACK.id,
        address="C1",
        thread=POSTED,
        expires_at=THURSDAY + DAY,
    )
    with store.transaction("crumb") as tx:
        tx.outbox.add([full])
        tx.outbox.add([message("b"), replace(full, about={})])
        assert tx.outbox.get("a") == full
        assert tx.outbox.get("b") == message("b")
        assert tx.outbox.get("c") is None


def test_the_most_urgent_go_first_and_none_before_its_time(store: SqlStore) -> None:
    with store.transaction("crumb") as tx:
        tx.outbox.add(
            [
                message("ask later", due_at=THURSDAY + HOUR),
                message("ask b", due_at=THURSDAY),
                message("ask a", due_at=THURSDAY),
                message("ask early", due_at=THURSDAY - HOUR),
                message("answer", priority=Priority.ANSWER),
            ]
        )
        assert keys(claim(tx, limit=2)) == ["answer", "ask early"]
        assert keys(claim(tx)) == ["ask a", "ask b"]
        assert claim(tx) == []


def test_a_claimed_message_is_claimed_by_nobody_else_until_its_lease_has_run_out(store: SqlStore) -> None:
    with store.transaction("crumb") as tx:
        tx.outbox.add([message("a")])
        (first,) = claim(tx, lease=-MINUTE)
        (second,) = claim(tx)
        assert second.token != first.token
        assert claim(tx) == []
        assert intend(tx, [first]) == []
        assert intend(tx, [first, second]) == [replace(second, attempts=1)]


def test_a_lease_without_time_for_the_call_gives_no_intent(store: SqlStore) -> None:
    with store.transaction("crumb") as tx:
        tx.outbox.add([message("a")])
        assert intend(tx, claim(tx, lease=MARGIN - timedelta(seconds=1))) == []


def test_what_expires_after_an_intent_is_unknown_and_before_it_still_pending(store: SqlStore) -> None:
    with store.transaction("crumb") as tx:
        tx.outbox.add([message("attempted"), message("untouched")])
        attempted, _ = claim(tx, lease=5 * MINUTE)
        assert intend(tx, [attempted]) == [replace(attempted, attempts=1)]
        run_out(tx)
        again, fresh = claim(tx)
        assert (again.state, again.attempts) == (OutboxState.UNKNOWN, 1)
        assert again.last_intent_at is not None
        assert (fresh.state, fresh.attempts, fresh.last_intent_at) == (OutboxState.PENDING, 0, None)


def run_out(tx: Unit) -> None:
    """Nobody settles in time: every lease ends."""
    tx.scope.connection.exec_driver_sql(
        "UPDATE outbox SET lease_until = '2001-01-01T00:00:00.000000+00:00' WHERE lease_until IS NOT NULL"
    )


def test_a_lease_further_ahead_than_the_longest_counts_as_run_out(store: SqlStore) -> None:
    with store.transaction("crumb") as tx:
        tx.outbox.add([message("a")])
        claim(tx, lease=2 * HOUR)
        assert keys(claim(tx)) == ["a"]


def test_a_sent_message_is_never_claimed_again_and_is_found_where_it_stands(store: SqlStore) -> None:
    card = Card(summary="Three questions")
    with store.transaction("crumb") as tx:
        tx.outbox.add([message("a")])
        assert tx.outbox.ref("a") is None
        (claimed,) = intend(tx, claim(tx))
        tx.outbox.settle([Outcome(claimed=claimed, state=OutboxState.SENT, ref=POSTED, card=card)], now=THURSDAY)
        assert claim(tx, now=THURSDAY + DAY) == []
        assert tx.outbox.ref("a") == POSTED
        assert tx.outbox.at(POSTED) == message("a")
        assert tx.outbox.at(MessageRef(address="D2", id=POSTED.id)) is None
        assert sent_card(tx) == [card_to_json(card)]


def sent_card(tx: Unit) -> list[object]:
    return list(tx.scope.connection.execute(select(outbox.c.sent_card)).scalars())


@pytest.mark.parametrize("state", [OutboxState.DROPPED, OutboxState.DEAD])
def test_what_is_settled_for_good_is_not_claimed_again(store: SqlStore, state: OutboxState) -> None:
    with store.transaction("crumb") as tx:
        tx.outbox.add([message("a")])
        (claimed,) = claim(tx)
        settle(tx, claimed, state)
        assert claim(tx, now=THURSDAY + DAY) == []
    assert store.to_drain(now=THURSDAY + DAY, machine_now=PRESENT) == []


@pytest.mark.parametrize("state", [OutboxState.PENDING, OutboxState.UNKNOWN])
def test_what_is_to_be_tried_again_waits_for_its_moment_on_the_machines_clock(
    store: SqlStore, state: OutboxState
) -> None:
    with store.transaction("crumb") as tx:
        tx.outbox.add([message("a")])
        (claimed,) = intend(tx, claim(tx))
        settle(tx, claimed, state, again_at=PRESENT + HOUR)
        assert claim(tx) == []
        tx.outbox.add([message("b")])
        (other,) = claim(tx)
        settle(tx, other, state, again_at=PRESENT - HOUR)
        (again,) = claim(tx)
        assert (again.message.key, again.state) == ("b", state)


def test_settling_without_the_token_changes_nothing(store: SqlStore) -> None:
    with store.transaction("crumb") as tx:
        tx.outbox.add([message("a")])
        (late,) = claim(tx, lease=-MINUTE)
        (holder,) = claim(tx)
        settle(tx, late, OutboxState.DEAD)
        assert intend(tx, [holder]) == [replace(holder, attempts=1)]
        settle(tx, holder, OutboxState.SENT)
        settle(tx, holder, OutboxState.PENDING)
        assert claim(tx) == []
        assert tx.outbox.ref("a") == POSTED


def test_where_a_message_is_bound_for_is_kept_for_its_next_attempt(store: SqlStore) -> None:
    with store.transaction("crumb") as tx:
        tx.outbox.add([message("a")])
        (found,) = tx.outbox.waiting(now=THURSDAY, machine_now=PRESENT, limit=9)
        bound = replace(found, message=replace(found.message, installation=SLACK.id, address="D1"))
        (held,) = tx.outbox.hold([bound], machine_now=tx.outbox.clock(PRESENT), lease=MINUTE, attempt=True)
        assert (held.message, held.attempts) == (bound.message, 1)
        settle(tx, held, OutboxState.UNKNOWN)
        (again,) = claim(tx)
        assert (again.message, again.attempts) == (bound.message, 1)
        assert again.last_intent_at is not None


def test_an_edit_waits_until_its_message_is_sent_and_then_knows_where(store: SqlStore) -> None:
    with store.transaction("crumb") as tx:
        tx.outbox.add([replace(message("a"), installation=SLACK.id)])
        tx.outbox.arm_edit(edit("a", face=1))
        (post,) = claim(tx)
        assert claim(tx) == []
        settle(tx, post, OutboxState.SENT)
        (claimed,) = claim(tx)
        assert claimed.message == edit("a", face=1)
        assert (claimed.edited_ref, claimed.edited_installation) == (POSTED, SLACK.id)


@pytest.mark.parametrize("became", [OutboxState.DROPPED, OutboxState.DEAD, None])
def test_an_edit_of_what_never_came_comes_up_to_be_dropped(store: SqlStore, became: OutboxState | None) -> None:
    with store.transaction("crumb") as tx:
        if became is not None:
            tx.outbox.add([message("a")])
            (post,) = claim(tx)
            settle(tx, post, became)
        tx.outbox.arm_edit(edit("a"))
        (claimed,) = claim(tx)
        assert (claimed.message.key, claimed.edited_ref) == ("edit:a", None)


def test_an_outcome_told_after_the_lease_counts_until_somebody_else_has_the_message(store: SqlStore) -> None:
    with store.transaction("crumb") as tx:
        tx.outbox.add([message("a")])
        (late,) = intend(tx, claim(tx))
        run_out(tx)
        assert tx.outbox.expire(tx.outbox.clock(PRESENT)) == 1
        settle(tx, late, OutboxState.SENT)
        assert claim(tx) == []
        assert tx.outbox.ref("a") == POSTED


def test_repeats_are_counted(store: SqlStore) -> None:
    with store.transaction("crumb") as tx:
        tx.outbox.add([message("a")])
        (claimed,) = claim(tx)
        repeated = tx.outbox.intend(claimed, machine_now=tx.outbox.clock(PRESENT), margin=MARGIN, repeat=True)
        assert repeated == replace(claimed, attempts=1, repeats=1)
        settle(tx, claimed, OutboxState.UNKNOWN)
        (again,) = claim(tx)
        assert again.repeats == 1


def test_arming_an_edit_again_shows_the_newest_and_sends_it_once(store: SqlStore) -> None:
    with store.transaction("crumb") as tx:
        send(tx, message("a"))
        tx.outbox.arm_edit(edit("a", face=1))
        tx.outbox.arm_edit(edit("a", face=2))
        (claimed,) = claim(tx)
        assert claimed.message.about == {"face": 2}
        settle(tx, claimed, OutboxState.SENT)
        assert claim(tx) == []
        tx.outbox.arm_edit(edit("a", face=3))
        (claimed,) = claim(tx)
        assert (claimed.message.about, claimed.attempts) == ({"face": 3}, 0)


@pytest.mark.parametrize("became", [OutboxState.SENT, OutboxState.UNKNOWN, OutboxState.DEAD])
def test_an_edit_armed_while_it_is_being_sent_is_due_again_afterwards(store: SqlStore, became: OutboxState) -> None:
    with store.transaction("crumb") as tx:
        send(tx, message("a"))
        tx.outbox.arm_edit(edit("a", face=1))
        (sending,) = intend(tx, claim(tx))
        tx.outbox.arm_edit(edit("a", face=2))
        assert claim(tx) == []
        settle(tx, sending, became)
        (claimed,) = claim(tx)
        assert (claimed.message.about, claimed.state, claimed.attempts) == ({"face": 2}, OutboxState.PENDING, 0)
        settle(tx, claimed, OutboxState.SENT)
        assert claim(tx) == []


def test_an_edit_armed_again_may_be_of_another_kind(store: SqlStore) -> None:
    with store.transaction("crumb") as tx:
        tx.outbox.arm_edit(edit("a", face=1))
        tx.outbox.arm_edit(replace(edit("a", face=2), kind="answer"))
        assert tx.outbox.get("edit:a") == replace(edit("a", face=2), kind="answer")


def test_a_workspace_is_to_be_drained_while_it_has_something_to_send_or_a_lease_has_run_out(store: SqlStore) -> None:
    def waiting() -> Sequence[str]:
        return store.to_drain(now=THURSDAY, machine_now=PRESENT)

    assert waiting() == []
    with store.transaction("crumb") as tx:
        tx.outbox.add([message("a"), message("later", due_at=THURSDAY + HOUR)])
        tx.outbox.arm_edit(edit("later"))
    assert waiting() == ["crumb"]
    with store.transaction("crumb") as tx:
        claim(tx)
    assert waiting() == []
    with store.transaction("crumb") as tx:
        run_out(tx)
    assert waiting() == ["crumb"]
