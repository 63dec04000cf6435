"""From what waits to calls that may be made: addressed, paced, composed and announced in one transaction."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from bot.card import Card
from bot.delivery import outcomes
from bot.delivery.address import Addresses, addresses
from bot.delivery.composing import composed, overtaken
from bot.delivery.pacing import AHEAD, Lane, Pacer, lanes
from bot.delivery.timing import Clocks, Moment, Timing
from bot.messages import Kind
from bot.metrics import PACED
from bot.ports import Claimed, OutboxState, Outcome, Platform, Post, Priority, Transaction

# An announced call finds its slot even where many wait: its message has been in hand for long.
PATIENCE = timedelta(seconds=5)
GONE = "its installation is gone"


@dataclass(frozen=True, slots=True, kw_only=True)
class Ready:
    """A message in hand and the one call to make for it, `wait` after `moment`; a look-up's post says nothing."""

    claimed: Claimed
    platform: Platform
    post: Post
    through: tuple[Lane, ...]
    wait: timedelta
    moment: Moment


@dataclass(slots=True, kw_only=True)
class Batch:
    """What one claim gave; `look_again` says after how long there may be more, None: not before something happens."""

    ready: Sequence[Ready] = ()
    doubtful: Sequence[Ready] = ()
    decided: int = 0
    settled: int = 0
    look_again: timedelta | None = None

    @property
    def size(self) -> int:
        """How many messages were dealt with."""
        return len(self.ready) + len(self.doubtful) + self.decided


@dataclass(frozen=True, slots=True, kw_only=True)
class Preparing:
    """How messages are prepared, whoever they are for."""

    platforms: Mapping[str, Platform]
    kinds: Mapping[str, Kind]
    timing: Timing
    clocks: Clocks

    def take(self, tx: Transaction, now: datetime, *, apart: Collection[str] = (), only: str | None = None) -> Batch:
        """Everything that can be called for soon. Raises Unspeakable; `apart` are keys to leave alone then."""
        moment = self.clocks.read(tx)
        found = tx.outbox.waiting(now=now, machine_now=moment.at, limit=self.timing.batch)
        rows = [one for one in found if one.message.key not in apart and only in (None, one.message.key)]
        if not rows:
            return Batch()
        taking = _Taking(
            preparing=self,
            tx=tx,
            now=now,
            moment=moment,
            addresses=addresses(tx, [one.message for one in rows]),
            pacer=Pacer.of(tx, moment.at, min(AHEAD, self.timing.window)),
        )
        for one in rows:
            taking.add(one)
        return taking.batch(full=len(found) == self.timing.batch and only is None)

    def again(self, tx: Transaction, doubtful: Ready, now: datetime, *, repeat: bool) -> Ready | Outcome:
        """Announce the call for a message that isn't there, or, as a `repeat`, may be. Raises Unspeakable."""
        one, moment = doubtful.claimed, self.clocks.read(tx)
        if outcome := overtaken(one, now):
            return outcome
        pacer = Pacer.of(tx, moment.at, PATIENCE)
        ready = self.prepared(tx, one, now, moment, pacer, repeat=repeat)
        if isinstance(ready, timedelta):
            return outcomes.unknown(one, again_at=moment.at + ready, reason="waits for its turn")
        if isinstance(ready, Outcome):
            return outcomes.in_doubt_still(ready)
        intended = tx.outbox.intend(one, machine_now=moment.at, margin=self.timing.settled_after, repeat=repeat)
        if intended is None:
            return outcomes.unknown(one, again_at=moment.at, reason="its lease has run out")
        pacer.keep(tx)
        return replace(ready, claimed=intended)

    def bury(self, tx: Transaction, poisoned: Claimed, now: datetime) -> None:
        """Have an operator see to what can't be composed."""
        held = [poisoned]
        if not poisoned.token:
            machine_now = self.clocks.read(tx).at
            held = list(tx.outbox.hold(held, machine_now=machine_now, lease=self.timing.lease, attempt=False))
        tx.outbox.settle([outcomes.dead(one, "it can't be composed; the log says why") for one in held], now=now)

    def prepared(
        self, tx: Transaction, one: Claimed, now: datetime, moment: Moment, pacer: Pacer, *, repeat: bool
    ) -> Ready | Outcome | timedelta:
        """The call for a bound message, in its slot; how long until that, if it is too far ahead."""
        platform = self.platform(one)
        if platform is None:
            return outcomes.dead(one, GONE)
        message, urgent = one.message, one.message.priority is Priority.ANSWER
        through = lanes(platform, installation(one), message.op, message.address or "")
        wait = pacer.free(through, urgent=urgent)
        if wait > pacer.ahead:
            return wait
        marked = repeat or one.repeats > 0
        card = composed(tx, one, self.kinds, now, repeat=marked, machine_now=moment.at)
        if isinstance(card, Outcome):
            return card
        if through:
            PACED.labels(message.op).observe(wait.total_seconds())
        taken = pacer.take(through, urgent=urgent)
        post = posted(one, card)
        return Ready(claimed=one, platform=platform, post=post, through=taken, wait=wait, moment=moment)

    def platform(self, one: Claimed) -> Platform | None:
        """Who serves its installation."""
        return self.platforms.get(installation(one).partition(":")[0])


@dataclass(slots=True, kw_only=True)
class _Taking:
    """One claim, row by row in the order of their urgency."""

    preparing: Preparing
    tx: Transaction
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
        return self.preparing.prepared(self.tx, bound, self.now, self.moment, self.pacer, repeat=False)

    def _held(self, ready: Sequence[Ready], *, attempt: bool) -> Sequence[Ready]:
        held = {one.message.key: one for one in self._hold([one.claimed for one in ready], attempt=attempt)}
        return [replace(one, claimed=held[key]) for one in ready if (key := one.claimed.message.key) in held]

    def _hold(self, claimed: Sequence[Claimed], *, attempt: bool) -> Sequence[Claimed]:
        lease = self.preparing.timing.lease
        return self.tx.outbox.hold(claimed, machine_now=self.moment.at, lease=lease, attempt=attempt)


def installation(one: Claimed) -> str:
    """Where its call goes to."""
    return one.message.installation or one.edited_installation or ""


def posted(one: Claimed, card: Card) -> Post:
    """The call for a bound message."""
    message = one.message
    edited = one.edited_ref if message.op == "edit" else None
    return Post(
        installation=installation(one),
        address=edited.address if edited else message.address or "",
        key=message.key,
        card=card,
        thread=message.thread,
        edits=edited,
    )


def _is_in_doubt(one: Claimed) -> bool:
    """An edit may be made twice without harm; a post may not."""
    return one.state is OutboxState.UNKNOWN and one.message.op == "post"
