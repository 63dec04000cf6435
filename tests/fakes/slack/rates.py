"""Slack's limits on how fast messages may be posted, for tests that want them."""

import math
from collections import defaultdict, deque
from dataclasses import dataclass, field

SECOND = 1.0


@dataclass(slots=True)
class Rates:
    """Posts a second in one channel and in the workspace; None means no limit."""

    per_channel: int | None = None
    per_workspace: int | None = None
    _posted: defaultdict[str, deque[float]] = field(default_factory=lambda: defaultdict(deque))

    def wait(self, channel: str, now: float) -> int:
        """Seconds to wait before this post, 0 when it counts now."""
        limits = [(name, most) for name, most in ((channel, self.per_channel), ("", self.per_workspace)) if most]
        waits = [self._wait(name, most, now) for name, most in limits]
        if any(waits):
            return max(waits)
        for name, _ in limits:
            self._posted[name].append(now)
        return 0

    def _wait(self, name: str, most: int, now: float) -> int:
        recent = self._posted[name]
        while recent and now - recent[0] >= SECOND:
            recent.popleft()
        return math.ceil(recent[0] + SECOND - now) if len(recent) >= most else 0
