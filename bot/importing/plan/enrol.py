"""Gives people who are only named in a table the team they are named for."""

from dataclasses import replace

from bot.importing.plan.key_results import KeyResults
from bot.importing.plan.objectives import Objectives
from bot.importing.plan.people import People
from bot.importing.plan.teams import Teams


def enrol(people: People, teams: Teams, objectives: Objectives, key_results: KeyResults) -> None:
    """A new person becomes a member of the teams whose key results they own; the first of them is their home."""
    for _, row in key_results.listed:
        owner = row.new and people.roll.rows.get(row.new.owner)
        objective = row.new and objectives.roll.known(row.new.objective)
        if not (row.stands and owner and owner.new and objective and owner.name.key in people.roll.made):
            continue
        team = teams.roll.known(objective.team)
        if team is not None:
            owner.new = replace(owner.new, team=owner.new.team or team.key)
            enlarged = replace(team, members=team.members | {owner.new.id})
            teams.roll.change(team.key, enlarged, spot=row.spot)
