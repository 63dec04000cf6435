"""What became of calls, written in batches; kept in memory while the database can't be written to."""

import asyncio
import logging
from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

from bot.delivery.batch import installation
from bot.delivery.pacing import Lane, Pacer
from bot.delivery.preparing import Preparing
from bot.ports import Method, OutboxState, Outcome, Store, Transaction

log = logging.getLogger(__name__)

EVERY = 0.1
MOST = 100
TRY_AGAIN_AFTER = 0.5
TELL_EVERY = 60.0


@dataclass(frozen=True, slots=True)
class Kept:
    """An outcome, and until when (on the loop's clock) it is worth writing."""

    outcome: Outcome
    until: float


@dataclass(slots=True, kw_only=True)
class Recording:
    """The outcomes of one workspace that aren't written yet."""

    store: Store
    workspace: str
    preparing: Preparing
    now: Callable[[], datetime]
    settled: int = 0
    _kept: deque[Kept] = field(default_factory=deque)
    _since: float = 0
    _at_once: int = MOST
    _tell_again_at: float | None = None

    def add(self, outcome: Outcome) -> None:
        """Keep it: as long again as its lease, for until somebody else takes the message up it can be written."""
        now = self.preparing.clocks.steady()
        if not self._kept:
            self._since = now
        self._kept.append(Kept(outcome, now + 2 * self.preparing.timing.lease.total_seconds()))

    def due_in(self) -> float | None:
        """Seconds until they should be written; None: there are none."""
        if not self._kept:
            return None
        return 0 if len(self._kept) >= MOST else self._since + EVERY - self.preparing.clocks.steady()

    async def write(self) -> None:
        """Write them all, or what can be written: what fails is tried again by itself, then without its card."""
        while self._kept:
            batch = [self._kept.popleft() for _ in range(min(self._at_once, len(self._kept)))]
            try:
                await self._write([one.outcome for one in batch])
            except Exception as error:  # noqa: BLE001 - whatever it is, it is tried again
                await self._failed(batch, error)
            else:
                self.settled += sum(one.outcome.again_at is None for one in batch)
                self._at_once, self._tell_again_at = MOST, None

    async def _write(self, told: Sequence[Outcome]) -> None:
        await self.store.run(lambda tx: self._settle(tx, told), self.workspace)

    async def _failed(self, batch: Sequence[Kept], error: Exception) -> None:
        self._tell(len(batch), error)
        self._at_once = max(len(batch) // 2, 1)
        if len(batch) == 1:
            batch = [replace(batch[0], outcome=replace(batch[0].outcome, card=None))]
        now = self.preparing.clocks.steady()
        for one in batch:
            if one.until > now:
                self._kept.append(one)
            else:
                log.error(
                    "an outcome is lost; the message will be looked up", extra={"key": one.outcome.claimed.message.key}
                )
        await asyncio.sleep(TRY_AGAIN_AFTER)

    def _tell(self, outcomes: int, error: Exception) -> None:
        """At once, and once a minute for as long as it lasts."""
        now = self.preparing.clocks.steady()
        if self._tell_again_at is None or now >= self._tell_again_at:
            log.warning(
                "outcomes can't be written; they are kept and tried again",
                extra={"workspace": self.workspace, "outcomes": outcomes, "reason": str(error).partition("\n")[0]},
            )
            self._tell_again_at = now + TELL_EVERY

    def _settle(self, tx: Transaction, told: Sequence[Outcome]) -> None:
        tx.outbox.settle(told, now=self.now())
        if any(one.throttled_until for one in told):
            self._slow_down(tx, told)

    def _slow_down(self, tx: Transaction, told: Sequence[Outcome]) -> None:
        """Pause what was throttled, and call it less often from then on."""
        pacer = Pacer.of(tx, self.preparing.clocks.read(tx).at)
        throttled: set[tuple[str, Method]] = set()
        for one in told:
            if one.throttled_until is not None:
                where, method = installation(one.claimed), _method(one)
                pacer.pause(where, method, one.throttled_until)
                throttled.add((where, method))
        for where, method in throttled:
            platform = self.preparing.platforms.get(where.partition(":")[0])
            limit = platform.limits.get(method) if platform else None
            if limit:
                pacer.slow_down(Lane(installation=where, method=method, limit=limit))
        pacer.keep(tx)


def _method(throttled: Outcome) -> Method:
    """What was called: only a look-up leaves in doubt what was throttled."""
    return "look_up" if throttled.state is OutboxState.UNKNOWN else throttled.claimed.message.op
