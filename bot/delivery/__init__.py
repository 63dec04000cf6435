"""From the outbox to the platforms: claim, intent, one call, outcome (engine.md §4)."""

import asyncio
import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from math import inf

from bot.delivery.draining import Drained, Draining
from bot.delivery.line import Line, Turns
from bot.delivery.preparing import Preparing
from bot.delivery.timing import Clocks, Timing
from bot.messages import Kind, kinds
from bot.ports import Platform, Store, Transaction

__all__ = ["Delivery", "Drained", "Timing"]

log = logging.getLogger(__name__)

LOOK_EVERY = 0.5
LEFT_ALONE = 5.0


@dataclass(slots=True, kw_only=True)
class Delivery:
    """`platforms` by name, `kinds` of messages by theirs; `clock` is the machine's.

    Any number of drains may run at once, in any number of processes: rows decide who sends what.
    """

    store: Store
    platforms: Mapping[str, Platform]
    clock: Callable[[], datetime]
    timing: Timing = field(default_factory=Timing)
    kinds: Mapping[str, Kind] = field(default_factory=kinds)
    _line: Line = field(init=False)

    def __post_init__(self) -> None:
        self._line = Line(turns=Turns(self.timing.in_flight))

    async def drain_all(self, now: datetime) -> int:
        """Send what can be sent in every workspace; returns how many messages were settled for good.

        New messages are sent as they come, until there is nothing more to send. What fails in one workspace keeps no
        other from its turn; its claims run out and are taken up again.
        """
        loop = asyncio.get_running_loop()
        started, done = loop.time(), 0
        drains: dict[str, asyncio.Task[int | None]] = {}
        alone: dict[str, float] = {}
        try:
            while True:
                moment = now if loop.time() - started < 1 else now + timedelta(seconds=loop.time() - started)
                for workspace in self.store.to_drain(now=moment, machine_now=self.clock()):
                    if workspace not in drains and alone.get(workspace, 0) <= loop.time():
                        drains[workspace] = asyncio.create_task(self._safely_drained(workspace, moment))
                if not drains:
                    return done
                await asyncio.wait(drains.values(), timeout=LOOK_EVERY)
                for workspace, drain in list(drains.items()):
                    if drain.done():
                        del drains[workspace]
                        settled = drain.result()
                        done += settled or 0
                        if settled is None:
                            alone[workspace] = loop.time() + LEFT_ALONE
        finally:
            await asyncio.gather(*drains.values(), return_exceptions=True)

    async def drain(self, workspace: str, now: datetime, *, turn: float = inf) -> Drained:
        """Send what one workspace has to send, until there is nothing more now or its turn (in seconds) is over."""
        clocks = Clocks(machine=self.clock, steady=asyncio.get_running_loop().time)
        draining = Draining(
            workspace=workspace,
            store=self.store,
            preparing=Preparing(platforms=self.platforms, kinds=self.kinds, timing=self.timing, clocks=clocks),
            line=self._line,
            business_now=now,
            turn=turn,
        )
        return await draining.run()

    async def recover(self, now: datetime) -> int:  # noqa: ARG002 - leases run on the machine's clock
        """Let go of what processes that are no more had in hand; returns how many messages."""
        workspaces = await asyncio.to_thread(self.store.to_recover, self.clock())
        return sum([await self.store.run(self._expire, workspace) for workspace in workspaces])

    def stop(self) -> None:
        """Claim nothing more: drains under way finish what is in hand."""
        self._line.stopping = True

    def _expire(self, tx: Transaction) -> int:
        return tx.outbox.expire(tx.outbox.clock(self.clock()))

    async def _safely_drained(self, workspace: str, now: datetime) -> int | None:
        """How many were settled; None when there was nothing in hand after all, or it failed."""
        try:
            drained = await self.drain(workspace, now)
        except Exception:
            log.exception("draining failed", extra={"workspace": workspace})
            return None
        return drained.settled if drained.claimed else None
