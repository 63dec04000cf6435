"""Weeks with random outages: who was asked and reminded when, against a schedule written down independently.

The oracle knows the rules of domain.md §8.1–8.3 for the default week and nothing of the product's code.
"""

import asyncio
import shutil
from bisect import bisect_left
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from zoneinfo import ZoneInfo

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from storage import open_store
from tests import make
from tests.world import World

pytestmark = pytest.mark.slow

WEEKS = 3
START = datetime(2026, 10, 12, 0, tzinfo=UTC)  # the clocks of Europe and America change within these weeks
END = START + timedelta(weeks=WEEKS)
ZONES = ["Europe/Lisbon", "Asia/Tokyo", "America/New_York", "Pacific/Auckland", "America/St_Johns"]
TICK = timedelta(minutes=5)
ON_TIME = timedelta(minutes=15)


@dataclass(frozen=True, slots=True)
class Outage:
    begins: datetime
    ends: datetime


outages = st.lists(
    st.tuples(st.integers(0, WEEKS * 7 * 24 * 12), st.integers(1, 6 * 24 * 12)).map(
        lambda pair: Outage(START + TICK * pair[0], START + TICK * (pair[0] + pair[1]))
    ),
    max_size=3,
)


def works(moment: datetime, zone: ZoneInfo) -> bool:
    local = moment.astimezone(zone)
    return local.weekday() < 5 and time(9) <= local.time() < time(18)


def wall(day: date, at: time, zone: ZoneInfo) -> datetime:
    return datetime.combine(day, at, tzinfo=zone).astimezone(UTC)


def expected(zone: ZoneInfo, ticks: list[datetime]) -> list[tuple[str, datetime]]:
    """Every message to somebody who never answers, by looking at every tick there was and nothing else."""
    found: list[tuple[str, datetime]] = []
    for week in range(WEEKS):
        monday = START.date() + timedelta(weeks=week)
        planned = wall(monday + timedelta(days=3), time(10), zone)
        over = min(
            wall(monday + timedelta(days=7), time(0), zone),
            wall(monday + timedelta(days=7), time(8), ZoneInfo(make.ZONE)),
        )
        fit = [t for t in ticks if planned <= t < over and (t - planned <= ON_TIME or works(t, zone))]
        if not fit:
            continue
        asked = fit[0]
        found.append(("ask", asked))
        found += [("reminder", at) for at in reminders(asked, zone, ticks)]
    return found


def reminders(asked: datetime, zone: ZoneInfo, ticks: list[datetime]) -> list[datetime]:
    day = asked.astimezone(zone).date() + timedelta(days=1)
    while day.weekday() > 4:
        day += timedelta(days=1)
    first, second = wall(day, time(10), zone), wall(day, time(16), zone)
    lisbon = asked.astimezone(ZoneInfo(make.ZONE))
    monday = lisbon.date() - timedelta(days=lisbon.weekday())
    digests = [wall(monday + timedelta(weeks=n), time(8), ZoneInfo(make.ZONE)) for n in (0, 1)]
    digest = next(at for at in digests if at > asked)
    fit = [[t for t in ticks if due <= t < digest and works(t, zone)] for due in (first, second)]
    return sorted({each[0] for each in fit if each})


async def lived(world: World, ticks: list[datetime]) -> list[tuple[str, datetime]]:
    """What the platform received, and when; the quick way from one due instant to the next."""
    seen: list[tuple[str, datetime]] = []
    while (due := world.store.next_due()) is not None and (at := bisect_left(ticks, due)) < len(ticks):
        world.now = max(ticks[at], world.now)
        before = len(world.dm("ana"))
        await world.tick()
        assert await world.tick() == 0, "the same instant again changes nothing"
        seen += [(one.key.partition(":")[0], world.now) for one in world.dm("ana")[before:]]
    return seen


@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(zone=st.sampled_from(ZONES), breaks=outages)
def test_who_must_be_asked_is_asked_once_and_when(made_sqlite: Path, zone: str, breaks: list[Outage]) -> None:
    every = [START + TICK * n for n in range(int((END - START) / TICK))]
    ticks = [t for t in every if not any(one.begins <= t < one.ends for one in breaks)]
    with TemporaryDirectory() as folder:
        file = Path(folder) / "world.db"
        shutil.copy(made_sqlite, file)
        with closing(open_store(f"sqlite:///{file}")) as store:
            world = World(store=store, now=START - timedelta(minutes=1))
            people = [make.person("ana", zone=zone), make.person("lea")]
            world.found(make.company(people=people))
            assert asyncio.run(lived(world, ticks)) == expected(ZoneInfo(zone), ticks)
