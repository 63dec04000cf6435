"""Add an objective to a team in the newest active cycle."""

from bot.domain.access import may_add_objective
from bot.domain.cycle import Cycle, CycleState
from bot.domain.okr import Ambition, Key, Objective, Visibility
from bot.domain.people import Person, TeamKey
from bot.errors import OkrError
from bot.importing.plan.numbering import Numbering
from bot.ports import Transaction


class BadField(OkrError):
    """A field of a form needs another look."""

    def __init__(self, field: str, message: str) -> None:
        """`field` is its name without the key."""
        super().__init__(message)
        self.field = field


class NotYoursToExtend(OkrError):
    """{key} belongs to {owner}; they, their team's lead or an admin can add to it."""


class NoActiveCycle(OkrError):
    """There is no active cycle to add to. An admin can import one: docs/import.md."""


LONGEST_TITLE = 300


def add_objective(
    tx: Transaction,
    *,
    by: Person,
    title: str,
    team: TeamKey,
    ambition: Ambition,
    visibility: Visibility,
    supports: Key | None,
) -> Objective:
    """Owned by whoever adds it, under the team's next number; raises BadField, NotYoursToExtend or NoActiveCycle."""
    teams = tx.teams.all()
    if team not in teams:
        raise BadField("team", f"There is no team {team}; there are {', '.join(sorted(teams))}.")
    if not may_add_objective(by, team, teams):
        lead = teams[team].lead
        raise NotYoursToExtend(key=team, owner=tx.people.get(lead).name if lead else "nobody yet")
    if supports is not None and tx.okrs.objective(supports) is None and not tx.okrs.key_results([supports]):
        raise BadField(
            "supports", f"There is no objective or key result {supports}. Leave it empty if it supports none."
        )
    every = [objective.key for objective in tx.okrs.every_objective()]
    objective = Objective(
        key=Numbering(every, "-").next(team),
        cycle=active_cycle(tx).key,
        team=team,
        title=checked_title(title),
        owner=by.id,
        ambition=ambition,
        visibility=visibility,
        supports=supports,
    )
    tx.okrs.put_objectives([objective])
    return objective


def checked_title(title: str) -> str:
    """The title in one line; raises BadField when there is none or too much of it."""
    words = " ".join(title.split())
    if not words:
        raise BadField("title", "Say in a few words what is to be achieved.")
    if len(words) > LONGEST_TITLE:
        raise BadField("title", f"That is {len(words)} characters; up to {LONGEST_TITLE} fit.")
    return words


def active_cycle(tx: Transaction) -> Cycle:
    """The active cycle that began last."""
    active = [cycle for cycle in tx.okrs.cycles().values() if cycle.state is CycleState.ACTIVE]
    if not active:
        raise NoActiveCycle
    return max(active, key=lambda cycle: cycle.first_day)
