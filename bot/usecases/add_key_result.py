"""Add a key result to an objective, and plan when its owner is asked about it."""

from datetime import datetime

from bot.domain.access import may_edit
from bot.domain.measures import Measure
from bot.domain.okr import Key, KeyResult
from bot.domain.people import Person
from bot.errors import NotFound
from bot.importing.plan.numbering import Numbering
from bot.ports import Transaction
from bot.usecases.add_objective import BadField, NotYoursToExtend, checked_title
from bot.usecases.plan_asks import plan_asks
from bot.usecases.plan_digests import plan_digests


def add_key_result(
    tx: Transaction,
    *,
    by: Person,
    objective: Key,
    title: str,
    owner: str,
    measure: Measure,
    unit: str,
    now: datetime,
) -> KeyResult:
    """Under the objective's next free number, over its cycle; raises NotFound, NotYoursToExtend or BadField."""
    found = tx.okrs.objective(objective)
    if found is None:
        raise NotFound(key=objective)
    if not may_edit(by, found, tx.teams.all()):
        raise NotYoursToExtend(key=objective, owner=tx.people.get(found.owner).name)
    siblings = [one.key for one in tx.okrs.of_objectives([objective])]
    cycle = tx.okrs.cycles()[found.cycle]
    key_result = KeyResult(
        key=Numbering(siblings, ".").next(objective),
        objective=objective,
        title=checked_title(title),
        owner=_named(tx, owner).id,
        measure=measure,
        unit=unit,
        first_day=cycle.first_day,
        last_day=cycle.last_day,
        created_at=now,
    )
    tx.okrs.put_key_results([key_result])
    plan_asks(tx, [key_result.owner], now=now)
    plan_digests(tx, now=now)
    return key_result


def _named(tx: Transaction, owner: str) -> Person:
    """The person with this id, e-mail address or name."""
    wanted = owner.strip().casefold()
    people = tx.people.all()
    exact = [one for one in people if wanted in {one.id.casefold(), (one.email or "").casefold(), one.name.casefold()}]
    if len(exact) == 1:
        return exact[0]
    near = [one.name for one in people if wanted and wanted in one.name.casefold()]
    meant = f" Did you mean {near[0]}?" if len(near) == 1 else ""
    raise BadField(
        "owner", f"I know nobody called {owner.strip() or '(empty)'}.{meant} Give a name or an e-mail address."
    )
