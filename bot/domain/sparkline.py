"""A trend in one word."""

from collections.abc import Sequence
from decimal import Decimal

_BARS = "▁▂▃▄▅▆▇█"
_LONGEST = 13
"""As many weeks as a quarter has."""


def sparkline(values: Sequence[Decimal]) -> str:
    """The newest values, oldest first, as bars between their lowest and highest; level ones in the middle."""
    shown = values[-_LONGEST:]
    low, high = min(shown, default=Decimal(0)), max(shown, default=Decimal(0))
    if low == high:
        return _BARS[3] * len(shown)
    return "".join(_BARS[int((value - low) / (high - low) * (len(_BARS) - 1))] for value in shown)
