"""The workspace's weekly rhythm, as stored."""

from collections.abc import Iterable
from datetime import date

from bot.domain.cycle import CycleState
from bot.domain.people import TeamKey
from bot.domain.rhythm import Rhythm
from bot.ports import Transaction

EPOCH = date(1970, 1, 1)


def rhythm_of(tx: Transaction, teams: Iterable[TeamKey | None] | None = None) -> Rhythm:
    """For every team, or for these and those above them, which is cheap however many there are.

    Cadences without a start of their own count from the first day of the newest active cycle (domain.md §8.1).
    """
    active = [cycle.first_day for cycle in tx.okrs.cycles().values() if cycle.state is CycleState.ACTIVE]
    found = tx.teams.all() if teams is None else tx.teams.lineages(sorted({team for team in teams if team is not None}))
    workspace = tx.workspace
    return Rhythm(teams=found, rules=workspace.rules, zone=workspace.zone, origin=max(active, default=EPOCH))
