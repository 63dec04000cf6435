"""All that one workspace has to send now: claims, calls and outcomes side by side, so that none waits for another."""

import asyncio
import logging
from collections.abc import Coroutine
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from math import inf
from typing import Any

from bot.delivery.batch import Batch
from bot.delivery.calling import Calling
from bot.delivery.composing import Unspeakable
from bot.delivery.doubting import Doubting
from bot.delivery.line import Line
from bot.delivery.preparing import Preparing
from bot.delivery.recording import Recording
from bot.delivery.taking import taken
from bot.ports import Claimed, Outcome, Store, Transaction

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Drained:
    """How many messages of a workspace were in hand, and how many of them are settled for good."""

    claimed: int
    settled: int


@dataclass(slots=True, kw_only=True)
class Draining:
    """`business_now` is the time at the start; it goes on with the loop's clock, so that new messages are seen.

    After a `turn` of so many seconds nothing more is claimed.
    """

    workspace: str
    store: Store
    preparing: Preparing
    line: Line
    business_now: datetime
    turn: float = inf
    claimed: int = 0
    settled: int = 0
    _started: float = field(init=False)
    _look_at: float | None = 0
    _calls: set[asyncio.Task[Outcome | None]] = field(default_factory=set)
    _woken: asyncio.Event = field(default_factory=asyncio.Event)
    _recording: Recording = field(init=False)
    _calling: Calling = field(init=False)
    _doubting: Doubting = field(init=False)

    def __post_init__(self) -> None:
        store, preparing, now = self.store, self.preparing, self.now
        self._started = preparing.clocks.steady()
        self._recording = Recording(store=store, workspace=self.workspace, preparing=preparing, now=now)
        self._calling = Calling(
            workspace=self.workspace, line=self.line, timing=preparing.timing, clocks=preparing.clocks
        )
        self._doubting = Doubting(store=store, preparing=preparing, calling=self._calling, now=now)

    def now(self) -> datetime:
        """Business time; within the first second the very moment that was asked about."""
        passed = self._steady() - self._started
        return self.business_now + timedelta(seconds=passed) if passed >= 1 else self.business_now

    async def run(self) -> Drained:
        """Until there is nothing more to send now; what is in hand is finished even if claiming fails."""
        try:
            while await self._step():
                pass
        finally:
            self._look_at = None
            while self._calls or self._recording.due_in() is not None:
                await self._step()
        return Drained(claimed=self.claimed, settled=self.settled + self._recording.settled)

    async def _step(self) -> bool:
        """Do what is to be done first, or wait for it; False: there is nothing left."""
        write_in = self._recording.due_in()
        if write_in is not None and (write_in <= 0 or not self._calls):
            await self._recording.write()
            self._look_at = self._look_at if self._calls else self._steady()
        elif self._claims_in() == 0:
            await self._claim()
        elif self._calls or self._claims_in() is not None:
            await self._wait(write_in)
        else:
            return False
        return True

    def _claims_in(self) -> float | None:
        """Seconds until the next claim; None: not before something happens."""
        enough = len(self._calls) > 2 * self.preparing.timing.in_flight
        over = self._steady() - self._started > self.turn
        if self._look_at is None or enough or over or self.line.stopping:
            return None
        return max(self._look_at - self._steady(), 0)

    async def _wait(self, write_in: float | None) -> None:
        waits = [wait for wait in (write_in, self._claims_in()) if wait is not None]
        with suppress(TimeoutError):
            await asyncio.wait_for(self._woken.wait(), min(waits, default=None))
        self._woken.clear()

    async def _claim(self) -> None:
        async with self.line.claiming:
            await self.line.turns.calm()
            batch = await self._taken()
        self._look_at = None
        if batch.look_again is not None:
            self._look_at = self._steady() + max(batch.look_again.total_seconds(), 0)
        for ready in batch.ready:
            self._start(self._calling.send(ready, self.now))
        for doubtful in batch.doubtful:
            self._start(self._doubting.settle(doubtful))

    async def _taken(self) -> Batch:
        """A batch without those that can't be composed; they get a transaction of their own afterwards."""
        apart: dict[str, Claimed] = {}
        batch: Batch | None = None
        foresee = True
        while batch is None:
            try:
                batch = await self._run_taking(frozenset(apart), foresee=foresee)
            except Unspeakable as error:
                apart[error.claimed.message.key] = error.claimed
            except Exception:
                if not foresee:
                    raise
                foresee = False
        self._count(batch)
        for one in apart.values():
            await self._taken_alone(one)
        return batch

    async def _taken_alone(self, one: Claimed) -> None:
        """The database may have been to blame; if it fails again, the message is, and an operator must see to it."""
        preparing, key = self.preparing, one.message.key
        try:
            batch = await self._run_taking(frozenset(), only=key)
        except Unspeakable as error:
            log.exception("a message can't be composed", extra={"key": key}, exc_info=error.__cause__)
            await self.store.run(lambda tx: preparing.bury(tx, one, self.now()), self.workspace)
            self._count(Batch(decided=1, settled=1))
        else:
            self._count(batch)
            for ready in batch.ready:
                self._start(self._calling.send(ready, self.now))

    async def _run_taking(self, apart: frozenset[str], *, only: str | None = None, foresee: bool = False) -> Batch:
        def take(tx: Transaction) -> Batch:
            return taken(self.preparing, tx, self.now(), apart=apart, only=only, foresee=foresee)

        return await self.store.run(take, self.workspace)

    def _count(self, batch: Batch) -> None:
        self.claimed += batch.size
        self.settled += batch.settled

    def _start(self, call: Coroutine[Any, Any, Outcome | None]) -> None:
        task = asyncio.create_task(call)
        self._calls.add(task)
        task.add_done_callback(self._done)

    def _done(self, task: asyncio.Task[Outcome | None]) -> None:
        """Keep its outcome; one that broke has none, and its message is taken up again when its lease has run out."""
        self._calls.discard(task)
        self._woken.set()
        if task.cancelled():
            return
        error = task.exception()
        if isinstance(error, Exception):
            log.error("a message was left in the middle", exc_info=error, extra={"workspace": self.workspace})
        elif error is None and (outcome := task.result()) is not None:
            self._recording.add(outcome)

    def _steady(self) -> float:
        return self.preparing.clocks.steady()
