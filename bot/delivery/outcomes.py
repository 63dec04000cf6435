"""What the outcome of a call means for its message (engine.md §4)."""

import logging
import random
from dataclasses import replace
from datetime import datetime, timedelta

from bot.card import Card
from bot.ports import (
    Claimed,
    Gone,
    MessageRef,
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
NEWER_CODE_WAIT = timedelta(minutes=1)
JITTER = 0.2
LONGEST_REASON = 500


def failed(one: Claimed, error: SendError, *, machine_now: datetime, settled_after: timedelta) -> Outcome:
    """Final, to be sent again, or unknown: only what was surely not accepted is sent again without looking."""
    if isinstance(error, (Gone, TooBig)):
        return dead(one, str(error))
    if isinstance(error, Throttled):
        return _throttled(again(one, machine_now + _pause(error), str(error)))
    if isinstance(error, Unreachable):
        return again(one, machine_now + _wait(one), str(error))
    return unknown(one, again_at=machine_now + max(settled_after, _wait(one)), reason=str(error))


def failed_look_up(one: Claimed, error: SendError, *, machine_now: datetime) -> Outcome:
    """Nothing was learnt; only a conversation that is gone settles it."""
    if isinstance(error, Gone):
        return dead(one, str(error))
    reason = f"look-up failed: {error}"
    if isinstance(error, Throttled):
        return _throttled(unknown(one, again_at=machine_now + _pause(error), reason=reason))
    return unknown(one, again_at=machine_now + _wait(one), reason=reason)


def sent(one: Claimed, ref: MessageRef, *, card: Card | None = None, reason: str | None = None) -> Outcome:
    """It stands where `ref` says."""
    return Outcome(claimed=one, state=OutboxState.SENT, ref=ref, card=card, reason=reason)


def unknown(one: Claimed, *, again_at: datetime, reason: str) -> Outcome:
    """It may have been accepted; to be looked up at `again_at`."""
    return Outcome(claimed=one, state=OutboxState.UNKNOWN, again_at=again_at, reason=_clean(reason))


def again(one: Claimed, again_at: datetime | None, reason: str) -> Outcome:
    """Surely not accepted; to be sent at `again_at` (None: as soon as may be)."""
    return Outcome(claimed=one, state=OutboxState.PENDING, again_at=again_at, reason=_clean(reason))


def dead(one: Claimed, reason: str) -> Outcome:
    """It never will be accepted."""
    log.error("a message can't be sent", extra={"key": one.message.key, "reason": reason})
    return Outcome(claimed=one, state=OutboxState.DEAD, reason=_clean(reason))


def dropped(one: Claimed, reason: str) -> Outcome:
    """It needs no sending any more."""
    log.info("a message was dropped", extra={"key": one.message.key, "reason": reason})
    return Outcome(claimed=one, state=OutboxState.DROPPED, reason=_clean(reason))


def of_newer_code(one: Claimed, *, machine_now: datetime) -> Outcome:
    """A process with newer code wrote it, and will send it."""
    kind = one.message.kind
    log.warning("a message of a kind that this version doesn't know", extra={"key": one.message.key, "kind": kind})
    reason = f"this version knows no message called {kind}"
    return again(one, machine_now + _with_jitter(NEWER_CODE_WAIT), reason)


def in_doubt_still(outcome: Outcome) -> Outcome:
    """What is put off while it may have arrived is looked up again then."""
    return replace(outcome, state=OutboxState.UNKNOWN) if outcome.state is OutboxState.PENDING else outcome


def nobody_yet(one: Claimed, *, machine_now: datetime) -> Outcome:
    """Its person hasn't linked an account."""
    return again(one, machine_now + NO_ACCOUNT_WAIT, "nobody has linked an account yet")


def _throttled(outcome: Outcome) -> Outcome:
    return replace(outcome, throttled_until=outcome.again_at)


def _pause(error: Throttled) -> timedelta:
    """What the platform asks for, and a little more."""
    return _with_jitter(timedelta(seconds=error.retry_after))


def _wait(one: Claimed) -> timedelta:
    """Twice as long each time."""
    return _with_jitter(min(FIRST_WAIT * 2 ** min(one.attempts, 10), LONGEST_WAIT))


def _with_jitter(wait: timedelta) -> timedelta:
    """A little more, so that not all come back at once."""
    return wait + wait * random.random() * JITTER  # noqa: S311 - jitter needs no secrecy


def _clean(reason: str) -> str:
    """As a database takes it."""
    return reason.replace("\0", "")[:LONGEST_REASON]
