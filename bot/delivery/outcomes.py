"""What the outcome of a call means for its message (engine.md §4)."""

import logging
import random
from dataclasses import replace
from datetime import datetime, timedelta

from bot.ports import (
    Claimed,
    Gone,
    OutboxState,
    Outcome,
    SendError,
    Throttled,
    TooBig,
    Unreachable,
)

log = logging.getLogger(__name__)

FIRST_WAIT = timedelta(seconds=2)
LONGEST_WAIT = timedelta(minutes=10)
NO_ACCOUNT_WAIT = timedelta(minutes=5)
JITTER = 0.2


def failed(one: Claimed, error: SendError, *, machine_now: datetime, settled_after: timedelta) -> Outcome:
    """Final, to be sent again, or unknown: only what was surely not accepted is sent again without looking."""
    if isinstance(error, (Gone, TooBig)):
        return dead(one, str(error))
    if isinstance(error, Throttled):
        until = machine_now + _with_jitter(timedelta(seconds=error.retry_after))
        return Outcome(claimed=one, state=OutboxState.PENDING, again_at=until, throttled_until=until, reason=str(error))
    if isinstance(error, Unreachable):
        return Outcome(claimed=one, state=OutboxState.PENDING, again_at=machine_now + _wait(one), reason=str(error))
    return unknown(one, again_at=machine_now + max(settled_after, _wait(one)), reason=str(error))


def failed_look_up(one: Claimed, error: SendError, *, machine_now: datetime) -> Outcome:
    """Nothing was learnt; only a conversation that is gone settles it."""
    if isinstance(error, Gone):
        return dead(one, str(error))
    reason = f"look-up failed: {error}"
    if isinstance(error, Throttled):
        until = machine_now + _with_jitter(timedelta(seconds=error.retry_after))
        return replace(unknown(one, again_at=until, reason=reason), throttled_until=until)
    return unknown(one, again_at=machine_now + _wait(one), reason=reason)


def unknown(one: Claimed, *, again_at: datetime, reason: str) -> Outcome:
    """It may have been accepted; to be looked up at `again_at`."""
    return Outcome(claimed=one, state=OutboxState.UNKNOWN, again_at=again_at, reason=reason)


def dead(one: Claimed, reason: str) -> Outcome:
    """It never will be accepted."""
    log.error("a message can't be sent", extra={"key": one.message.key, "reason": reason})
    return Outcome(claimed=one, state=OutboxState.DEAD, reason=reason)


def dropped(one: Claimed, reason: str) -> Outcome:
    """It needs no sending any more."""
    log.info("a message was dropped", extra={"key": one.message.key, "reason": reason})
    return Outcome(claimed=one, state=OutboxState.DROPPED, reason=reason)


def nobody_yet(one: Claimed, *, machine_now: datetime) -> Outcome:
    """Its person hasn't linked an account."""
    again_at = machine_now + NO_ACCOUNT_WAIT
    return Outcome(claimed=one, state=OutboxState.PENDING, again_at=again_at, reason="nobody has linked an account yet")


def postponed(one: Claimed, *, again_at: datetime) -> Outcome:
    """Its person is not at work."""
    return Outcome(claimed=one, state=OutboxState.PENDING, again_at=again_at, reason="waits for working hours")


def released(one: Claimed, *, machine_now: datetime) -> Outcome:
    """Its turn came too late for its lease; nothing was sent."""
    return Outcome(claimed=one, state=OutboxState.PENDING, again_at=machine_now, reason="released unsent")


def _wait(one: Claimed) -> timedelta:
    """Twice as long each time."""
    return _with_jitter(min(FIRST_WAIT * 2 ** min(one.attempts, 10), LONGEST_WAIT))


def _with_jitter(wait: timedelta) -> timedelta:
    """A little more, so that not all come back at once."""
    return wait + wait * random.random() * JITTER  # noqa: S311 - jitter needs no secrecy
