"""How likely an owner thinks a key result is met, 0–10, and what it says about status (domain.md §5)."""

from decimal import Decimal

from bot.domain.rules import Rules
from bot.domain.status import Status


def band(confidence: Decimal, rules: Rules) -> Status:
    """By default 7 and more is on track, 4 and more at risk, less off track."""
    if confidence >= rules.confident:
        return Status.ON_TRACK
    return Status.AT_RISK if confidence >= rules.doubtful else Status.OFF_TRACK
