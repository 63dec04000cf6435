"""From the outbox to the platforms: claim, intent, one call, outcome (engine.md §4)."""

import asyncio
import logging
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from bot.card import Card
from bot.delivery import outcomes
from bot.delivery.address import addressed
from bot.delivery.calls import called
from bot.delivery.composing import composed
from bot.delivery.timing import Timing
from bot.ports import Claimed, OutboxState, Outcome, Platform, Post, SendError, Store, Transaction

__all__ = ["Delivery", "Drained", "Timing"]

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Ready:
    """A message whose intent is committed, and the one call to make for it before `deadline` (machine time)."""

    claimed: Claimed
    platform: Platform
    post: Post
    deadline: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Drained:
    """How many messages of a workspace were in hand, and how many of them are settled for good."""

    claimed: int
    settled: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Delivery:
    """`platforms` by name; `clock` is the machine's, on which leases, back-off and Retry-After run."""

    store: Store
    platforms: Mapping[str, Platform]
    clock: Callable[[], datetime]
    timing: Timing = field(default_factory=Timing)

    async def drain_all(self, now: datetime) -> int:
        """Send what can be sent in every workspace; returns how many messages were settled for good.

        What fails in one workspace keeps no other from its turn; its claims run out and are taken up again.
        """
        done = 0
        while workspaces := self.store.to_drain(now=now, machine_now=self.clock()):
            drained = await asyncio.gather(*(self.drain(one, now) for one in workspaces), return_exceptions=True)
            for workspace, failure in zip(workspaces, drained, strict=True):
                if isinstance(failure, Exception):
                    log.error("draining failed", extra={"workspace": workspace}, exc_info=failure)
            worked = [one for one in drained if isinstance(one, Drained)]
            done += sum(one.settled for one in worked)
            if not any(one.claimed for one in worked):
                break
        return done

    async def drain(self, workspace: str, now: datetime) -> Drained:
        """Claim one batch of one workspace and record what became of each."""
        claimed_at = self.clock()
        claimed = await self.store.run(lambda tx: self._claim(tx, now, claimed_at), workspace)
        looked_up = await asyncio.gather(*(self._look_up(one) for one in claimed if _is_in_doubt(one)))
        sure = [one for one in claimed if not _is_in_doubt(one)]
        sure += [one for one, outcome in looked_up if outcome is None]
        outcomes_ = [outcome for _, outcome in looked_up if outcome is not None]
        if sure:
            deadline = claimed_at + self.timing.lease - self.timing.settled_after
            ready, unsendable = await self.store.run(lambda tx: self._intend(tx, sure, now, deadline), workspace)
            outcomes_ += unsendable
            outcomes_ += await asyncio.gather(*(self._send(one) for one in ready))
        if outcomes_:
            await self.store.run(lambda tx: _settle(tx, outcomes_), workspace)
        return Drained(claimed=len(claimed), settled=sum(1 for one in outcomes_ if one.again_at is None))

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
        post = _post(one, Card(summary=""))
        try:
            ref = await called(platform.look_up(post, since=intent - self.timing.settled_after), self.timing.timeout)
        except SendError as error:
            return one, outcomes.failed_look_up(one, error, machine_now=self.clock())
        if ref is None:
            return one, None
        return one, Outcome(claimed=one, state=OutboxState.SENT, ref=ref, reason="found by look-up")

    def _intend(
        self, tx: Transaction, claimed: Sequence[Claimed], now: datetime, deadline: datetime
    ) -> tuple[Sequence[Ready], Sequence[Outcome]]:
        """Compose and address each, and commit the intent before any call; what has no cause any more is dropped."""
        prepared = [self._prepare(tx, one, now, deadline) for one in claimed]
        ready = [one for one in prepared if isinstance(one, Ready)]
        tx.outbox.place([one.claimed for one in ready])
        held = tx.outbox.intend(
            [one.claimed for one in ready], machine_now=self.clock(), margin=self.timing.settled_after
        )
        tokens = {one.token for one in held}
        return (
            [one for one in ready if one.claimed.token in tokens],
            [one for one in prepared if isinstance(one, Outcome)],
        )

    def _prepare(self, tx: Transaction, one: Claimed, now: datetime, deadline: datetime) -> Ready | Outcome:
        card = composed(tx, one, now, machine_now=self.clock())
        if isinstance(card, Outcome):
            return card
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
            ref = await called(ready.platform.send(ready.post), self.timing.timeout)
        except SendError as error:
            return outcomes.failed(one, error, machine_now=self.clock(), settled_after=self.timing.settled_after)
        return Outcome(claimed=one, state=OutboxState.SENT, ref=ref, card=ready.post.card)

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
    """Of several pauses that an installation wants the longest holds."""
    pauses: dict[str, datetime] = {}
    for outcome in settled:
        if outcome.throttled_until is not None:
            installation = _installation(outcome.claimed)
            pauses[installation] = max(outcome.throttled_until, pauses.get(installation, outcome.throttled_until))
    for installation, until in pauses.items():
        tx.outbox.throttle(installation, until)
    tx.outbox.settle(settled)
