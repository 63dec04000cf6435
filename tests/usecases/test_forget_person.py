"""Who is forgotten is nowhere in the database any more, and every number is still there."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from decimal import Decimal

import pytest
from sqlalchemy import func, select, text
from sqlalchemy.exc import DBAPIError

from bot.cli.forget import forget_in
from bot.digest.view import from_json
from bot.domain.check_in import CheckIn
from bot.domain.people import FORMER_OWNER, Person
from bot.ports import DueKind, FailedEvent, Pace, Transaction
from bot.usecases import forget_person
from bot.usecases.forget_person import AlreadyForgotten, UnknownPerson, find_to_forget
from bot.usecases.plan_asks import plan_asks
from storage import SqlStore
from storage.tables import check_ins, metadata
from tests import make
from tests.world import World, said

# Words that no other part of a database has.
SILVIA = Person(id="silvia.q", name="Silvia Quetzal", email="silvia.q@acme.example", zone="Africa/Ceuta", team="GROW")
WROTE = "the zeppelin is late"
BLOCKED = "waiting for helium"
HERS = ("silvia", "quetzal", "ceuta", "zeppelin", "helium")
KEYS = ("GROW-1.1", "GROW-1.2")


def everything(store: SqlStore) -> str:
    """All rows of all tables, as text."""
    with store.engines.reader.connect() as connection:
        rows = [repr(tuple(row)) for table in metadata.sorted_tables for row in connection.execute(select(table))]
    return "\n".join(rows).casefold()


def traces(store: SqlStore) -> list[str]:
    return [line for line in everything(store).splitlines() if any(word in line for word in HERS)]


def numbers(store: SqlStore) -> list[tuple[object, ...]]:
    """What every check-in says but for who said it."""
    said = [column for column in check_ins.columns if column.name != "author"]
    with store.engines.reader.connect() as connection:
        return [tuple(row) for row in connection.execute(select(*said).order_by(check_ins.c.id))]


def company() -> make.Company:
    lea = replace(make.person("lea"), manager=None)
    return make.company(
        people=[SILVIA, lea, make.person("ada", team=None, admin=True)],
        teams=[make.team(lead=SILVIA.id, members=[SILVIA.id, "lea"])],
        key_results=[make.key_result(KEYS[0], owner=SILVIA.id), make.key_result(KEYS[1], owner=SILVIA.id)],
    )


async def lived(world: World) -> None:
    """Silvia was asked, answered, was reminded, undid something, and stood in digests and others' messages."""
    world.found(company())
    with world.tx() as tx:
        tx.people.put([replace(tx.people.get("lea"), manager=SILVIA.id)])
    await world.until(make.FRIDAY_10)
    await world.type(SILVIA.id, f"{KEYS[0]} 27, conf 6, {WROTE}")
    await world.type(SILVIA.id, f"{KEYS[1]} blocked by {BLOCKED}")
    await world.say("lea", "team GROW share")
    await world.say("lea", f"show {KEYS[0]}")
    await world.type("lea", f"show {KEYS[0]}")
    await world.until(make.MEETING + make.DAY)
    with world.tx() as tx:
        tx.failed_events.add(failed(world))
        tx.outbox.paces.put([pace(f"conversation:dm:{SILVIA.id}"), pace("conversation:dm:lea")], clock=world.now)


def pace(method: str) -> Pace:
    return Pace(installation=make.INSTALLATION, method=method, next_at=2**62)


def failed(world: World) -> FailedEvent:
    event = world.event(SILVIA.id, text=f"{WROTE} again")
    return FailedEvent(event=event, at=world.now, attempts=1, again_at=None, reference="7f3a", reason="KeyError")


def forget(world: World, person: Person = SILVIA) -> None:
    forget_in(world.store, "acme", person, pause=0)


