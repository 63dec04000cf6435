"""When things are due in people's own time: a wall time on one weekday, every n weeks."""

from dataclasses import dataclass
from datetime import date, time


@dataclass(frozen=True, slots=True, kw_only=True)
class Cadence:
    """`weekday` counts from Monday = 0; `every` weeks, counted in ISO weeks from the Monday of `since`."""

    weekday: int
    at: time
    every: int = 1
    since: date | None = None
