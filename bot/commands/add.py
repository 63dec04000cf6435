"""Open the form for a new objective or key result."""

from collections.abc import Sequence
from datetime import datetime

from bot.commands.arguments import maybe_key as arguments
from bot.domain.access import may_add_objective, may_edit
from bot.domain.measures import kinds
from bot.domain.okr import Objective
from bot.domain.people import Person, Team
from bot.errors import NotFound, OkrError
from bot.ports import Answer, Event, Transaction
from bot.usecases.add_objective import NotYoursToExtend
from bot.usecases.say_to import say_to

NAME = "add"
HELP = "add an objective, or a key result to the objective KEY"
USAGE = "add [KEY]"
READS = True

__all__ = ["HELP", "NAME", "READS", "USAGE", "arguments", "handle"]


class NoTeamToAddTo(OkrError):
    """You are in no team, so there is nowhere to add an objective. Ask an admin to put you into one."""


def handle(tx: Transaction, event: Event, *, by: Person, now: datetime) -> Answer:
    """Without a key the objective's form; with one the choice of measures, and with a measure chosen its form."""
    key = event.values.get("key")
    if key is None:
        teams = [team for key, team in tx.teams.all().items() if may_add_objective(by, key, tx.teams.all())]
        return _objective(tx, event, by, teams)
    objective = tx.okrs.objective(key)
    if objective is None:
        raise NotFound(key=key)
    if not may_edit(by, objective, tx.teams.all()):
        raise NotYoursToExtend(key=key, owner=tx.people.get(objective.owner).name)
    if "kind" in event.values:
        return _key_result(tx, event, by, objective, event.values["kind"])
    return Answer(card=say_to(tx, by, "choose_measure", objective=objective, kinds=list(kinds())))


def _objective(tx: Transaction, event: Event, by: Person, teams: Sequence[Team]) -> Answer:
    if not teams:
        raise NoTeamToAddTo
    ordered = sorted(teams, key=lambda team: (team.key != by.team, team.key))
    return Answer(card=say_to(tx, by, "add_objective", teams=ordered, form=event.id), show="form")


def _key_result(tx: Transaction, event: Event, by: Person, objective: Objective, kind: str) -> Answer:
    if kind not in kinds():
        raise NotFound(key=kind)
    card = say_to(tx, by, "add_key_result", objective=objective, kind=kind, owner=by.name, form=event.id)
    return Answer(card=card, show="form")
