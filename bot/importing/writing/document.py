"""What is stored as the parts of a YAML file; what has its default is left out."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import time
from decimal import Decimal

from bot.domain.cadence import Cadence
from bot.domain.cycle import Cycle
from bot.domain.okr import Ambition, Key, KeyResult, Objective, Standing, Visibility
from bot.domain.people import Person, PersonId, Team
from bot.domain.rules import Rules
from bot.importing.reading.values import WEEKDAYS
from bot.importing.writing.measure import measure_parts
from bot.importing.writing.yaml_text import Part
from bot.ports import Channel, Workspace

Parts = dict[str, Part]


@dataclass(frozen=True, slots=True, kw_only=True)
class Stored:
    """All that a file describes."""

    workspace: Workspace
    people: Sequence[Person]
    teams: Sequence[Team]
    channels: Sequence[Channel]
    cycles: Mapping[str, Cycle]
    objectives: Sequence[Objective]
    key_results: Sequence[KeyResult]


def document(stored: Stored) -> Mapping[str, Part]:
    """The sections of the file."""
    members = frozenset(person for team in stored.teams for person in team.members)
    proofs: defaultdict[Key, list[Part]] = defaultdict(list)
    cycle_of = {objective.key: stored.cycles[objective.cycle] for objective in stored.objectives}
    for key_result in stored.key_results:
        proofs[key_result.objective].append(_key_result(key_result, cycle_of[key_result.objective]))
    sections: dict[str, Part] = {
        "workspace": _workspace(stored.workspace),
        "people": [_person(person, members) for person in stored.people],
        "teams": [_team(team, stored.channels) for team in stored.teams],
        "cycles": [_cycle(cycle) for cycle in stored.cycles.values()],
        "objectives": [_objective(objective, proofs[objective.key]) for objective in stored.objectives],
    }
    return {name: section for name, section in sections.items() if section}


def _given(**parts: Part) -> Parts:
    return {name: part for name, part in parts.items() if part is not None}


def _workspace(workspace: Workspace) -> Parts:
    usual, rules = Rules(), workspace.rules
    changed = [field.name for field in fields(Rules) if getattr(rules, field.name) != getattr(usual, field.name)]
    own: Parts = {name: _rule(name, getattr(rules, name)) for name in changed}
    return _given(name=workspace.name, zone=workspace.zone, locale=workspace.locale, rules=own or None)


def _rule(name: str, value: Decimal | int | time | tuple[time, ...]) -> Part:
    match value:
        case tuple():
            return [f"{one:%H:%M}" for one in value]
        case time():
            return f"{value:%H:%M}"
        case _:
            return WEEKDAYS[int(value)] if name.endswith("_weekday") else value


def _person(person: Person, members: frozenset[PersonId]) -> Parts:
    parts = _given(
        id=person.id,
        name=person.name,
        email=person.email,
        zone=person.zone,
        locale=person.locale,
        manager=person.manager,
        team=person.team,
        admin=person.admin or None,
    )
    if person.team is None and person.id in members:
        parts["team"] = None  # said, or the team that lists them would become their home
    return parts


def _team(team: Team, channels: Sequence[Channel]) -> Parts:
    own: Parts = {channel.installation: channel.address for channel in channels if channel.team == team.key}
    return _given(
        key=team.key,
        name=team.name,
        parent=team.parent,
        lead=team.lead,
        zone=team.zone,
        members=sorted(team.members),
        channel=own or None,
        ask=_cadence(team.ask),
        meeting=_cadence(team.meeting),
    )


def _cadence(cadence: Cadence | None) -> Parts | None:
    if cadence is None:
        return None
    every = cadence.every if cadence.every > 1 else None
    return _given(day=WEEKDAYS[cadence.weekday], at=f"{cadence.at:%H:%M}", every=every, since=cadence.since)


def _cycle(cycle: Cycle) -> Parts:
    state = cycle.state.value
    return _given(key=cycle.key, name=cycle.name, first_day=cycle.first_day, last_day=cycle.last_day, state=state)


def _objective(objective: Objective, proofs: Sequence[Part]) -> Parts:
    return _given(
        key=objective.key,
        title=objective.title,
        team=objective.team,
        cycle=objective.cycle,
        owner=objective.owner,
        ambition=objective.ambition.value if objective.ambition is not Ambition.ASPIRATIONAL else None,
        visibility=objective.visibility.value if objective.visibility is not Visibility.WORKSPACE else None,
        supports=objective.supports,
        key_results=proofs or None,
    )


def _key_result(key_result: KeyResult, cycle: Cycle) -> Parts:
    return _given(
        key=key_result.key,
        title=key_result.title,
        owner=key_result.owner,
        **measure_parts(key_result.measure),
        unit=key_result.unit or None,
        weight=key_result.weight if key_result.weight != 1 else None,
        first_day=key_result.first_day if key_result.first_day != cycle.first_day else None,
        last_day=key_result.last_day if key_result.last_day != cycle.last_day else None,
        standing=key_result.standing.value if key_result.standing is not Standing.ACTIVE else None,
        supports=key_result.supports,
    )
