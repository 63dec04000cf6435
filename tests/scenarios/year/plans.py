"""What a year holds, as plain values that neither the oracle nor the product owns: people, cadences, changes, ticks."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import TypeAlias

START = datetime(2026, 3, 2, tzinfo=UTC)  # a Monday; the year holds a week 53 and every change of the clocks
FIRST_DAY = date(2026, 1, 1)
STEP = timedelta(minutes=15)
AFTER = timedelta(seconds=4)  # an engine looks a little after the minute
WEEK = timedelta(weeks=1)
DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Weekly:
    """A wall time on one weekday (Monday = 0) every so many weeks, counted from the week of `since`."""

    weekday: int
    at: time
    every: int = 1
    since: date | None = None


@dataclass(frozen=True, slots=True)
class Group:
    """A team; what is None is its parent's."""

    key: str
    parent: str | None
    zone: str | None
    ask: Weekly | None
    meeting: Weekly | None


@dataclass(frozen=True, slots=True)
class Result:
    """A key result of a team."""

    key: str
    team: str
    first_day: date


@dataclass(frozen=True, slots=True)
class Worker:
    """Who owns key results, in the order of their keys; `zone` may be unknown, `team` none."""

    id: str
    zone: str | None
    team: str | None
    results: tuple[Result, ...]


@dataclass(frozen=True, slots=True)
class Moved:
    """Somebody lives in another zone from now on."""

    person: str
    zone: str


@dataclass(frozen=True, slots=True)
class AskEdited:
    """A team is asked at another time, or in other weeks."""

    team: str
    ask: Weekly


@dataclass(frozen=True, slots=True)
class MeetingEdited:
    """A team meets at another time."""

    team: str
    meeting: Weekly


@dataclass(frozen=True, slots=True)
class CheckedIn:
    """Somebody told how a key result is without having been asked."""

    person: str
    key: str


Change: TypeAlias = Moved | AskEdited | MeetingEdited | CheckedIn


@dataclass(frozen=True, slots=True)
class Company:
    """One workspace. Changes by the number of the step before whose tick they happen."""

    workspace: str
    zone: str
    reminded: bool
    groups: Mapping[str, Group]
    people: Mapping[str, Worker]
    changes: Mapping[int, Sequence[Change]]


@dataclass(frozen=True, slots=True)
class Span:
    """From one step to before another, something is so: nothing runs, or the clock is off by `off`."""

    begins: int
    ends: int
    off: timedelta = timedelta(0)

    def holds(self, step: int) -> bool:
        """Whether it is so then."""
        return self.begins <= step < self.ends


@dataclass(frozen=True, slots=True)
class Year:
    """Steps of 15 minutes; in those of an outage changes happen and nothing ticks."""

    steps: int
    companies: Sequence[Company]
    outages: Sequence[Span]
    clock_steps: Sequence[Span]

    def moments(self) -> Iterator[tuple[int, datetime, bool]]:
        """Each step with what the clock shows, and whether okrbot runs."""
        for step in range(self.steps):
            off = sum((one.off for one in self.clock_steps if one.holds(step)), timedelta(0))
            yield step, START + STEP * step + AFTER + off, not any(one.holds(step) for one in self.outages)
