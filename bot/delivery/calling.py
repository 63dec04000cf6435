"""One call in its slot, and what became of it."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TypeVar

from bot.delivery import outcomes
from bot.delivery.batch import Ready, installation
from bot.delivery.calls import called
from bot.delivery.line import Line
from bot.delivery.pacing import LONGEST_PAUSE
from bot.delivery.timing import Clocks, Timing
from bot.metrics import LATE, SENDS, THROTTLED
from bot.ports import Outcome, SendError, Throttled
from bot.usecases.ask_for_check_ins import ON_TIME

log = logging.getLogger(__name__)
T = TypeVar("T")


class TooLate(Exception):
    """The call could outlast its lease; it wasn't made."""


class Paused(Exception):
    """The installation wants no calls for a while; it wasn't made."""

    def __init__(self, until: datetime) -> None:
        """Keep until when, by the leases' clock."""
        super().__init__(until)
        self.until = until


@dataclass(frozen=True, slots=True, kw_only=True)
class Calling:
    """How calls of one workspace are made."""

    workspace: str
    line: Line
    timing: Timing
    clocks: Clocks

    async def send(self, ready: Ready, now: Callable[[], datetime]) -> Outcome:
        """Exactly one call, and none if the lease could run out before it has ended."""
        one, method = ready.claimed, ready.claimed.message.op
        try:
            ref = await self.made(ready, method, lambda: ready.platform.send(ready.post))
        except TooLate:
            return self._counted(
                ready, outcomes.again(one, None, "released unsent: its turn came too late"), "released"
            )
        except Paused as paused:
            until = paused.until
            return self._counted(
                ready, outcomes.again(one, until, "released unsent: a pause was asked for"), "released"
            )
        except SendError as error:
            machine_now = self.clocks.now(ready.moment)
            outcome = outcomes.failed(one, error, machine_now=machine_now, settled_after=self.timing.settled_after)
            return self._counted(ready, outcome, type(error).__name__.lower())
        self._tell_if_late(ready, now())
        return self._counted(ready, outcomes.sent(one, ref, card=ready.post.card), "sent")

    async def made(self, ready: Ready, method: str, call: Callable[[], Awaitable[T]]) -> T:
        """Make the call in its slot and at a place of the process; raises TooLate, Paused or a SendError."""
        lane = (installation(ready.claimed), method)
        wait = ready.moment.steady + ready.wait.total_seconds() - self.clocks.steady()
        while True:
            if wait > 0:
                await asyncio.sleep(wait)
            async with self.line.turns.place(self.workspace):
                if self.clocks.passed(ready.moment, self.timing.window):
                    raise TooLate
                now, until = self.clocks.now(ready.moment), self.line.pauses.get(lane)
                if until is not None and now < until <= now + LONGEST_PAUSE:
                    raise Paused(until)
                wait = self.line.departures.wait(ready.through, self.clocks.steady())
                if not wait:
                    return await self._called(ready, lane, call())

    async def _called(self, ready: Ready, lane: tuple[str, str], call: Awaitable[T]) -> T:
        try:
            return await called(call, self.timing.timeout)
        except Throttled as error:
            THROTTLED.labels(self.workspace).inc()
            until = self.clocks.now(ready.moment) + timedelta(seconds=error.retry_after)
            self.line.pauses[lane] = max(until, self.line.pauses.get(lane, until))
            raise

    def _counted(self, ready: Ready, outcome: Outcome, word: str) -> Outcome:
        SENDS.labels(ready.platform.name, ready.claimed.message.kind, word).inc()
        return outcome

    def _tell_if_late(self, ready: Ready, now: datetime) -> None:
        message = ready.claimed.message
        late = now - message.due_at
        LATE.labels(message.kind).observe(max(late.total_seconds(), 0))
        if late > ON_TIME:
            reason = ready.claimed.reason or "nothing was sent at its time"
            log.info("a message was sent late", extra={"key": message.key, "late": str(late), "reason": reason})
