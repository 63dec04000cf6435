"""From a message to the call that may be made for it: paced, composed and announced in one transaction."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from bot.delivery import outcomes
from bot.delivery.batch import Ready, installation, posted
from bot.delivery.composing import composed, overtaken
from bot.delivery.pacing import Pacer, lanes
from bot.delivery.timing import Clocks, Moment, Timing
from bot.messages import Kind
from bot.metrics import PACED
from bot.ports import Claimed, Outcome, Platform, Priority, Transaction

# An announced call finds its slot even where many wait: its message has been in hand for long.
PATIENCE = timedelta(seconds=5)
GONE = "its installation is gone"


@dataclass(frozen=True, slots=True, kw_only=True)
class Preparing:
    """How messages are prepared, whoever they are for."""

    platforms: Mapping[str, Platform]
    kinds: Mapping[str, Kind]
    timing: Timing
    clocks: Clocks

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
