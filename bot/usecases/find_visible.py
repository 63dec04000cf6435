"""Find what a typed key names, if its reader may see it."""

from collections.abc import Sequence

from bot.domain.access import may_read
from bot.domain.okr import Key
from bot.domain.people import Person
from bot.errors import NotFound
from bot.ports import Proof, Transaction


def find_visible(tx: Transaction, key: Key, reader: Person) -> Sequence[Proof]:
    """The key result, or all of the objective's; what the reader may not see is as if it weren't there."""
    teams = tx.teams.all()
    found = tx.okrs.key_results([key])
    if not found:
        objective = tx.okrs.objective(key)
        of_it = tx.okrs.of_objectives([key]) if objective is not None else []
        found = {one.key: Proof(objective=objective, key_result=one) for one in of_it if objective is not None}
    visible = [proof for proof in found.values() if may_read(reader, proof.objective, teams)]
    if not visible:
        raise NotFound(key=key)
    return visible
