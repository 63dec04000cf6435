"""Events whose command broke while nobody was looking: kept, tried again, and shown to an admin in the end."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from bot.ports.events import Event


@dataclass(frozen=True, slots=True, kw_only=True)
class FailedEvent:
    """An event as it came in `at`, and what became of it.

    `attempts` made so far, the one at the door among them; `again_at` None when okrbot has given up. `reference` stands
    in the log beside each trace, `reason` is the kind of the newest error.
    """

    event: Event
    at: datetime
    attempts: int
    again_at: datetime | None
    reference: str
    reason: str


class FailedEvents(Protocol):
    """While an event is in here, it counts as known: the platform sending it again changes nothing."""

    def add(self, failed: FailedEvent) -> None:
        """Keep it, unless it is here already."""

    def put(self, failed: FailedEvent) -> None:
        """Change what became of it."""

    def get(self, event: str) -> FailedEvent | None: ...
    def due(self, now: datetime, limit: int) -> Sequence[FailedEvent]:
        """Those whose `again_at` has come, earliest first."""

    def all(self, limit: int) -> Sequence[FailedEvent]:
        """Those given up first, then by when they came."""

    def drop(self, event: str) -> bool:
        """Forget it; False when it isn't here."""
