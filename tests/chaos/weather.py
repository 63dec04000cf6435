"""What goes wrong with calls, at random but the same for the same seed, and who is to hear of every call."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from random import Random

from tests.fakes.slack import faults
from tests.fakes.slack.faults import Fault, Faults

SHARE = 0.14
AFFECTED = frozenset({"chat.postMessage", "chat.update", "conversations.history", "conversations.replies", "send"})
KINDS = (
    faults.RESET_BEFORE,
    faults.RESET_AFTER,
    faults.SERVER_ERROR_BEFORE,
    faults.SERVER_ERROR_AFTER,
    faults.HANG_BEFORE,
    faults.HANG_AFTER,
    faults.INTERNAL_ERROR,
    faults.throttled(1),
)


@dataclass(slots=True, kw_only=True)
class Weather(Faults):
    """`share` of all calls that matter go wrong; `heard` is told of each, before anything becomes of it."""

    chance: Random
    share: float = SHARE
    heard: Callable[[], None] = lambda: None
    calls: int = 0
    struck: Counter[str] = field(default_factory=Counter)

    def next(self, method: str) -> Fault | None:
        """What happens to this call."""
        if method not in AFFECTED:
            return None
        self.calls += 1
        self.heard()
        if self.chance.random() >= self.share:
            return None
        fault = self.chance.choice(KINDS)
        self.struck[f"{fault.answer} {fault.when}"] += 1
        return fault
