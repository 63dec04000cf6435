"""How long calls and claims may take."""

from dataclasses import dataclass
from datetime import timedelta


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
