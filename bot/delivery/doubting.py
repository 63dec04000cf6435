"""A message whose last call may have been accepted: look it up, else do what its kind says (engine.md §4)."""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from bot.delivery import outcomes
from bot.delivery.batch import Ready
from bot.delivery.calling import Calling, Paused, TooLate
from bot.delivery.composing import Unspeakable
from bot.delivery.preparing import Preparing
from bot.metrics import REPEATS
from bot.ports import CantLookUp, IfUnknown, Outcome, SendError, Store

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Doubting:
    """How one workspace's doubts are settled, one message at a time."""

    store: Store
    preparing: Preparing
    calling: Calling
    now: Callable[[], datetime]

    async def settle(self, doubtful: Ready) -> Outcome | None:
        """Its outcome; None: it has been written already."""
        one, calling = doubtful.claimed, self.calling
        since = (one.last_intent_at or doubtful.moment.at) - calling.timing.settled_after
        try:
            ref = await calling.made(doubtful, "look_up", lambda: doubtful.platform.look_up(doubtful.post, since=since))
        except (TooLate, Paused):
            return outcomes.unknown(one, again_at=calling.clocks.now(doubtful.moment), reason="not looked up in time")
        except CantLookUp as error:
            return await self._without_look_up(doubtful, error)
        except SendError as error:
            return outcomes.failed_look_up(one, error, machine_now=calling.clocks.now(doubtful.moment))
        if ref is not None:
            return outcomes.sent(one, ref, reason="found by look-up")
        return await self._again(doubtful, repeat=False)

    async def _without_look_up(self, doubtful: Ready, error: CantLookUp) -> Outcome | None:
        """Lose it or repeat it: its kind knows what is worse."""
        one = doubtful.claimed
        kind = self.preparing.kinds.get(one.message.kind)
        if kind is None:
            machine_now = self.calling.clocks.now(doubtful.moment)
            return outcomes.in_doubt_still(outcomes.of_newer_code(one, machine_now=machine_now))
        if kind.IF_UNKNOWN is IfUnknown.GIVE_UP:
            return outcomes.dropped(one, f"it may have arrived, and can't be looked up ({error}); it isn't repeated")
        if kind.IF_UNKNOWN is IfUnknown.REPEAT_ONCE and one.repeats:
            return outcomes.dropped(one, f"it was repeated once, and can't be looked up ({error})")
        return await self._again(doubtful, repeat=True)

    async def _again(self, doubtful: Ready, *, repeat: bool) -> Outcome | None:
        one = doubtful.claimed
        ready = await self._intended(doubtful, repeat=repeat)
        if not isinstance(ready, Ready):
            return ready
        if repeat:
            REPEATS.labels(one.message.kind).inc()
            log.warning("a message is repeated: it may have arrived", extra={"key": one.message.key})
        return await self.calling.send(ready, self.now)

    async def _intended(self, doubtful: Ready, *, repeat: bool) -> Ready | Outcome | None:
        """What can't be composed is tried once more, then an operator must see to it."""
        workspace = self.calling.workspace
        for _ in range(2):
            try:
                return await self.store.run(
                    lambda tx: self.preparing.again(tx, doubtful, self.now(), repeat=repeat), workspace
                )
            except Unspeakable as error:
                log.exception("a message can't be composed", extra={"key": str(error)}, exc_info=error.__cause__)
        await self.store.run(lambda tx: self.preparing.bury(tx, doubtful.claimed, self.now()), workspace)
        return None
