"""A disk that is full: it says so, nothing is lost or half done, and it goes on when there is room again."""

import asyncio
import logging
from collections.abc import Callable
from dataclasses import dataclass, field

import pytest
from sqlalchemy import text

from bot.delivery import recording
from bot.engine.embedded import Embedded
from bot.ports import MessageRef, Post
from tests import make
from tests.fakes.recording import Recording
from tests.make import THURSDAY_10, WEEK
from tests.world import World

PEOPLE = [f"person{n:02}" for n in range(40)]
OWED = sorted(f"ask:{person}:{WEEK}" for person in PEOPLE)
ROOM = 2**30
KEPT = "outcomes can't be written; they are kept and tried again"
LONG = "A very long title of a key result " * 30


@pytest.fixture
def due(world: World) -> World:
    """Forty asks are due."""
    results = [make.key_result(f"GROW-1.{n + 1}", owner=one, title=LONG) for n, one in enumerate(PEOPLE)]
    world.found(make.company(key_results=results))
    world.now = THURSDAY_10
    return world


def allow(world: World, pages: int | None = None) -> None:
    """Let the file grow to so many pages, or not at all; SQLite says the same as on a full disk."""
    kept = world.store.engines.kept
    assert kept
    with kept as connection:
        most = pages or connection.execute(text("PRAGMA page_count")).scalar_one()
        connection.execute(text(f"PRAGMA max_page_count = {most}"))


async def test_a_tick_on_a_full_disk_writes_all_or_nothing_and_is_made_up_for(
    due: World, caplog: pytest.LogCaptureFixture
) -> None:
    engine = Embedded(delivery=due.delivery, clock=lambda: due.now)
    allow(due)
    await engine.tick()
    assert "database or disk is full" in str([vars(record).get("reason") for record in caplog.records])
    await due.delivery.drain_all(due.now)
    assert due.platform.sent() == []
    allow(due, ROOM)
    await engine.tick()
    await due.delivery.drain_all(due.now)
    assert sorted(due.platform.sent()) == OWED


@dataclass(slots=True, kw_only=True)
class Filling(Recording):
    """The disk fills up while the first calls are under way."""

    fill: Callable[[], None] | None = field(default=None)

    async def send(self, post: Post) -> MessageRef:
        """Accept it."""
        if self.fill is not None:
            self.fill()
            self.fill = None
        return await Recording.send(self, post)


async def test_a_disk_that_fills_up_while_messages_are_sent_makes_none_come_twice(
    due: World, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(recording, "TRY_AGAIN_AFTER", 0.05)
    caplog.set_level(logging.INFO)
    due.platform = Filling(fill=lambda: allow(due))
    due.restart()
    sending = asyncio.create_task(due.tick())
    async with asyncio.timeout(20):
        while KEPT not in caplog.messages:  # noqa: ASYNC110 - an operator watches the log, too
            await asyncio.sleep(0.01)
    allow(due, ROOM)
    await sending
    due.restart()
    due.ahead += 10 * make.MINUTE
    await due.tick()
    assert sorted(due.platform.sent()) == OWED
