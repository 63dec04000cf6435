"""How long calls and claims may take, and the clocks that measure it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.ports import Transaction


@dataclass(frozen=True, slots=True, kw_only=True)
class Timing:
    """How long a call may take, the margin for clocks and scheduling, and how long a claim holds.

    `in_flight` is how many calls are under way at once in the process, `batch` how many messages one claim takes.
    """

    timeout: timedelta = timedelta(seconds=10)
    margin: timedelta = timedelta(seconds=2)
    lease: timedelta = timedelta(seconds=60)
    in_flight: int = 20
    batch: int = 50

    @property
    def settled_after(self) -> timedelta:
        """How long after an intent its call has surely ended."""
        return self.timeout + self.margin

    @property
    def window(self) -> timedelta:
        """How long after a claim a call may still begin: it must end before the lease does."""
        return self.lease - self.settled_after


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """One instant: `at` by the clock that leases run on, `machine` by this machine's, `steady` by one never set."""

    at: datetime
    machine: datetime
    steady: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Clocks:
    """The machine's time, and seconds on a clock that is never set but may stand still while the machine sleeps."""

    machine: Callable[[], datetime]
    steady: Callable[[], float]

    def read(self, tx: Transaction) -> Moment:
        """Now, as the transaction's database sees it."""
        steady, machine = self.steady(), self.machine()
        return Moment(at=tx.outbox.clock(machine), machine=machine, steady=steady)

    def now(self, since: Moment) -> datetime:
        """The time on the leases' clock, whatever has been done to this machine's."""
        return since.at + timedelta(seconds=self.steady() - since.steady)

    def passed(self, since: Moment, span: timedelta) -> bool:
        """Whether the span has gone by on either clock: a machine that slept must not take its lease for fresh."""
        return max(self.now(since) - since.at, self.machine() - since.machine) > span
