"""A connection that is cut in the middle of a transaction: nothing of it is kept, and all of it is done again."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime

import pytest
from sqlalchemy import text

from bot.card import Card
from bot.ports import Json, Message, Transaction
from bot.schedule import tick_all
from storage.outbox import OutboxRows
from tests import make
from tests.delivery.outbox import state
from tests.fakes.kinds import PLAIN, Plain, all_kinds, plain
from tests.make import THURSDAY_10, WEEK
from tests.world import World

CUT = text(
    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
    " WHERE datname = current_database() AND state = 'idle in transaction' AND pid <> pg_backend_pid()"
)


def cut(world: World) -> int:
    """End every connection that has a transaction open; returns how many."""
    with world.store.engines.reader.connect() as connection:
        return len(connection.execute(CUT).all())


@dataclass(slots=True)
class Cutting(Plain):
    """Loses the connection the first time it is composed."""

    cuts: list[Callable[[], int]] = field(default_factory=list)

    def compose(self, tx: Transaction, about: Json, *, now: datetime) -> Card | None:
        if self.cuts:
            assert self.cuts.pop()() == 1
        return Plain.compose(self, tx, about, now=now)


@pytest.mark.postgres
async def test_a_claim_whose_connection_is_cut_is_made_again_and_sends_once(postgres_world: World) -> None:
    world = postgres_world
    world.found()
    cutting = Cutting("plain", PLAIN["plain"].IF_UNKNOWN, [lambda: cut(world)])
    world.known_kinds = {**all_kinds(), "plain": cutting}
    world.restart()
    with world.tx() as tx:
        tx.outbox.add([plain(key, f"dm:{key}") for key in ("a", "b", "c")])
    world.now = THURSDAY_10
    for _ in range(2):
        await world.tick()
        world.ahead += make.MINUTE
    assert cutting.cuts == []
    assert sorted(world.platform.sent()) == ["a", "ask:ana:" + WEEK, "b", "c"]
    assert state(world, "a") == "sent"


@pytest.mark.postgres
async def test_a_tick_whose_connection_is_cut_is_made_up_for(
    postgres_world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    world = postgres_world
    world.found()
    adds, cuts = OutboxRows.add, [lambda: cut(world)]

    def add(rows: OutboxRows, messages: Sequence[Message]) -> None:
        adds(rows, messages)
        if cuts:
            assert cuts.pop()() == 1

    monkeypatch.setattr(OutboxRows, "add", add)
    world.now = THURSDAY_10
    with pytest.raises(ExceptionGroup):
        await tick_all(world.store, world.now)
    await world.tick()
    assert world.platform.sent() == [f"ask:ana:{WEEK}"]
