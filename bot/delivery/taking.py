"""One claim: what waits is addressed, paced, composed and announced together, in the order of its urgency."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from bot.card import Card
from bot.delivery import outcomes
from bot.delivery.address import Addresses, addresses
from bot.delivery.batch import Batch, Ready, installation, posted
from bot.delivery.composing import overtaken
from bot.delivery.pacing import AHEAD, Pacer, lanes
from bot.delivery.preparing import GONE, Preparing
from bot.delivery.reading import reading_at_once
from bot.delivery.timing import Moment
from bot.ports import Claimed, OutboxState, Outcome, Transaction


def taken(
    preparing: Preparing,
    tx: Transaction,
    now: datetime,
    *,
    apart: Collection[str] = (),
    only: str | None = None,
    foresee: bool,
) -> Batch:
    """Everything that can be called for soon. Raises Unspeakable; `apart` are keys to leave alone then.

    `foresee`: read at once what many messages have in common; if that fails, it isn't known which of them is to blame.
    """
    moment = preparing.clocks.read(tx)
    found = tx.outbox.waiting(now=now, machine_now=moment.at, limit=preparing.timing.batch)
    rows = [one for one in found if one.message.key not in apart and only in (None, one.message.key)]
    if not rows:
        return Batch()
    homes = addresses(tx, [one.message for one in rows])
    unpaced = [one.message for one in rows if foresee and _is_unpaced(preparing, homes.addressed(one))]
    taking = _Taking(
        preparing=preparing,
        tx=tx,
        reading=reading_at_once(tx, unpaced) if unpaced else tx,
        now=now,
        moment=moment,
        addresses=homes,
        pacer=Pacer.of(tx, moment.at, min(AHEAD, preparing.timing.window)),
    )
    for one in rows:
        taking.add(one)
    return taking.batch(full=len(found) == preparing.timing.batch and only is None)


@dataclass(slots=True, kw_only=True)
class _Taking:
    """One claim, row by row in the order of their urgency."""

    preparing: Preparing
    tx: Transaction
    reading: Transaction
    now: datetime
    moment: Moment
    addresses: Addresses
    pacer: Pacer
    ready: list[Ready] = field(default_factory=list)
    doubtful: list[Ready] = field(default_factory=list)
    decided: list[Outcome] = field(default_factory=list)
    look_again: timedelta | None = None

    def add(self, one: Claimed) -> None:
        """Find what is to be done with it; a row whose slot is too far ahead stays as it is."""
        done = self._look_up(one) if _is_in_doubt(one) else self._call(one)
        if isinstance(done, Outcome):
            self.decided.append(done)
        elif isinstance(done, timedelta):
            self.look_again = done if self.look_again is None else min(done, self.look_again)
        else:
            (self.doubtful if _is_in_doubt(one) else self.ready).append(done)

    def batch(self, *, full: bool) -> Batch:
        """Hold what is to be called for, write what is decided, and keep the slots taken."""
        ready, doubtful = self._held(self.ready, attempt=True), self._held(self.doubtful, attempt=False)
        decided = {one.claimed.message.key: one for one in self.decided}
        held = self._hold([one.claimed for one in self.decided], attempt=False)
        self.tx.outbox.settle([replace(decided[one.message.key], claimed=one) for one in held], now=self.now)
        self.pacer.keep(self.tx)
        look_again = self.look_again
        if look_again is not None:
            look_again -= self.pacer.ahead / 2
        return Batch(
            ready=ready,
            doubtful=doubtful,
            decided=len(decided),
            settled=sum(one.again_at is None for one in decided.values()),
            look_again=timedelta(0) if full and look_again is None else look_again,
        )

    def _look_up(self, one: Claimed) -> Ready | Outcome | timedelta:
        """Not before the call has surely ended."""
        judged_at = (one.last_intent_at or self.moment.at) + self.preparing.timing.settled_after
        if self.moment.at < judged_at:
            return outcomes.unknown(one, again_at=judged_at, reason="too early to look up")
        platform = self.preparing.platform(one)
        if platform is None:
            return outcomes.dead(one, GONE)
        through = lanes(platform, installation(one), "look_up", "")
        wait = self.pacer.free(through, urgent=False)
        if wait > self.pacer.ahead:
            return wait
        taken = self.pacer.take(through, urgent=False)
        post = posted(one, Card(summary=""))
        return Ready(claimed=one, platform=platform, post=post, through=taken, wait=wait, moment=self.moment)

    def _call(self, one: Claimed) -> Ready | Outcome | timedelta:
        if outcome := overtaken(one, self.now):
            return outcome
        bound = self.addresses.addressed(one)
        if bound is None:
            return outcomes.nobody_yet(one, machine_now=self.moment.at)
        return self.preparing.prepared(self.reading, bound, self.now, self.moment, self.pacer, repeat=False)

    def _held(self, ready: Sequence[Ready], *, attempt: bool) -> Sequence[Ready]:
        held = {one.message.key: one for one in self._hold([one.claimed for one in ready], attempt=attempt)}
        return [replace(one, claimed=held[key]) for one in ready if (key := one.claimed.message.key) in held]

    def _hold(self, claimed: Sequence[Claimed], *, attempt: bool) -> Sequence[Claimed]:
        lease = self.preparing.timing.lease
        return self.tx.outbox.hold(claimed, machine_now=self.moment.at, lease=lease, attempt=attempt)


def _is_in_doubt(one: Claimed) -> bool:
    """An edit may be made twice without harm; a post may not."""
    return one.state is OutboxState.UNKNOWN and one.message.op == "post"


def _is_unpaced(preparing: Preparing, one: Claimed | None) -> bool:
    """Whether all of its like are called for now: where a limit holds, only the first few are."""
    platform = preparing.platform(one) if one else None
    return platform is not None and one is not None and one.message.op not in platform.limits
