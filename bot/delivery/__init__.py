"""From the outbox to the platforms: claim, intent, one call, outcome (engine.md §4)."""

import asyncio
import logging
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.card import Card
from bot.delivery import outcomes
from bot.delivery.address import addressed
from bot.messages import kinds
from bot.ports import Claimed, Outcome, OutboxState, Platform, Post, SendError, Store, Transaction, Unknown

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Timing:
    """How long a call may take, the margin for clocks and scheduling, how long a claim holds, and how many it takes."""

    timeout: timedelta = timedelta(seconds=10)
    margin: timedelta = timedelta(seconds=2)
    lease: timedelta = timedelta(seconds=60)
    batch: int = 20

    @property
    def settled_after(self) -> timedelta:
        """How long after an intent its call has surely ended."""
        return self.timeout + self.margin


@dataclass(frozen=True, slots=True, kw_only=True)
class Ready:
    """A message whose intent is committed, and the one call to make for it before `deadline` (machine time)."""

    claimed: Claimed
    platform: Platform
    post: Post
    deadline: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Delivery:
    """`platforms` by name; `clock` is the machine's, on which leases, back-off and Retry-After run."""

    store: Store
    platforms: Mapping[str, Platform]
    clock: Callable[[], datetime]
    timing: Timing = Timing()

    async def drain_all(self, now: datetime) -> int:
        """Send what can be sent in every workspace, in turns; returns how many messages were settled for good."""
        done = 0
        while workspaces := self.store.to_drain(now=now, machine_now=self.clock()):
            settled = [await self.drain(workspace, now) for workspace in workspaces]
            if not sum(settled):
                break
            done += sum(settled)
        return done

    async def drain(self, workspace: str, now: datetime) -> int:
        """Claim one batch of one workspace and record what became of each; returns how many are settled for good."""
        claimed_at = self.clock()
        claimed = await self.store.run(lambda tx: self._claim(tx, now, claimed_at), workspace)
        looked_up = await asyncio.gather(*(self._look_up(one) for one in claimed if _is_in_doubt(one)))
        sure = [one for one in claimed if not _is_in_doubt(one)]
        sure += [one for one, outcome in looked_up if outcome is None]
        settled = [outcome for _, outcome in looked_up if outcome is not None]
        if sure:
            deadline = claimed_at + self.timing.lease - self.timing.settled_after
            ready, unsendable = await self.store.run(lambda tx: self._intend(tx, sure, now, deadline), workspace)
            settled += unsendable
            settled += await asyncio.gather(*(self._send(one) for one in ready))
        if settled:
            await self.store.run(lambda tx: _settle(tx, settled), workspace)
        return sum(1 for outcome in settled if outcome.again_at is None)

    def _claim(self, tx: Transaction, now: datetime, claimed_at: datetime) -> Sequence[Claimed]:
        return tx.outbox.claim(now=now, machine_now=claimed_at, lease=self.timing.lease, limit=self.timing.batch)

    async def _look_up(self, one: Claimed) -> tuple[Claimed, Outcome | None]:
        """An outcome if an earlier attempt is found or can't be judged yet; None when surely nothing was accepted."""
        intent = one.last_intent_at or self.clock()
        judged_at = intent + self.timing.settled_after
        if self.clock() < judged_at:
            return one, outcomes.unknown(one, again_at=judged_at, reason="too early to look up")
        platform = self._platform(one)
        if platform is None:
            return one, outcomes.dead(one, "its installation is gone")
        try:
            ref = await platform.look_up(_post(one, Card(summary="")), since=intent - self.timing.settled_after)
        except SendError as error:
            return one, outcomes.failed_look_up(one, error, machine_now=self.clock())
        if ref is None:
            return one, None
        return one, Outcome(claimed=one, state=OutboxState.SENT, ref=ref, reason="found by look-up")

    def _intend(
        self, tx: Transaction, claimed: Sequence[Claimed], now: datetime, deadline: datetime
    ) -> tuple[Sequence[Ready], Sequence[Outcome]]:
        """Compose and address each, and commit the intent before any call; what has no cause any more is dropped."""
        composed = [self._compose(tx, one, now, deadline) for one in claimed]
        ready = [one for one in composed if isinstance(one, Ready)]
        tx.outbox.place([one.claimed for one in ready])
        held = tx.outbox.intend(
            [one.claimed for one in ready], machine_now=self.clock(), margin=self.timing.settled_after
        )
        tokens = {one.token for one in held}
        return (
            [one for one in ready if one.claimed.token in tokens],
            [one for one in composed if isinstance(one, Outcome)],
        )

    def _compose(self, tx: Transaction, one: Claimed, now: datetime, deadline: datetime) -> Ready | Outcome:
        message = one.message
        if message.expires_at is not None and now >= message.expires_at:
            return outcomes.dropped(one, "expired before it could be sent")
        kind = kinds().get(message.kind)
        if kind is None:
            return outcomes.dead(one, f"there is no kind of message called {message.kind}")
        try:
            card = kind.compose(tx, message.about, now=now)
        except Exception:
            log.exception("a message can't be composed", extra={"key": message.key})
            return outcomes.dead(one, "it can't be composed; the log says why")
        if card is None:
            return outcomes.dropped(one, "its cause is gone")
        bound = addressed(tx, one)
        if bound is None:
            return outcomes.nobody_yet(one, machine_now=self.clock())
        platform = self._platform(bound)
        if platform is None:
            return outcomes.dead(one, "its installation is gone")
        return Ready(claimed=bound, platform=platform, post=_post(bound, card), deadline=deadline)

    async def _send(self, ready: Ready) -> Outcome:
        """Exactly one call, and none if the lease could run out before it has ended."""
        one = ready.claimed
        if self.clock() > ready.deadline:
            return outcomes.released(one, machine_now=self.clock())
        try:
            async with asyncio.timeout(self.timing.timeout.total_seconds()):
                ref = await ready.platform.send(ready.post)
        except SendError as error:
            return self._failed(one, error)
        except TimeoutError:
            return self._failed(one, Unknown("no answer in time"))
        return Outcome(claimed=one, state=OutboxState.SENT, ref=ref, card=ready.post.card)

    def _failed(self, one: Claimed, error: SendError) -> Outcome:
        return outcomes.failed(one, error, machine_now=self.clock(), settled_after=self.timing.settled_after)

    def _platform(self, one: Claimed) -> Platform | None:
        return self.platforms.get(_installation(one).partition(":")[0])


def _is_in_doubt(one: Claimed) -> bool:
    """An edit may be made twice without harm; a post may not."""
    return one.state is OutboxState.UNKNOWN and one.message.op == "post"


def _installation(one: Claimed) -> str:
    return one.message.installation or one.edited_installation or ""


def _post(one: Claimed, card: Card) -> Post:
    message = one.message
    edited = one.edited_ref if message.op == "edit" else None
    return Post(
        installation=_installation(one),
        address=edited.address if edited else message.address or "",
        key=message.key,
        card=card,
        thread=message.thread,
        edits=edited,
    )


def _settle(tx: Transaction, settled: Sequence[Outcome]) -> None:
    for outcome in settled:
        if outcome.throttled_until is not None:
            tx.outbox.throttle(_installation(outcome.claimed), outcome.throttled_until)
    tx.outbox.settle(settled)
