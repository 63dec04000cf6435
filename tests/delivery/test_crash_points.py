"""Whatever step a process dies at, what it was about arrives once: judged by what the platform received."""

from collections import Counter
from collections.abc import Awaitable, Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import TypeVar

import pytest
from sqlalchemy import text

from bot.ports import Limit, MessageRef, Method, Post, Priority, Transaction
from storage import SqlStore
from tests import make
from tests.fakes.kinds import all_kinds, plain
from tests.fakes.recording import Blind, Recording, Shown
from tests.make import DIGEST_TIME, FRIDAY_10, THURSDAY_10
from tests.world import NewWorld, World

T = TypeVar("T")
FIRST_RUN = 10_000
LONG_AFTER = timedelta(minutes=30)


class Crash(BaseException):
    """The process is no more."""


@dataclass(slots=True)
class Fuse:
    """Burns down one step at a time; from 0 on nothing happens any more."""

    steps: int

    def burn(self) -> None:
        self.steps -= 1
        if self.steps < 0:
            raise Crash


@dataclass(slots=True)
class MortalStore:
    """Dies before a transaction, before its commit or after it."""

    store: SqlStore
    fuse: Fuse

    async def run(self, work: Callable[[Transaction], T], workspace: str, *, reads: bool = False) -> T:
        def mortal(tx: Transaction) -> T:
            done = work(tx)
            self.fuse.burn()
            return done

        self.fuse.burn()
        result = await self.store.run(mortal, workspace, reads=reads)
        self.fuse.burn()
        return result

    def __getattr__(self, name: str) -> object:
        return getattr(self.store, name)


@dataclass(slots=True)
class MortalPlatform:
    """Dies before a call is made or after it was accepted."""

    platform: Recording
    fuse: Fuse
    name: str = "fake"
    limits: Mapping[Method, Limit] = field(default_factory=dict)

    async def send(self, post: Post) -> MessageRef:
        return await self._around(self.platform.send(post))

    async def look_up(self, post: Post, *, since: datetime) -> MessageRef | None:
        return await self._around(self.platform.look_up(post, since=since))

    async def _around(self, call: Awaitable[T]) -> T:
        try:
            self.fuse.burn()
        except Crash:
            call.close()  # type: ignore[attr-defined]
            raise
        result = await call
        self.fuse.burn()
        return result


async def dying_at(world: World, step: int, happens: Callable[[World], Awaitable[object]]) -> int:
    """Let it happen in a process that dies at that step; returns how many steps were left."""
    fuse = Fuse(step)
    alive, store, platform = world.delivery, world.store, world.platform
    world.store = MortalStore(store, fuse)  # type: ignore[assignment]
    world.platform = MortalPlatform(platform, fuse)  # type: ignore[assignment]
    world.restart()
    with suppress(Crash):
        await happens(world)
    world.store, world.platform = store, platform
    world.restart()
    assert alive.timing == world.delivery.timing
    return fuse.steps


async def thursday(world: World) -> None:
    world.now = THURSDAY_10
    await world.tick()


async def friday(world: World) -> None:
    world.now = FRIDAY_10
    await world.tick()


async def monday(world: World) -> None:
    world.now = DIGEST_TIME
    await world.tick()


async def escalation(world: World) -> None:
    world.now = THURSDAY_10
    with world.tx() as tx:
        tx.outbox.add([plain("escalation:1", "dm:lea", kind="escalation", priority=Priority.ESCALATION)])
    await world.tick()


async def answer(world: World) -> None:
    await world.receive(world.event("ana", text="1.1 25"))


BEFORE: dict[str, tuple[Callable[[World], Awaitable[None]], list[Callable[[World], Awaitable[None]]]]] = {
    "ask": (thursday, []),
    "reminder": (friday, [thursday]),
    "digest": (monday, [thursday]),
    "answer and edit": (answer, [thursday]),
    "escalation": (escalation, []),
}
MARK = "This may be a repeat"


@dataclass(frozen=True, slots=True, kw_only=True)
class Life:
    """What the platform received in the end, and how many steps the process that died had left."""

    messages: list[Shown]
    left: int
    repeats: int

    @property
    def keys(self) -> list[str]:
        """In the order in which they came."""
        return [one.key for one in self.messages]

    @property
    def sent(self) -> list[str]:
        """The keys, sorted."""
        return sorted(self.keys)

    @property
    def faces(self) -> int:
        """The most that any message has had."""
        return max(len(one.faces) for one in self.messages)


async def lived(world: World, name: str, step: int) -> Life:
    """It happens in a process that dies at that step, then again in one that lives on."""
    happens, before = BEFORE[name]
    world.known_kinds = all_kinds()
    world.restart()
    world.found(make.company(key_results=[make.key_result(), make.key_result("GROW-1.2")]))
    for each in before:
        await each(world)
    world.numbers = iter([1])
    left = await dying_at(world, step, happens)
    world.numbers = iter([1])  # the platform delivers the same event again
    for _ in range(2):
        world.ahead += LONG_AFTER
        await happens(world)
        world.numbers = iter([1])
    world.ahead += LONG_AFTER
    await world.tick()
    with world.store.engines.reader.connect() as connection:
        repeats: int = connection.execute(text("SELECT sum(repeats) FROM outbox")).scalar_one()
    return Life(messages=world.platform.messages, left=left, repeats=repeats)


@pytest.mark.parametrize("name", BEFORE)
async def test_dying_anywhere_loses_and_doubles_nothing(new_world: NewWorld, name: str) -> None:
    undisturbed = await lived(new_world(), name, FIRST_RUN)
    assert len(undisturbed.sent) == len(set(undisturbed.sent))
    for step in range(FIRST_RUN - undisturbed.left):
        life = await lived(new_world(), name, step)
        assert life.left < 0, "it did die"
        assert life.sent == undisturbed.sent, f"at step {step}"
        assert life.faces >= undisturbed.faces, f"at step {step}"
        assert life.repeats == 0


@pytest.mark.parametrize("name", BEFORE)
async def test_where_nothing_can_be_looked_up_its_kind_decides_what_is_lost_and_what_is_repeated(
    new_world: NewWorld, name: str
) -> None:
    undisturbed = await lived(blind(new_world()), name, FIRST_RUN)
    most = {"ask": 1, "reminder": 1, "digest": 2, "answer": 2, "echo": 2, "escalation": 2}
    seen = 0
    for step in range(FIRST_RUN - undisturbed.left):
        life = await lived(blind(new_world()), name, step)
        copies = Counter(life.sent)
        assert set(life.sent) <= set(undisturbed.sent)
        assert all(count <= most[key.partition(":")[0]] for key, count in copies.items()), f"at step {step}"
        assert copies["escalation:1"] or name != "escalation", f"lost at step {step}"
        repeated = [one for at, one in enumerate(life.messages) if one.key in life.keys[:at]]
        assert all(MARK in one.text for one in repeated), f"unmarked at step {step}"
        assert len(repeated) <= life.repeats, f"not counted at step {step}"
        seen += life.repeats
    assert bool(seen) == (most[name.partition(" ")[0]] > 1)


def blind(world: World) -> World:
    world.platform = Blind()
    return world
