"""A year drawn from a seed."""

import zoneinfo
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, time, timedelta
from random import Random
from typing import TypeVar

from tests.scenarios.year.plans import (
    DAY,
    FIRST_DAY,
    START,
    STEP,
    WEEK,
    AskEdited,
    Change,
    CheckedIn,
    Company,
    Group,
    MeetingEdited,
    Moved,
    Result,
    Span,
    Weekly,
    Worker,
    Year,
)

T = TypeVar("T")

STEPS_A_DAY = DAY // STEP
LONGEST_OUTAGE = 3 * STEPS_A_DAY
REMINDED_SHARE = 10  # one person in so many works where people are reminded, too
OF_ONE_TEAM = 50
OF_ONE_DIVISION = 10
HOUR_BACK = timedelta(hours=-1)
# The default most often; the last ones meet the gaps and folds of Europe, America, Cairo, Santiago and Havana.
ASK_TIMES = [(3, time(10))] * 12 + [
    (0, time(7)),
    (0, time(7)),
    (4, time(15)),
    (4, time(0, 30)),
    (6, time(1, 30)),
    (6, time(2, 30)),
    (5, time(23, 30)),
]
MEETING_TIMES = [(0, time(10))] * 4 + [(0, time(9)), (1, time(14)), (2, time(9, 30)), (4, time(11)), (0, time(1))]
INTERVALS = [1] * 8 + [2, 4]


def year(*, people: int, weeks: int, seed: int) -> Year:
    """The same seed gives the same year."""
    random = Random(seed)
    zones = sorted(zoneinfo.available_timezones())
    random.shuffle(zones)
    steps = weeks * (WEEK // STEP)
    few = people // REMINDED_SHARE
    return Year(
        steps=steps,
        companies=[
            _company(random, "loom", zones, people - few, steps, reminded=False),
            _company(random, "crumb", zones[::-1], few, steps, reminded=True),
        ],
        outages=[_outage(random, steps) for _ in range(weeks // 2)],
        clock_steps=_clock_steps(random, weeks),
    )


def _outage(random: Random, steps: int) -> Span:
    begins = random.randrange(steps)
    return Span(begins, begins + random.randint(1, LONGEST_OUTAGE))


def _clock_steps(random: Random, weeks: int) -> Sequence[Span]:
    """Every fourth week the clock is an hour slow or a day fast for some hours, and set right again."""
    found = []
    for week in range(2, weeks, 4):
        begins = week * 7 * STEPS_A_DAY + random.randrange(6 * STEPS_A_DAY)
        found.append(Span(begins, begins + random.randint(1, 60), random.choice([HOUR_BACK, DAY])))
    return found


def _company(random: Random, workspace: str, zones: Sequence[str], size: int, steps: int, *, reminded: bool) -> Company:
    groups = _groups(random, zones, max(20, size // OF_ONE_TEAM))
    teams = [key for key, group in groups.items() if group.parent is not None]
    people = [_worker(random, f"{workspace}{n:05}", zones[n % len(zones)], teams, n) for n in range(size)]
    changes = _changes(random, zones, groups, people, steps)
    return Company(
        workspace=workspace,
        zone=random.choice(zones),
        reminded=reminded,
        groups=groups,
        people={one.id: one for one in people},
        changes=changes,
    )


def _groups(random: Random, zones: Sequence[str], teams: int) -> Mapping[str, Group]:
    """Divisions, and the teams in them, of which many inherit."""
    divisions = [
        Group(key=f"D{n:03}", parent=None, zone=random.choice(zones), ask=_ask(random), meeting=_meeting(random))
        for n in range(max(2, teams // OF_ONE_DIVISION))
    ]
    inside = [
        Group(
            key=f"T{n:03}",
            parent=random.choice(divisions).key,
            zone=_maybe(random, 0.7, random.choice(zones)),
            ask=_maybe(random, 0.4, _ask(random)),
            meeting=_maybe(random, 0.5, _meeting(random)),
        )
        for n in range(teams)
    ]
    return {one.key: one for one in [*divisions, *inside]}


def _worker(random: Random, id_: str, zone: str, teams: Sequence[str], number: int) -> Worker:
    home = random.choice(teams)
    others = random.sample([team for team in teams if team != home], k=random.choice([0, 0, 0, 1, 2]))
    results = [
        Result(key=f"{team}-{number}.1", team=team, first_day=_first_day(random)) for team in sorted([home, *others])
    ]
    return Worker(id=id_, zone=_maybe(random, 0.97, zone), team=_maybe(random, 0.95, home), results=tuple(results))


def _first_day(random: Random) -> date:
    """Few begin later in the year."""
    return FIRST_DAY + (timedelta(days=random.randrange(360)) if random.random() < 0.05 else timedelta(0))


def _changes(
    random: Random, zones: Sequence[str], groups: Mapping[str, Group], people: Sequence[Worker], steps: int
) -> Mapping[int, Sequence[Change]]:
    """In a year every third person moves, every team is edited, and everybody checks in on their own now and then."""
    years = steps * STEP / (52 * WEEK)
    found: dict[int, list[Change]] = defaultdict(list)

    def at_times(count: float) -> Sequence[int]:
        return [random.randrange(steps) for _ in range(round(count * years))]

    for step in at_times(len(people) / 3):
        found[step].append(Moved(random.choice(people).id, random.choice(zones)))
    for step in at_times(len(groups)):
        found[step].append(AskEdited(random.choice(list(groups)), replace(_ask(random), since=_since(step))))
    for step in at_times(len(groups) / 2):
        found[step].append(MeetingEdited(random.choice(list(groups)), replace(_meeting(random), since=_since(step))))
    for step in at_times(len(people) * 4):
        person = random.choice(people)
        found[step].append(CheckedIn(person.id, random.choice(person.results).key))
    return found


def _since(step: int) -> date:
    """An edit counts weeks from the present one."""
    today = (START + STEP * step).date()
    return today - timedelta(days=today.weekday())


def _ask(random: Random) -> Weekly:
    weekday, at = random.choice(ASK_TIMES)
    return Weekly(weekday, at, random.choice(INTERVALS))


def _meeting(random: Random) -> Weekly:
    weekday, at = random.choice(MEETING_TIMES)
    return Weekly(weekday, at, random.choice(INTERVALS))


def _maybe(random: Random, share: float, value: T) -> T | None:
    return value if random.random() < share else None
