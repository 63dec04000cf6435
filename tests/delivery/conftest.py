"""Time that passes at once where a test asks for it."""

import asyncio
from collections.abc import Callable, Mapping

import pytest
from looptime import LoopTimeEventLoop

MICROSECOND = 1e-6


class FastLoop(LoopTimeEventLoop, asyncio.SelectorEventLoop):
    """Waiting takes no time in it: when nothing is left to do, it's as late as what comes next.

    Each look at its clock takes a microsecond, so that time goes on as it does for a machine, and nothing else does: a
    busy machine holds up nobody. While a thread works at the database waits go on by a microsecond at a time.
    """

    def __init__(self) -> None:
        self._looks = 0
        super().__init__(idle_step=MICROSECOND, resolution=1e-9)

    def time(self) -> float:
        """Seconds since it began."""
        self._looks += 1
        return super().time() + self._looks * MICROSECOND


def pytest_asyncio_loop_factories(item: pytest.Item) -> Mapping[str, Callable[[], asyncio.AbstractEventLoop]]:
    """The loop of a test that is marked so has a time of its own."""
    return {"loop": FastLoop if item.get_closest_marker("fast_time") else asyncio.new_event_loop}
