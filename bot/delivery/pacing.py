"""The pace at which installations are called, as all processes keep it together in the database (engine.md §5)."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta

from bot.delivery.slots import SECOND, after, earliest
from bot.ports import Limit, Method, Pace, Platform, Transaction

# Slots are taken so little ahead that a live answer finds the next one free by running one burst ahead.
AHEAD = timedelta(milliseconds=600)
# A first free slot further ahead was written by a clock that has been set back since.
FURTHEST = 60 * SECOND
LONGEST_PAUSE = timedelta(minutes=15)
SLOWER = 0.7
SLOWEST = 0.1
RECOVERS = 0.002
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
MICROSECOND = timedelta(microseconds=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Lane:
    """What a call passes through: an installation's method with its limit."""

    installation: str
    method: str
    limit: Limit

    @property
    def key(self) -> tuple[str, str]:
        """What it is known by."""
        return self.installation, self.method


def lanes(platform: Platform, installation: str, method: Method, address: str) -> tuple[Lane, ...]:
    """Those of a call that the platform limits."""
    limits = platform.limits
    named: list[tuple[str, Limit | None]] = [(method, limits.get(method))]
    if method == "post":
        named.append((f"conversation:{address}", limits.get("conversation")))
    return tuple(Lane(installation=installation, method=name, limit=limit) for name, limit in named if limit)


def microseconds(moment: datetime) -> int:
    """Since 1970."""
    return (moment - EPOCH) // MICROSECOND


@dataclass(slots=True)
class Pacer:
    """The paces of one workspace in one transaction, in which no other can take the same slots."""

    known: dict[tuple[str, str], Pace]
    at: datetime
    ahead: timedelta = AHEAD
    changed: dict[tuple[str, str], Pace] = field(default_factory=dict)

    @classmethod
    def of(cls, tx: Transaction, at: datetime, ahead: timedelta = AHEAD) -> "Pacer":
        """As the database knows them now."""
        return cls({(one.installation, one.method): one for one in tx.outbox.paces.known()}, at, ahead)

    def keep(self, tx: Transaction) -> None:
        """Let all others know what was taken."""
        tx.outbox.paces.put(list(self.changed.values()), clock=self.at)

    def free(self, through: Sequence[Lane], *, urgent: bool) -> timedelta:
        """How long from now until a call may pass through these."""
        now = microseconds(self.at)
        return max((self._earliest(lane, urgent=urgent) - now for lane in through), default=0) * MICROSECOND

    def take(self, through: Sequence[Lane], *, urgent: bool) -> tuple[Lane, ...]:
        """Pass through them; returns them at the rates that hold now.

        A call that its conversation holds back fills the slot that it had in the other lane: no call is made in it.
        """
        last = microseconds(self.at) + self.free(through, urgent=urgent) // MICROSECOND
        return tuple(self._take(lane, last, urgent=urgent) for lane in through)

    def slow_down(self, lane: Lane) -> None:
        """The platform took it for too much: from now on less, and slowly more again."""
        pace, limit = self._pace(lane), self._limit(lane)
        self._change(replace(pace, rate=max(limit.rate * SLOWER, lane.limit.rate * SLOWEST)))

    def pause(self, installation: str, method: str, until: datetime) -> None:
        """Nobody calls before then; of several pauses the longest holds."""
        pace = self._known(installation, method)
        longest = min(until, self.at + LONGEST_PAUSE)
        standing = pace.blocked_until
        if standing is None or not longest < standing <= self.at + LONGEST_PAUSE:
            self._change(replace(pace, blocked_until=longest))

    def _take(self, lane: Lane, last: int, *, urgent: bool) -> Lane:
        pace, limit = self._pace(lane), self._limit(lane)
        made_at = last if lane.method.startswith("conversation:") else self._earliest(lane, urgent=urgent)
        rate = None if pace.rate is None else pace.rate + lane.limit.rate * RECOVERS
        if rate is not None and rate >= lane.limit.rate:
            rate = None
        self._change(replace(pace, next_at=after(pace.next_at, made_at, limit), rate=rate))
        return replace(lane, limit=limit)

    def _earliest(self, lane: Lane, *, urgent: bool) -> int:
        """Only what is urgent runs a whole burst ahead; the other posts keep their distance, but for making up one."""
        limit = self._limit(lane)
        if lane.method == "post" and not urgent:
            limit = replace(limit, burst=min(limit.burst, 2))
        return earliest(self._pace(lane).next_at, microseconds(self.at), limit)

    def _limit(self, lane: Lane) -> Limit:
        rate = self._pace(lane).rate
        return lane.limit if rate is None else replace(lane.limit, rate=min(rate, lane.limit.rate))

    def _pace(self, lane: Lane) -> Pace:
        return self._known(lane.installation, lane.method)

    def _known(self, installation: str, method: str) -> Pace:
        pace = self.known.get((installation, method)) or Pace(installation=installation, method=method)
        return replace(pace, next_at=0) if pace.next_at > microseconds(self.at) + FURTHEST else pace

    def _change(self, pace: Pace) -> None:
        self.known[pace.installation, pace.method] = self.changed[pace.installation, pace.method] = pace
