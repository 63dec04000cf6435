"""Whatever step a process dies at, what it was about arrives once: judged by what the platform received."""

from collections.abc import Awaitable, Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import TypeVar

import pytest

from bot.ports import Limit, MessageRef, Method, Post, Transaction
from storage import SqlStore
from tests import make
from tests.fakes.recording import Recording
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


async def answer(world: World) -> None:
    await world.receive(world.event("ana", text="1.1 25"))


BEFORE: dict[str, tuple[Callable[[World], Awaitable[None]], list[Callable[[World], Awaitable[None]]]]] = {
    "ask": (thursday, []),
    "reminder": (friday, [thursday]),
    "digest": (monday, [thursday]),
    "answer and edit": (answer, [thursday]),
}


@pytest.mark.parametrize("name", BEFORE)
async def test_dying_anywhere_loses_and_doubles_nothing(new_world: NewWorld, name: str) -> None:
    happens, before = BEFORE[name]

    async def lived(step: int) -> tuple[list[str], int, int]:
        world = new_world()
        world.found(make.company(key_results=[make.key_result(), make.key_result("GROW-1.2")]))
        for each in before:
            await each(world)
        world.numbers = iter([1])
        left = await dying_at(world, step, happens)
        world.numbers = iter([1])  # the platform delivers the same event again
        world.ahead += LONG_AFTER
        await happens(world)
        world.ahead += LONG_AFTER
        await world.tick()
        return sorted(world.platform.sent()), left, max(len(one.faces) for one in world.platform.messages)

    undisturbed, left, faces = await lived(FIRST_RUN)
    assert len(undisturbed) == len(set(undisturbed))
    for step in range(FIRST_RUN - left):
        keys, burnt, shown = await lived(step)
        assert burnt < 0, "it did die"
        assert (keys, shown) == (undisturbed, faces) or (keys == undisturbed and shown > faces), f"at step {step}"
