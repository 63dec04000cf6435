"""Progress against what is expected by now (domain.md §2)."""

from decimal import Decimal

from bot.domain.okr import Ambition
from bot.domain.pace import Pace, PaceRule
from bot.domain.rules import Rules
from bot.domain.status import Status

_NOISE = Decimal("1e-20")
"""Thirds don't fit into 28 digits; without it 2/3 − 37/60 could be more than the 0.05 that it is."""


def pace_by_gap(*, expected: Decimal, progress: Decimal, ambition: Ambition, rules: Rules) -> Pace:
    """On track, at risk or off track by how far progress is behind; early on at risk at worst."""
    gap = expected - progress
    on_track, at_risk = _thresholds(ambition, rules)
    status, rule = Status.OFF_TRACK, PaceRule.GAP
    if gap <= on_track + _NOISE:
        status = Status.ON_TRACK
    elif gap <= at_risk + _NOISE:
        status = Status.AT_RISK
    elif expected < rules.early - _NOISE:
        status, rule = Status.AT_RISK, PaceRule.EARLY
    return Pace(status, rule, expected, gap, on_track, at_risk)


def _thresholds(ambition: Ambition, rules: Rules) -> tuple[Decimal, Decimal]:
    if ambition is Ambition.COMMITTED:
        return rules.committed_on_track, rules.committed_at_risk
    return rules.aspirational_on_track, rules.aspirational_at_risk
