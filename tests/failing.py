"""Commands that break as often as a test wants, and what a test asks about the events that were kept."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

import pytest

from bot.ports import Event, FailedEvent
from bot.usecases.keep_failed_event import WAITS
from tests import make
from tests.make import THURSDAY_10
from tests.world import World


@dataclass(slots=True)
class Breaks:
    """A command that fails so many times, then works; it notes each time it was run."""

    monkeypatch: pytest.MonkeyPatch
    runs: list[str] = field(default_factory=list)

    def times(self, times: int, *, where: str = "bot.commands.answer.handle") -> None:
        """Break the command so many times from now on."""
        module, name = where.rsplit(".", 1)
        works = getattr(__import__(module, fromlist=[name]), name)
        left = iter(range(times))

        def handle(tx: Any, event: Event, **others: Any) -> Any:  # noqa: ANN401 - stands in for any command
            self.runs.append(event.id)
            if next(left, None) is not None:
                raise ZeroDivisionError(event.text)
            return works(tx, event, **others)

        self.monkeypatch.setattr(where, handle)


async def asked(world: World) -> World:
    """Ana and Bo were asked on Thursday; Ada is the admin."""
    keys = [make.key_result(), make.key_result("GROW-1.2"), make.key_result("GROW-2.1", owner="bo")]
    world.found(make.company(key_results=keys))
    await world.until(THURSDAY_10)
    return world


async def retry(world: World, at: datetime) -> int:
    """A tick at that time: failed events are tried again, what they leave is sent."""
    world.now = at
    done = await world.app.retry_failed(at)
    await world.delivery.drain_all(at)
    return done


def kept(world: World) -> list[FailedEvent]:
    with world.tx() as tx:
        return list(tx.failed_events.all(100))


def values(world: World, key: str = "GROW-1.1") -> list[str]:
    """What was stored of the key result, oldest first."""
    with world.tx() as tx:
        return [str(one.value) for one in tx.check_ins.histories([key]).get(key, ())]


def moments(first: datetime = THURSDAY_10) -> list[datetime]:
    """When each attempt after the first is due."""
    return [first + sum(WAITS[: number + 1], timedelta()) for number in range(len(WAITS))]
