"""Deliveries as they are often built, and that must fail here: a test that they pass proves nothing.

The delivery settles an unknown outcome by what a look-up says. One that always says "not there" makes it send again
whenever in doubt; one that always says "it is there" makes it send at most once.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, TypeVar, cast

from bot.ports import Limit, MessageRef, Method, Platform, Post
from tests.chaos.orders import Mutation

P = TypeVar("P", bound=Platform)
NOWHERE = "1700000000.000001"


@dataclass
class Through:
    """All of a platform, reached by name, but for what a child changes."""

    platform: Platform

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - whatever a platform has
        return getattr(self.platform, name)


class Unlimited(Through):
    """It may be called as fast as can be."""

    @property
    def limits(self) -> Mapping[Method, Limit]:
        return {}


class Naive(Through):
    """Whatever is in doubt is sent again."""

    async def look_up(self, post: Post, *, since: datetime) -> MessageRef | None:
        return None


class AtMostOnce(Through):
    """Whatever is in doubt is left alone."""

    async def look_up(self, post: Post, *, since: datetime) -> MessageRef | None:
        return MessageRef(address=post.address, id=NOWHERE)


def unlimited(platform: P) -> P:
    """The platform without a pace, which has a test of its own."""
    return cast("P", Unlimited(platform))


def mutated(platform: P, mutation: Mutation) -> P:
    """The platform under this mutation."""
    match mutation:
        case "resends blindly":
            return cast("P", Naive(platform))
        case "never resends":
            return cast("P", AtMostOnce(platform))
        case "none":
            return platform
