"""What the playground must be given: who and what there is, and a clock that can be moved."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from bot.domain.people import Person, Team, TeamKey
from bot.ports import Channel


class Directory(Protocol):
    """The sample company, as it is stored now."""

    async def people(self) -> Sequence[Person]:
        """Everybody one can be, in the order to show them."""

    async def teams(self) -> Mapping[TeamKey, Team]:
        """All teams, parents before children."""

    async def channels(self) -> Sequence[Channel]:
        """The teams' channels on the playground; their addresses start with `channel:`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Upcoming:
    """The next instant at which anything happens by itself, and `what`: "asks go out (5 people)"."""

    at: datetime
    what: str


class MovableClock(Protocol):
    """Business time. It steps through every due instant in order and never goes back."""

    def now(self) -> datetime:
        """Business time, in UTC."""

    async def upcoming(self) -> Upcoming | None:
        """What comes next; None when nothing is due any more."""

    async def next(self) -> str:
        """Go to the next due instant, let what is due happen and be sent, and say in a sentence what happened."""

    async def advance_to(self, instant: datetime) -> str:
        """Go to `instant` through everything due until then; an instant that has passed changes nothing."""
