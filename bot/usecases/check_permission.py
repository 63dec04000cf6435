"""Who may check in on a key result (domain.md §1): its owner, the team's lead and admins on the owner's behalf."""

from collections.abc import Sequence

from bot.domain.access import may_check_in, may_read
from bot.domain.people import Person
from bot.errors import NotAllowed, NotFound
from bot.ports import Proof, Transaction


def require_may_check_in(tx: Transaction, person: Person, proofs: Sequence[Proof]) -> None:
    """Raises NotAllowed with the owner's name; NotFound for what the person may not even see."""
    others = [proof for proof in proofs if proof.key_result.owner != person.id]
    if not others:
        return
    teams = tx.teams.lineages(sorted({proof.objective.team for proof in others}))
    for proof in others:
        key, owner = proof.key_result.key, proof.key_result.owner
        if may_check_in(person, owner, proof.objective.team, teams):
            continue
        if not may_read(person, proof.objective, tx.teams.all()):
            raise NotFound(key=key)
        raise NotAllowed(key=key, owner=tx.people.get(owner).name)
