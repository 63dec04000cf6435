"""A year of asks over all zones: every person and week in which something is due has one ask, or one logged skip.

Ticks and rows only. `OKRBOT_YEAR_PEOPLE=5000` lives the whole year, as `make chaos` does.
"""

import asyncio
import os
import shutil
import sys
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from datetime import UTC, date, datetime, time
from multiprocessing import get_context
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from bot.domain import rhythm
from bot.domain.cadence import iso_week
from bot.ports import Due
from bot.usecases import ask_for_check_ins as asking
from bot.usecases import plan_asks as planning
from tests.scenarios.year.lived import asks, live, messages, opened, skips_logged
from tests.scenarios.year.oracle import Outcome, foretold
from tests.scenarios.year.plans import START, WEEK, Year
from tests.scenarios.year.seeded import year

pytestmark = pytest.mark.slow

PEOPLE = int(os.environ.get("OKRBOT_YEAR_PEOPLE", "500"))
SEED = int(os.environ.get("OKRBOT_YEAR_SEED", "1"))
WEEKS = 52
SPRING = 10  # in which the clocks change, north and south


def lived(coming: Year, made_sqlite: Path, folder: Path) -> Outcome:
    """What did happen."""
    file = folder / "year.db"
    shutil.copy(made_sqlite, file)
    with opened(file) as store, skips_logged() as skips:
        asyncio.run(live(store, coming, START))
        found = asks(store)
        assert sorted(messages(store)) == sorted(f"ask:{person}:{week}" for person, week in found)
    return Outcome(found, Counter(skips))


def test_whoever_is_due_is_asked_once_or_named_once_as_skipped(made_sqlite: Path, tmp_path: Path) -> None:
    coming = year(people=PEOPLE, weeks=WEEKS, seed=SEED)
    with ProcessPoolExecutor(1, get_context("spawn")) as beside:
        foretelling = beside.submit(foretold, coming)
        found = lived(coming, made_sqlite, tmp_path)
        expected = foretelling.result()
    assert differences(found, expected) == []
    assert not set(found.asks) & set(found.skips)
    assert len(found.asks) > PEOPLE * WEEKS / 2
    assert found.skips
    told = f"{PEOPLE} people, {WEEKS} weeks: {len(found.asks)} asks, {len(found.skips)} skips logged, no difference\n"
    sys.stdout.write(told)


def differences(found: Outcome, expected: Outcome) -> Sequence[str]:
    """The first few, in words."""
    others = [of for of in {*found.asks, *expected.asks} if found.asks.get(of) != expected.asks.get(of)]
    told = [f"{of}: asked {found.asks.get(of)}, not {expected.asks.get(of)}" for of in sorted(others)]
    of_skips = [of for of in {*found.skips, *expected.skips} if found.skips.get(of) != expected.skips.get(of)]
    told += [f"{of}: skipped {found.skips.get(of)}, not {expected.skips.get(of)}" for of in sorted(of_skips)]
    return told[:5]


# The mistakes that a year must show, each made in the product for one test.


def by_the_instant(due: Due, *others: object) -> asking.Planned:
    """An ask's week is that of its instant in UTC."""
    planned = right_planned(due, *others)  # type: ignore[arg-type]
    week = iso_week(due.at.date())
    return replace(planned, week=week, ask=f"{due.subject}:{week}")


def before_the_gap(day: date, at: time, zone: ZoneInfo) -> datetime:
    """A wall time that doesn't exist is reckoned with the offset before."""
    return datetime.combine(day, at, tzinfo=zone).astimezone(UTC)


def at_once(now: datetime, *_: object) -> datetime:
    """What is late comes at night, too."""
    return now


def nobody(_: object, __: object) -> bool:
    """A skipped week isn't settled."""
    return False


right_planned = asking._planned

MISTAKES: Mapping[str, Callable[[pytest.MonkeyPatch], None]] = {
    "a week by its instant": lambda patch: patch.setattr(asking, "_planned", by_the_instant),
    "times that don't exist": lambda patch: patch.setattr(rhythm, "instant", before_the_gap),
    "late asks at night": lambda patch: patch.setattr(asking, "next_working_moment", at_once),
    "skips nobody hears of": lambda patch: patch.setattr(asking.log, "warning", lambda *_, **__: None),
    "late means skipped": lambda patch: patch.setattr(asking, "ON_TIME", START - START),
    "plans that forget what was asked": lambda patch: patch.setattr(
        planning, "iso_week", lambda day: iso_week(day - WEEK)
    ),
}


@pytest.mark.parametrize("mistake", MISTAKES)
def test_a_year_shows_the_mistake(
    mistake: str, made_sqlite: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    coming = year(people=300, weeks=SPRING, seed=SEED)
    expected = foretold(coming)
    MISTAKES[mistake](monkeypatch)
    assert differences(lived(coming, made_sqlite, tmp_path), expected)
