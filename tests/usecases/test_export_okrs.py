import shutil
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain.cadence import Cadence
from bot.domain.cycle import Cycle, CycleState
from bot.domain.measures import Measure
from bot.domain.measures.baseline import Baseline
from bot.domain.measures.guardrail import Guardrail
from bot.domain.measures.metric import Metric, Planned
from bot.domain.measures.milestones import Milestone, Milestones
from bot.domain.measures.range import Range
from bot.domain.measures.yes_no import YesNo
from bot.domain.okr import Ambition, KeyResult, Objective, Standing, Visibility
from bot.domain.people import Person, Team
from bot.domain.rules import Rules
from bot.importing import Options, read_file
from bot.importing.changes import Verdict
from bot.importing.writing import Stored
from bot.ports import Channel, Installation, Transaction, Workspace
from bot.usecases.export_okrs import export_okrs
from bot.usecases.import_okrs import import_okrs, plan_import
from storage import open_store

NOW = datetime(2026, 11, 5, 9, tzinfo=UTC)
SLACK = "slack:T01"
HOME = Workspace(id="home", name="Larkspur", zone="UTC", locale="en", rules=Rules())

words = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), min_size=1, max_size=30).filter(
    str.strip
)
trimmed = words.map(str.strip)
numbers = st.decimals(-(10**9), 10**9, places=3)
positive = st.decimals(Decimal("0.1"), 100, places=1)
days = st.dates(date(2026, 10, 2), date(2026, 12, 30))
times = st.builds(time, st.integers(0, 23), st.integers(0, 59))
zones = st.sampled_from(["Europe/Zurich", "Asia/Tokyo", "UTC"])
cadences = st.builds(
    Cadence, weekday=st.integers(0, 6), at=times, every=st.integers(1, 4), since=st.none() | st.just(date(2026, 10, 5))
)
rules = st.builds(
    Rules,
    confident=positive,
    ask_weekday=st.integers(0, 6),
    work_to=times,
    reminders=st.lists(times, max_size=2).map(tuple),
)


def _metric(start: Decimal, way: Decimal, curve: dict[date, Decimal]) -> Metric:
    return Metric(start=start, target=start + way, curve=tuple(Planned(*point) for point in sorted(curve.items())))


measures: st.SearchStrategy[Measure] = st.one_of(
    st.builds(_metric, numbers, numbers.filter(bool), st.dictionaries(days, numbers, max_size=3)),
    st.builds(Guardrail, bound=st.sampled_from(["at_least", "at_most"]), limit=numbers),
    st.builds(lambda warning, gap: Guardrail(bound="at_most", limit=warning + gap, warning=warning), numbers, positive),
    st.builds(lambda lo, gap, start: Range(lo=lo, hi=lo + gap, start=start), numbers, positive, st.none() | numbers),
    st.builds(YesNo, due=st.none() | days, early_warning=trimmed | st.just("")),
    st.just(Baseline()),
    st.lists(st.builds(Milestone, trimmed, days, positive), min_size=1, max_size=3).map(
        lambda items: Milestones(items=tuple(items))
    ),
)


