"""A platform that counts as Slack does: a bucket of tokens for the workspace and one for each conversation."""

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

from bot.ports import Limit, MessageRef, Post, Throttled
from tests.fakes.recording import Recording

Bucket: TypeAlias = tuple[float, float]


@dataclass(slots=True, kw_only=True)
class Strict(Recording):
    """Refuses what is too much for `buckets`: `post` is the workspace's, `conversation` each conversation's.

    A call takes `seconds`; `made_at` are the times of those accepted.
    """

    buckets: Mapping[str, Limit] = field(
        default_factory=lambda: {"post": Limit(rate=5, burst=5), "conversation": Limit(rate=1)}
    )
    seconds: float = 0
    refused: int = 0
    busy: int = 0
    busiest: int = 0
    made_at: list[tuple[float, str]] = field(default_factory=list)
    _levels: dict[str, Bucket] = field(default_factory=dict)

    async def send(self, post: Post) -> MessageRef:
        """Accept the post if there are tokens for it."""
        self.busy += 1
        self.busiest = max(self.busy, self.busiest)
        try:
            self._count(post)
            await asyncio.sleep(self.seconds)
        finally:
            self.busy -= 1
        return await Recording.send(self, post)

    def _count(self, post: Post) -> None:
        now = asyncio.get_running_loop().time()
        levels = {name: self._level(name, now) for name in ("post", f"conversation:{post.address}")}
        if any(level < 1 for level in levels.values()):
            self.refused += 1
            raise Throttled(1)
        self._levels |= {name: (level - 1, now) for name, level in levels.items()}
        self.made_at.append((now, post.key))

    def _level(self, name: str, now: float) -> float:
        limit = self.buckets.get(name.partition(":")[0])
        if limit is None:
            return 1
        level, since = self._levels.get(name, (float(limit.burst), now))
        return min(limit.burst, level + (now - since) * limit.rate)
