"""Rounding that never promises too little."""

from decimal import ROUND_CEILING, ROUND_FLOOR, Context, Decimal
from functools import lru_cache

_EXACT = Context(prec=20)
"""Fewer digits than divisions give: takes away the noise of a third times three before rounding away from it."""


def towards_target(value: Decimal, *, start: Decimal, target: Decimal) -> Decimal:
    """`value` with a sensible number of digits, never short of it on the way from `start` to `target`.

    The step is the largest power of ten up to two points of the way; neither the start nor the target is stepped over.
    """
    clean, step = _EXACT.plus(value), _step(abs(target - start))
    if clean == start:
        return start
    rounded = (clean / step).to_integral_value(ROUND_CEILING if target > start else ROUND_FLOOR) * step
    overshoots = clean <= target < rounded if target > start else rounded < target <= clean
    return target if overshoots else rounded


@lru_cache(maxsize=4096)
def _step(way: Decimal) -> Decimal:
    return Decimal(1).scaleb((way / 50).adjusted())
