"""When calls may be made: so many a second, some of them at once (the generic cell rate algorithm).

Every call fills one slot of a row of slots `1 / rate` apart. `next_at` is the first free one; a call may be made up to
`burst - 1` slots before its own. Times are in microseconds.
"""

from collections.abc import Sequence

from bot.ports import Limit

SECOND = 1_000_000


def interval(limit: Limit) -> int:
    """From one slot to the next."""
    return round(SECOND / limit.rate)


def earliest(next_at: int, at: int, limit: Limit) -> int:
    """When the next call may be made, not before `at`."""
    return max(at, next_at - (limit.burst - 1) * interval(limit))


def after(next_at: int, made_at: int, limit: Limit) -> int:
    """The first free slot once a call is made at `made_at`."""
    return max(next_at, made_at) + interval(limit)


def slots(next_at: int, at: int, count: int, limit: Limit) -> tuple[Sequence[int], int]:
    """When so many calls may be made, one after the other, and the first free slot after them."""
    times: list[int] = []
    for _ in range(count):
        times.append(earliest(next_at, at, limit))
        next_at = after(next_at, times[-1], limit)
    return times, next_at