@st.composite
def companies(draw: st.DrawFn) -> Stored:
    ids = ["ana", "bo", "kim.sato"]
    keys = ["TOP", "SUB", "LOW"]
    some_person, nobody = st.sampled_from(ids), st.none()
    cycles = {
        "2026-Q4": Cycle(key="2026-Q4", name=draw(words), first_day=date(2026, 10, 1), last_day=date(2026, 12, 31)),
        "old": Cycle(
            key="old",
            name=draw(words),
            first_day=date(2026, 1, 1),
            last_day=date(2026, 9, 30),
            state=draw(st.sampled_from(CycleState)),
        ),
    }
    people = [
        Person(
            id=id_,
            name=draw(words),
            email=draw(nobody | st.just(f"{id_.title()}@x.org")),
            zone=draw(nobody | zones),
            locale=draw(nobody | st.just("de-CH")),
            manager=draw(nobody | st.sampled_from([other for other in ids if other != id_])),
            team=draw(nobody | st.sampled_from(keys)),
            admin=draw(st.booleans()),
        )
        for id_ in ids
    ]
    teams = [
        Team(
            key=key,
            name=draw(words),
            parent=draw(nobody | st.sampled_from(keys[:at])) if at else None,
            lead=draw(nobody | some_person),
            zone=draw(nobody | zones),
            members=draw(st.frozensets(some_person)),
            ask=draw(st.none() | cadences),
            meeting=draw(st.none() | cadences),
        )
        for at, key in enumerate(keys)
    ]
    channels = [
        Channel(installation=SLACK, team=key, address=draw(trimmed)) for key in draw(st.sets(st.sampled_from(keys)))
    ]
    objectives: list[Objective] = []
    key_results: list[KeyResult] = []
    for number in range(1, draw(st.integers(0, 3)) + 1):
        team = draw(st.sampled_from(keys))
        above = [one.key for one in objectives] + [one.key for one in key_results]
        objective = Objective(
            key=f"{team}-{number}",
            cycle=draw(st.sampled_from(sorted(cycles))),
            team=team,
            title=draw(words),
            owner=draw(some_person),
            ambition=draw(st.sampled_from(Ambition)),
            visibility=draw(st.sampled_from(Visibility)),
            supports=draw(nobody | st.sampled_from(above)) if above else None,
        )
        earlier = [one.key for one in key_results]
        objectives.append(objective)
        cycle = cycles[objective.cycle]
        key_results += [
            KeyResult(
                key=f"{objective.key}.{at}",
                objective=objective.key,
                title=draw(words),
                owner=draw(some_person),
                measure=draw(measures),
                unit=draw(st.just("") | words),
                first_day=cycle.first_day + timedelta(days=draw(st.integers(0, 9))),
                last_day=cycle.last_day - timedelta(days=draw(st.integers(0, 9))),
                created_at=NOW,
                weight=draw(st.just(Decimal(1)) | st.decimals(0, 9, places=1)),
                standing=draw(st.sampled_from(Standing)),
                supports=draw(nobody | st.sampled_from(earlier)) if earlier else None,
            )
            for at in range(1, draw(st.integers(0, 3)) + 1)
        ]
    return Stored(
        workspace=replace(HOME, name=draw(words), zone=draw(zones), rules=draw(rules)),
        people=people,
        teams=teams,
        channels=channels,
        cycles=cycles,
        objectives=objectives,
        key_results=key_results,
    )


def write(tx: Transaction, company: Stored) -> None:
    tx.put_workspace(company.workspace)
    tx.people.put(company.people)
    tx.teams.put(company.teams)
    for channel in company.channels:
        tx.teams.put_channel(channel)
    tx.okrs.put_cycles(list(company.cycles.values()))
    tx.okrs.put_objectives(company.objectives)
    tx.okrs.put_key_results(company.key_results)


def state(tx: Transaction) -> Stored:
    return Stored(
        workspace=tx.workspace,
        people=tx.people.all(),
        teams=list(tx.teams.all().values()),
        channels=[channel for team in tx.teams.all() for channel in tx.teams.channels(team)],
        cycles=tx.okrs.cycles(),
        objectives=tx.okrs.every_objective(),
        key_results=tx.okrs.every_key_result(),
    )


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database to copy, with nothing in it but a workspace."""
    file = tmp_path_factory.mktemp("empty") / "okrbot.db"
    with closing(open_store(f"sqlite:///{file}")) as store:
        store.add_workspace(HOME)
        store.put_installation(Installation(id=SLACK, workspace="home"))
    return file


@contextmanager
def copy_of(empty: Path) -> Iterator[Transaction]:
    with TemporaryDirectory() as folder:
        file = shutil.copy(empty, folder)
        with closing(open_store(f"sqlite:///{file}")) as store, store.transaction("home") as tx:
            yield tx


def bring_in(tx: Transaction, text: str) -> set[Verdict]:
    changes = plan_import(tx, read_file("okrs.yaml", text.encode(), Options()), installations=[SLACK], now=NOW)
    assert [str(one) for one in (*changes.problems, *changes.left_out, *changes.notices)] == []
    import_okrs(tx, changes)
    return {one.verdict for one in changes.every}


@given(company=companies())
@settings(max_examples=25)
def test_what_is_exported_imports_again_to_the_same_state(empty: Path, company: Stored) -> None:
    with copy_of(empty) as tx:
        write(tx, company)
        before, text = state(tx), export_okrs(tx)
        assert bring_in(tx, text) <= {Verdict.UNCHANGED}
    with copy_of(empty) as tx:
        bring_in(tx, text)
        assert state(tx) == before
        assert export_okrs(tx) == text