async def test_nothing_of_them_is_left_and_every_number_is(each_world: World) -> None:
    await lived(each_world)
    before = numbers(each_world.store)
    assert len(before) == 2
    assert {word for word in HERS if word in everything(each_world.store)} == set(HERS)
    forget(each_world)
    assert traces(each_world.store) == []
    assert numbers(each_world.store) == before
    assert "conversation:dm:lea" in everything(each_world.store)


async def test_what_they_owned_is_the_former_owners_and_nobody_is_asked_for_it(world: World) -> None:
    await lived(world)
    forget(world)
    with world.tx() as tx:
        proofs = tx.okrs.key_results(KEYS)
        assert {proof.key_result.owner for proof in proofs.values()} == {FORMER_OWNER}
        assert {proof.objective.owner for proof in proofs.values()} == {FORMER_OWNER}
        assert tx.people.get(FORMER_OWNER).former
        assert tx.teams.get("GROW") == replace(make.team(), members=frozenset({"lea"}), lead=None)
        assert tx.people.get("lea").manager is None
        plan_asks(tx, now=world.now)
        assert tx.dues.get(DueKind.ASK, [SILVIA.id, FORMER_OWNER]) == {}
    before = len(world.platform.messages)
    await world.until(world.now + 2 * 7 * make.DAY)
    assert {shown.key.partition(":")[0] for shown in world.platform.messages[before:]} == {"digest"}


async def test_who_writes_again_is_a_stranger_whom_the_platform_may_introduce(world: World) -> None:
    await lived(world)
    assert await world.app.knows(make.INSTALLATION, SILVIA.id)
    forget(world)
    assert "don't know you" in said(await world.say(SILVIA.id, "mine"))
    assert not await world.app.knows(make.INSTALLATION, SILVIA.id)


async def test_the_team_sees_what_needs_an_owner(world: World) -> None:
    await lived(world)
    assert "Without an owner" not in said(await world.say("lea", "team GROW"))
    forget(world)
    shown = said(await world.say("lea", "team GROW"))
    assert "Former owner" in shown
    assert f"Without an owner: {KEYS[0]}, {KEYS[1]}. Nobody is asked for them" in shown


async def test_a_digest_after_it_and_the_history_still_read(world: World) -> None:
    await lived(world)
    forget(world)
    history = said(await world.say("lea", f"show {KEYS[0]}"))
    assert "27" in history
    assert "Former owner" in history
    with world.tx() as tx:
        stored = tx.snapshots.latest("GROW")
    assert stored is not None
    views = from_json(stored.about).by_key()
    assert views[KEYS[0]].value == Decimal(27)
    assert {view.owner for view in views.values()} == {"Former owner"}


async def test_what_others_wrote_stays_in_the_digests(world: World) -> None:
    await lived(world)
    with world.tx() as tx:
        tx.check_ins.add([replace(note(KEYS[0]), at=world.now)])
    await world.until(world.now + 7 * make.DAY)
    forget(world)
    with world.tx() as tx:
        stored = tx.snapshots.latest("GROW")
    assert stored is not None
    assert from_json(stored.about).by_key()[KEYS[0]].note == "Lea had a look"


def note(key: str) -> CheckIn:
    return replace(make.check_in(key, 30, at=make.MONDAY, author="lea"), note="Lea had a look")


async def test_they_are_a_stranger_afterwards_and_importing_them_again_makes_somebody_new(world: World) -> None:
    await lived(world)
    forget(world)
    assert "I don't know you yet" in said(await world.say(SILVIA.id, "mine"))
    with world.tx() as tx:
        assert tx.people.by_email(str(SILVIA.email)) is None
        tx.people.put([SILVIA])
        assert tx.okrs.of_owners([SILVIA.id]) == []
        assert tx.check_ins.last_answer(SILVIA.id, make.MONDAY) == []


class Killed(BaseException):
    """As a process that dies."""


