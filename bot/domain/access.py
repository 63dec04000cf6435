"""Who may do what (domain.md §1): decided here and asked by use cases, never by adapters."""

from collections.abc import Mapping

from bot.domain.okr import Objective, Visibility
from bot.domain.people import Person, PersonId, Team, TeamKey, lineage


def leads(person: Person, team: TeamKey, teams: Mapping[TeamKey, Team]) -> bool:
    """Whether the person leads exactly this team."""
    return team in teams and teams[team].lead == person.id


def may_check_in(person: Person, owner: PersonId, team: TeamKey, teams: Mapping[TeamKey, Team]) -> bool:
    """The owner; the team's lead and admins on the owner's behalf."""
    return person.id == owner or person.admin or leads(person, team, teams)


def may_edit(person: Person, objective: Objective, teams: Mapping[TeamKey, Team]) -> bool:
    """The objective's owner, the team's lead, admins."""
    return person.id == objective.owner or person.admin or leads(person, objective.team, teams)


def may_add_objective(person: Person, team: TeamKey, teams: Mapping[TeamKey, Team]) -> bool:
    """The team's lead and admins; anyone of the team may add one they own themselves."""
    return person.admin or leads(person, team, teams) or belongs(person, team, teams)


def belongs(person: Person, team: TeamKey, teams: Mapping[TeamKey, Team]) -> bool:
    """Whether it is the person's home team or they are listed among its members."""
    return person.team == team or (team in teams and person.id in teams[team].members)


def may_read(person: Person, objective: Objective, teams: Mapping[TeamKey, Team]) -> bool:
    """Everyone; a `team` objective only its members, the leads above and admins."""
    if objective.visibility is Visibility.WORKSPACE or person.admin or person.id == objective.owner:
        return True
    if belongs(person, objective.team, teams):
        return True
    return any(team.lead == person.id for team in lineage(objective.team, teams))
