"""A transaction in which many messages are composed: what they have in common is read once."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import cast

from bot.domain.people import Person, PersonId, Team, TeamKey
from bot.errors import NotFound
from bot.ports import Message, Transaction


def reading_once(tx: Transaction, messages: Sequence[Message]) -> Transaction:
    """The same transaction for composing, in which nothing is written: people and teams are remembered.

    Whom the messages are for is read at once: over a network, what a message costs is the number of its questions.
    """
    people = _People(tx=tx)
    people.find(sorted({message.person for message in messages if message.person is not None}))
    return cast("Transaction", _Reading(tx=tx, people=people, teams=_Teams(tx=tx)))


@dataclass(slots=True)
class _Reading:
    tx: Transaction
    people: "_People"
    teams: "_Teams"

    def __getattr__(self, name: str) -> object:
        return getattr(self.tx, name)


@dataclass(slots=True)
class _People:
    tx: Transaction
    _known: dict[PersonId, Person] = field(default_factory=dict)

    def get(self, person: PersonId) -> Person:
        found = self.find([person]).get(person)
        if found is None:
            raise NotFound(key=person)
        return found

    def find(self, people: Sequence[PersonId]) -> Mapping[PersonId, Person]:
        if missing := [person for person in people if person not in self._known]:
            self._known |= self.tx.people.find(missing)
        return {person: self._known[person] for person in people if person in self._known}

    def __getattr__(self, name: str) -> object:
        return getattr(self.tx.people, name)


@dataclass(slots=True)
class _Teams:
    tx: Transaction
    _known: dict[tuple[TeamKey, ...], Mapping[TeamKey, Team]] = field(default_factory=dict)

    def lineages(self, teams: Sequence[TeamKey]) -> Mapping[TeamKey, Team]:
        asked = tuple(teams)
        if asked not in self._known:
            self._known[asked] = self.tx.teams.lineages(teams)
        return self._known[asked]

    def __getattr__(self, name: str) -> object:
        return getattr(self.tx.teams, name)
