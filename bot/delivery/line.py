"""What all drains of a process share: who calls next, and what has just been called."""

import asyncio
from collections import OrderedDict, deque
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import datetime

from bot.delivery.pacing import Lane
from bot.delivery.slots import SECOND, after, earliest

# More would compose at once, and keep the calls under way from going on.
CLAIMS_AT_ONCE = 1
REMEMBERED = 10_000


class Turns:
    """So many places for calls; workspaces that wait get them one after the other, however much one has to send."""

    def __init__(self, places: int) -> None:
        self._free = places
        self._patience = 2 * places
        self._queues: OrderedDict[str, deque[asyncio.Future[None]]] = OrderedDict()
        self._waiting = 0
        self._calm = asyncio.Event()
        self._calm.set()

    @asynccontextmanager
    async def place(self, workspace: str) -> AsyncIterator[None]:
        """Hold a place while the block runs."""
        await self._take(workspace)
        try:
            yield
        finally:
            self._give_back()

    async def calm(self) -> None:
        """Wait until few wait for a place: who claims more than can be called soon claims in vain."""
        await self._calm.wait()

    async def _take(self, workspace: str) -> None:
        if self._free:
            self._free -= 1
            return
        turn = asyncio.get_running_loop().create_future()
        self._queues.setdefault(workspace, deque()).append(turn)
        self._count(1)
        try:
            await turn
        except asyncio.CancelledError:
            if turn.done() and not turn.cancelled():
                self._give_back()
            raise

    def _give_back(self) -> None:
        while self._queues:
            workspace, queue = next(iter(self._queues.items()))
            turn = queue.popleft()
            self._queues.move_to_end(workspace)
            if not queue:
                del self._queues[workspace]
            self._count(-1)
            if not turn.done():
                turn.set_result(None)
                return
        self._free += 1

    def _count(self, more: int) -> None:
        self._waiting += more
        if self._waiting > self._patience:
            self._calm.clear()
        else:
            self._calm.set()


@dataclass(slots=True)
class Departures:
    """When calls were really made, in microseconds of the loop's clock.

    What was held up on its way to a place must not catch up with what comes after it.
    """

    _next_at: dict[tuple[str, str], int] = field(default_factory=dict)

    def wait(self, through: Sequence[Lane], at: float) -> float:
        """Seconds to wait before the call; 0: it is made now, and counts."""
        now = round(at * SECOND)
        soonest = max((earliest(self._next_at.get(lane.key, 0), now, lane.limit) for lane in through), default=now)
        if soonest > now:
            return (soonest - now) / SECOND
        for lane in through:
            self._next_at[lane.key] = after(self._next_at.get(lane.key, 0), now, lane.limit)
        if len(self._next_at) > REMEMBERED:
            self._next_at = {key: next_at for key, next_at in self._next_at.items() if next_at > now}
        return 0


@dataclass(slots=True)
class Line:
    """`pauses`: until when, by the leases' clock, an installation wants no calls of a method."""

    turns: Turns
    departures: Departures = field(default_factory=Departures)
    pauses: dict[tuple[str, str], datetime] = field(default_factory=dict)
    claiming: asyncio.Semaphore = field(default_factory=lambda: asyncio.Semaphore(CLAIMS_AT_ONCE))
    stopping: bool = False
