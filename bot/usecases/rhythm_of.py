"""The workspace's weekly rhythm, as stored."""

from datetime import date

from bot.domain.cycle import CycleState
from bot.domain.rhythm import Rhythm
from bot.ports import Transaction

EPOCH = date(1970, 1, 1)


def rhythm_of(tx: Transaction) -> Rhythm:
    """Cadences without a start of their own count from the first day of the newest active cycle (domain.md §8.1)."""
    active = [cycle.first_day for cycle in tx.okrs.cycles().values() if cycle.state is CycleState.ACTIVE]
    workspace = tx.workspace
    return Rhythm(teams=tx.teams.all(), rules=workspace.rules, zone=workspace.zone, origin=max(active, default=EPOCH))
