"""What a draft changes in what is stored: pure, so that `--dry-run` and the import itself cannot differ."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import fields, replace
from types import SimpleNamespace
from typing import TypeVar

from bot.domain.rules import Rules
from bot.importing.changes import Change, Changes
from bot.importing.draft import Draft, WorkspaceDraft, or_else
from bot.importing.findings import Findings, Problem
from bot.importing.plan.channels import channels
from bot.importing.plan.circles import refuse_circles
from bot.importing.plan.cycles import Cycles
from bot.importing.plan.difference import change
from bot.importing.plan.enrol import enrol
from bot.importing.plan.key_results import KeyResults
from bot.importing.plan.ledger import Line, Name, follow
from bot.importing.plan.objectives import Objectives
from bot.importing.plan.people import People
from bot.importing.plan.people_rows import fill_people
from bot.importing.plan.present import Present
from bot.importing.plan.roll import Roll
from bot.importing.plan.supports import fill_supports
from bot.importing.plan.team_rows import fill_teams
from bot.importing.plan.teams import Teams
from bot.ports import Channel, Workspace

__all__ = ["Present", "plan"]

T = TypeVar("T")


def plan(draft: Draft, present: Present) -> Changes:
    """All changes, with every problem that the file has in itself and against what is stored.

    Rows that are refused, and those that need them, are not among the changes.
    """
    findings = Findings(problems=list(draft.problems), notices=list(draft.notices))
    workspace = _workspace(draft.workspace, present.workspace)
    people, teams = People(draft, present.people, findings), Teams(draft, present.teams, findings)
    fill_teams(people, teams, rules=workspace.rules, today=present.today)
    fill_people(people, teams)
    cycles = Cycles(draft, present, findings)
    objectives = Objectives(draft, present, people, teams, cycles)
    key_results = KeyResults(draft, present, people, teams, cycles, objectives)
    fill_supports(objectives, key_results)
    reached = list(channels(teams, present.installations))
    rolls = (people.roll, teams.roll, cycles.roll, objectives.roll, key_results.roll)
    lines: Sequence[Line] = [row for roll in rolls for row in roll.rows.values()]
    left_out = list(_settle(lines, teams, objectives, key_results))
    if draft.flat:
        enrol(people, teams, objectives, key_results)
    needed = frozenset(need.of for line in lines if line.stands for need in line.needs)
    return Changes(
        file=draft.file,
        workspace=tuple(_of_workspace(draft.workspace, present.workspace, workspace)),
        people=tuple(_changes(people.roll, needed)),
        teams=tuple(_changes(teams.roll, needed)),
        channels=tuple(_of_channel(one, present) for one in reached if teams.roll.rows[one.team].stands),
        cycles=tuple(_changes(cycles.roll, needed)),
        objectives=tuple(_changes(objectives.roll, needed)),
        key_results=tuple(_changes(key_results.roll, needed)),
        news=tuple(key_results.news()),
        problems=_sorted(findings.problems),
        left_out=_sorted(left_out),
        notices=_sorted(findings.notices),
    )


def _settle(lines: Sequence[Line], teams: Teams, objectives: Objectives, key_results: KeyResults) -> Iterator[Problem]:
    """Let fall what needs something fallen and what draws a circle, until all that stands can be stored."""
    while True:
        yield from follow(lines)
        parents = {key: team.parent for key, team in teams.roll.as_it_will_be()}
        supported = {key: one.supports for key, one in objectives.roll.as_it_will_be()}
        supported |= {key: one.supports for key, one in key_results.roll.as_it_will_be()}
        edges = {key: [to] if to else [] for key, to in supported.items()}
        for key, one in key_results.roll.as_it_will_be():
            edges[key].append(one.objective)
        in_circle = refuse_circles({key: [to] for key, to in parents.items() if to}, teams.roll.rows, parents, "parent")
        okrs: Mapping[str, Line] = {**objectives.roll.rows, **key_results.roll.rows}
        if not refuse_circles(edges, okrs, supported, "supports") and not in_circle:
            return


def _changes(roll: Roll[T], needed: frozenset[Name]) -> Iterator[Change[T]]:
    for key, row in roll.rows.items():
        if row.stands and row.new is not None and (key not in roll.made or row.name in needed):
            yield change(roll.thing.value, key, row.title, row.old, row.new)


def _workspace(draft: WorkspaceDraft | None, stored: Workspace) -> Workspace:
    if draft is None or not draft.whole:
        return stored
    given = SimpleNamespace(**draft.rules)
    rules = {
        field.name: getattr(given if field.name in draft.rules else stored.rules, field.name) for field in fields(Rules)
    }
    return replace(
        stored,
        name=or_else(draft.name, stored.name),
        zone=or_else(draft.zone, stored.zone),
        locale=or_else(draft.locale, stored.locale),
        rules=Rules(**rules),
    )


def _of_workspace(draft: WorkspaceDraft | None, stored: Workspace, new: Workspace) -> Iterator[Change[Workspace]]:
    if draft is not None and draft.whole:
        yield change("workspace", new.id, new.name, stored, new)


def _of_channel(channel: Channel, present: Present) -> Change[Channel]:
    same_place = (
        one for one in present.channels if (one.team, one.installation) == (channel.team, channel.installation)
    )
    return change("channel", f"{channel.team} {channel.installation}", channel.address, next(same_place, None), channel)


def _sorted(problems: Sequence[Problem]) -> tuple[Problem, ...]:
    return tuple(sorted(problems, key=lambda problem: problem.line))
