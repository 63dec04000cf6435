"""Slack's limits on how fast messages may be posted, for tests that want them."""

import math
from dataclasses import dataclass, field

ROUNDING = 1e-6


@dataclass(slots=True)
class Rates:
    """Posts a second into one channel and into the workspace, as many of them at once; None means no limit.

    Each is a bucket of so many tokens, refilled at that rate.
    """

    per_channel: int | None = None
    per_workspace: int | None = None
    _buckets: dict[str, tuple[float, float]] = field(default_factory=dict)

    def wait(self, channel: str, now: float) -> int:
        """Seconds to wait before this post, 0 when it counts now."""
        limits = {name: most for name, most in ((channel, self.per_channel), ("", self.per_workspace)) if most}
        levels = {name: self._level(name, most, now) for name, most in limits.items()}
        missing = [(1 - level) / limits[name] for name, level in levels.items() if level < 1 - ROUNDING]
        if missing:
            return math.ceil(max(missing))
        self._buckets |= {name: (level - 1, now) for name, level in levels.items()}
        return 0

    def _level(self, name: str, most: int, now: float) -> float:
        level, since = self._buckets.get(name, (most, now))
        return min(most, level + (now - since) * most)