@contextmanager
def dying_after(store: SqlStore, transactions: int, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The store dies when the next transaction after so many begins."""
    left = iter(range(transactions))
    begin = SqlStore.transaction

    def limited(self: SqlStore, workspace: str, *, reads: bool = False) -> object:
        if next(left, None) is None:
            raise Killed
        return begin(self, workspace, reads=reads)

    with monkeypatch.context() as patched:
        patched.setattr(SqlStore, "transaction", limited)
        yield


async def test_cut_short_anywhere_a_second_run_finishes(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(forget_person, "BATCH", 1)
    await lived(world)
    before = numbers(world.store)
    deaths = 0
    for transactions in range(1, 200):
        with dying_after(world.store, transactions, monkeypatch):
            try:
                with world.tx() as tx:
                    person = find_to_forget(tx, str(SILVIA.email))
                forget(world, person)
            except Killed:
                deaths += 1
            else:
                break
    assert deaths > 5
    assert traces(world.store) == []
    assert numbers(world.store) == before


def test_who_is_meant_is_said_by_id_or_address_and_the_nearest_is_suggested(world: World) -> None:
    world.found(company())
    with world.tx() as tx:
        assert find_to_forget(tx, SILVIA.id) == find_to_forget(tx, "Silvia.Q@acme.example") == SILVIA
        for slip in ("silvia.k", "Silvia Quetsal", "silvia@acme.example"):
            with pytest.raises(UnknownPerson, match=r"Did you mean silvia\.q \(Silvia Quetzal\)\?"):
                find_to_forget(tx, slip)
        with pytest.raises(UnknownPerson, match=r"I know nobody called “xyzzy”\. Give the id"):
            find_to_forget(tx, "xyzzy")
        tx.people.put([Person(id=FORMER_OWNER, name="Former owner")])
        with pytest.raises(AlreadyForgotten):
            find_to_forget(tx, FORMER_OWNER)


@pytest.mark.parametrize("change", ["author = 'lea'", "author = 'former-owner', value = NULL", "unchanged = unchanged"])
def test_an_author_can_become_nobody_but_nobody_else_and_nothing_else_changes(each_world: World, change: str) -> None:
    each_world.found(company())
    with each_world.tx() as tx:
        tx.check_ins.add([make.check_in(at=make.MONDAY, author=SILVIA.id)])
    with pytest.raises(DBAPIError, match="only ever added"):
        rewrite(each_world, change)
    rewrite(each_world, "author = 'former-owner'")


def rewrite(world: World, change: str) -> None:
    with world.store.transaction("acme") as tx:
        tx.scope.connection.execute(text(f"UPDATE check_ins SET {change}"))


def test_the_sums_that_are_shown_beforehand_are_right(world: World) -> None:
    world.found(company())
    with world.tx() as tx:
        tx.check_ins.add([note(KEYS[0]), replace(make.check_in(KEYS[1], at=make.MONDAY, author=SILVIA.id), note="x")])
        found = counts(tx)
    assert found == {
        "accounts": 1,
        "asks": 0,
        "texts": 1,
        "messages": 0,
        "check_ins": 1,
        "objectives": 1,
        "key_results": 2,
    }


def counts(tx: Transaction) -> dict[str, int]:
    traces = tx.erasure.count(SILVIA.id)
    return {name: getattr(traces, name) for name in type(traces).__slots__}


def test_no_transaction_holds_more_than_a_batch(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(forget_person, "BATCH", 3)
    world.found(company())
    with world.tx() as tx:
        tx.check_ins.add(
            [make.check_in(at=make.MONDAY + number * make.MINUTE, author=SILVIA.id) for number in range(10)]
        )
        assert forget_person.forget_texts(tx, SILVIA) == 3
    left = []
    for _ in range(4):
        with world.store.transaction("acme") as tx:
            left.append(forget_person.forget_texts(tx, SILVIA))
    assert left == [3, 3, 1, 0]
    with world.store.engines.reader.connect() as connection:
        authors = select(check_ins.c.author, func.count()).group_by(check_ins.c.author)
        assert [tuple(row) for row in connection.execute(authors)] == [(FORMER_OWNER, 10)]
