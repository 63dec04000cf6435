"""All key results of some objectives, assessed together (domain.md §2–§5)."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.domain.assess import Surroundings, assess
from bot.domain.assessment import Assessment
from bot.domain.check_in import Blocker, CheckIn
from bot.domain.inherited import ask_cadence, team_zone
from bot.domain.news import News, read_news
from bot.domain.okr import Key, KeyResult, Objective, Standing
from bot.domain.people import Team, TeamKey
from bot.domain.roll_up import ObjectiveStatus, roll_up
from bot.domain.rules import Rules


@dataclass(frozen=True, slots=True, kw_only=True)
class Survey:
    """How objectives and their key results stand at one moment."""

    objectives: Mapping[Key, ObjectiveStatus]
    key_results: Mapping[Key, Assessment]


def survey(
    objectives: Sequence[Objective],
    key_results: Sequence[KeyResult],
    histories: Mapping[Key, Sequence[CheckIn]],
    blockers: Mapping[Key, Blocker],
    *,
    teams: Mapping[TeamKey, Team],
    rules: Rules,
    workspace_zone: str,
    now: datetime,
) -> Survey:
    """Assess the key results of these objectives; give all of each: a guardrail speaks for its whole objective.

    `histories` are raw, retractions included; `blockers` are the open ones; both by key result.
    """
    of_objective: dict[Key, list[KeyResult]] = defaultdict(list)
    for key_result in key_results:
        of_objective[key_result.objective].append(key_result)
    of_team: dict[TeamKey, Surroundings] = {}
    for team in {objective.team for objective in objectives}:
        zone = team_zone(team, teams, workspace_zone)
        fresh = ask_cadence(team, teams, rules).period * float(rules.stale_periods)
        of_team[team] = Surroundings(zone, fresh, rules, now, now.astimezone(zone).date())
    assessed: dict[Key, Assessment] = {}
    rolled_up: dict[Key, ObjectiveStatus] = {}
    for objective in objectives:
        own = of_objective[objective.key]
        news = [read_news(histories.get(one.key, ()), start=one.measure.start) for one in own]
        guardrail = _breached(own, news)
        parts = [
            (one, assess(one, its, objective.ambition, blockers.get(one.key), guardrail, of_team[objective.team]))
            for one, its in zip(own, news, strict=True)
        ]
        assessed.update((one.key, assessment) for one, assessment in parts)
        rolled_up[objective.key] = roll_up(parts)
    return Survey(objectives=rolled_up, key_results=assessed)


def _breached(key_results: Sequence[KeyResult], news: Sequence[News]) -> Key | None:
    """The first guardrail in force whose current value is beyond its limit."""
    for one, its in zip(key_results, news, strict=True):
        in_force = one.measure.VETOES and one.standing is Standing.ACTIVE
        if in_force and its.value is not None and not one.measure.progress(its.value):
            return one.key
    return None
