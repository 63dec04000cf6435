"""Who is asked and who acts: people, and the teams they are in."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TypeAlias

from bot.domain.cadence import Cadence

PersonId: TypeAlias = str
TeamKey: TypeAlias = str

# Who owns and said what forgotten people owned and said: one for all of them, so that nobody can be told apart.
FORMER_OWNER: PersonId = "former-owner"
FORMER_OWNERS_NAME = "Former owner"


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Someone who owns, answers or reads; `zone` is an IANA name, `locale` a tag such as `en-GB`."""

    id: PersonId
    name: str
    email: str | None = None
    zone: str | None = None
    locale: str | None = None
    manager: PersonId | None = None
    team: TeamKey | None = None
    admin: bool = False

    @property
    def former(self) -> bool:
        """Whether it stands for people who were forgotten: it owns and said things, and is nobody to ask."""
        return self.id == FORMER_OWNER


@dataclass(frozen=True, slots=True, kw_only=True)
class Team:
    """A group with a lead, a meeting and a cadence; what is None is inherited from the parent."""

    key: TeamKey
    name: str
    parent: TeamKey | None = None
    lead: PersonId | None = None
    zone: str | None = None
    members: frozenset[PersonId] = frozenset()
    ask: Cadence | None = None
    meeting: Cadence | None = None


def lineage(key: TeamKey, teams: Mapping[TeamKey, Team]) -> Iterator[Team]:
    """The team, its parent, its parent's parent…; stops at the root and at a circle."""
    seen: set[TeamKey] = set()
    at: TeamKey | None = key
    while at is not None and at in teams and at not in seen:
        seen.add(at)
        yield teams[at]
        at = teams[at].parent
