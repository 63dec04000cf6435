"""Plan when each team next gets its digest: after an import or a change of meeting or zone."""

from collections.abc import Mapping
from datetime import datetime

from bot.domain.people import Team, TeamKey, lineage
from bot.ports import Due, DueKind, Transaction
from bot.usecases.rhythm_of import rhythm_of


def plan_digests(tx: Transaction, *, now: datetime) -> int:
    """Give each team with key results, its own or below it, a due row; the others lose theirs. Returns the changes."""
    rhythm = rhythm_of(tx)
    teams = teams_with_key_results(tx, rhythm.teams)
    standing = tx.dues.get(DueKind.DIGEST, sorted(rhythm.teams))
    plans = []
    for team in sorted(teams):
        day = rhythm.next_meeting(team, now)
        plans.append(Due(kind=DueKind.DIGEST, subject=team, planned=day, at=rhythm.digest_at(team, day)))
    changed = [
        plan
        for plan in plans
        if standing.get(plan.subject) != plan and not (plan.subject in standing and standing[plan.subject].at <= now)
    ]
    tx.dues.put(changed)
    gone = sorted(set(standing) - teams)
    tx.dues.drop(DueKind.DIGEST, gone)
    return len(changed) + len(gone)


def teams_with_key_results(tx: Transaction, teams: Mapping[TeamKey, Team]) -> set[TeamKey]:
    """Teams that have key results in active cycles, and all teams above them."""
    having = {proof.objective.team for proof in tx.okrs.of_teams(None)}
    return {above.key for team in having for above in lineage(team, teams)}
