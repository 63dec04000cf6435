"""How the fake platform counts calls: token buckets, as strict as Slack's published limits."""

from dataclasses import dataclass, field
from math import inf


@dataclass(slots=True)
class Bucket:
    """Holds so many tokens at most and gains so many a second; each call takes one."""

    capacity: float
    rate: float
    held: float = inf
    since: float = 0

    def wait(self, now: float) -> float:
        """Seconds until there is a token."""
        self.held = min(self.capacity, self.held + (now - self.since) * self.rate)
        self.since = now
        return max(0.0, (1 - self.held) / self.rate)


@dataclass(slots=True)
class Buckets:
    """One for the workspace, 5 a second, and one for each of its conversations, 1 a second."""

    workspace: Bucket = field(default_factory=lambda: Bucket(5, 5))
    conversations: dict[str, Bucket] = field(default_factory=dict)

    def wait(self, conversation: str, now: float) -> float:
        """Seconds until this call would be let in; 0: it is let in, and counts."""
        asked = (self.workspace, self.conversations.setdefault(conversation, Bucket(1, 1)))
        wait = max(bucket.wait(now) for bucket in asked)
        if wait < 1e-9:  # noqa: PLR2004 - what adding up fractions leaves
            for bucket in asked:
                bucket.held -= 1
            return 0
        return wait
