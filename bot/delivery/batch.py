"""What one claim gives: calls to be made, and what has been decided without any."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from bot.card import Card
from bot.delivery.pacing import Lane
from bot.delivery.timing import Moment
from bot.ports import Claimed, Platform, Post


@dataclass(frozen=True, slots=True, kw_only=True)
class Ready:
    """A message in hand and the one call to make for it, `wait` after `moment`; a look-up's post says nothing."""

    claimed: Claimed
    platform: Platform
    post: Post
    through: tuple[Lane, ...]
    wait: timedelta
    moment: Moment


@dataclass(slots=True, kw_only=True)
class Batch:
    """What one claim gave; `look_again` says after how long there may be more, None: not before something happens."""

    ready: Sequence[Ready] = ()
    doubtful: Sequence[Ready] = ()
    decided: int = 0
    settled: int = 0
    look_again: timedelta | None = None

    @property
    def size(self) -> int:
        """How many messages were dealt with."""
        return len(self.ready) + len(self.doubtful) + self.decided


def installation(one: Claimed) -> str:
    """Where its call goes to."""
    return one.message.installation or one.edited_installation or ""


def posted(one: Claimed, card: Card) -> Post:
    """The call for a bound message."""
    message = one.message
    edited = one.edited_ref if message.op == "edit" else None
    return Post(
        installation=installation(one),
        address=edited.address if edited else message.address or "",
        key=message.key,
        card=card,
        thread=message.thread,
        edits=edited,
    )
