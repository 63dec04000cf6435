"""What operators look at: what waits, what can't be told, what has failed."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from bot.ports.outgoing import Message, Queued


@dataclass(frozen=True, slots=True, kw_only=True)
class InDoubt:
    """A message whose last call, begun at `at`, may have arrived: okrbot finds out, or does as its kind says."""

    workspace: str
    message: Message
    reason: str | None
    at: datetime
    attempts: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Backlog:
    """All workspaces at one moment.

    `retried` failed events wait for their next attempt, `given_up` ones for an admin; `throttled` says until when each
    workspace is asked to pause by a platform.
    """

    queued: Queued
    retried: int
    given_up: int
    throttled: Mapping[str, datetime]
