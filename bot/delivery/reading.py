"""A transaction in which many messages are composed: what they have in common is read once, for all of them.

Over a network, what a message costs is the number of its questions. Nothing is written while messages are composed, so
what was read still holds. What wasn't foreseen is asked as ever.
"""

from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar, cast

from bot.domain.okr import Key, KeyResult
from bot.domain.people import Person, PersonId
from bot.errors import NotFound
from bot.ports import Message, Transaction

K = TypeVar("K", bound=Hashable)
V = TypeVar("V")


def reading_at_once(tx: Transaction, messages: Sequence[Message]) -> Transaction:
    """The same transaction, knowing already what these messages will ask: about asks, mostly."""
    asks = _Foreseen(tx.asks.find, sorted({str(one.about["ask"]) for one in messages if "ask" in one.about}))
    keys = sorted({entry.key_result for ask in asks.found.values() for entry in ask.entries})
    proofs = _Foreseen(tx.okrs.key_results, keys)
    objectives = sorted({proof.objective.key for proof in proofs.found.values()})
    every = tx.okrs.of_objectives(objectives) if objectives else ()
    beside = [key_result.key for key_result in every]
    owners = {owner for proof in proofs.found.values() for owner in (proof.key_result.owner, proof.objective.owner)}
    persons = {one.person for one in messages if one.person is not None}
    people = _Foreseen(tx.people.find, sorted(owners | persons))

    def person(of: PersonId) -> Person:
        found = people([of]).get(of)
        if found is None:
            raise NotFound(key=of)
        return found

    def of_objectives(these: Sequence[Key]) -> Sequence[KeyResult]:
        known = set(these) <= set(objectives)
        return [one for one in every if one.objective in these] if known else tx.okrs.of_objectives(these)

    return cast(
        "Transaction",
        _Instead(
            tx,
            asks=_Instead(tx.asks, get=lambda ask: asks([ask]).get(ask)),
            people=_Instead(tx.people, get=person, find=people),
            teams=_Instead(tx.teams, lineages=_remembered(tx.teams.lineages)),
            okrs=_Instead(tx.okrs, key_results=proofs, of_objectives=of_objectives),
            check_ins=_Instead(tx.check_ins, histories=_Foreseen(tx.check_ins.histories, beside)),
            blockers=_Instead(tx.blockers, open_of=_Foreseen(tx.blockers.open_of, beside)),
        ),
    )


class _Foreseen(Generic[K, V]):
    """A question about some keys, asked already about all of `keys`; in the order of that answer."""

    def __init__(self, ask: Callable[[Sequence[K]], Mapping[K, V]], keys: Sequence[K]) -> None:
        self._ask = ask
        self._asked = frozenset(keys)
        self.found: Mapping[K, V] = ask(keys) if keys else {}

    def __call__(self, keys: Sequence[K]) -> Mapping[K, V]:
        wanted = set(keys)
        if not wanted <= self._asked:
            return self._ask(keys)
        return {key: self.found[key] for key in self.found if key in wanted}


@dataclass(slots=True, init=False)
class _Instead:
    """Something with a few of its parts replaced."""

    of: object
    parts: Mapping[str, object]

    def __init__(self, of: object, **parts: object) -> None:
        self.of, self.parts = of, parts

    def __getattr__(self, name: str) -> object:
        return self.parts[name] if name in self.parts else getattr(self.of, name)


def _remembered(ask: Callable[[Sequence[K]], V]) -> Callable[[Sequence[K]], V]:
    known: dict[tuple[K, ...], V] = {}

    def answer(keys: Sequence[K]) -> V:
        asked = tuple(keys)
        if asked not in known:
            known[asked] = ask(keys)
        return known[asked]

    return answer
