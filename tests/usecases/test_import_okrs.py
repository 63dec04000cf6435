from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest

from bot.domain.rules import Rules
from bot.importing import Options, read_file
from bot.importing.changes import Changes, Verdict
from bot.ports import Installation, Store, Workspace
from bot.usecases.export_okrs import export_okrs
from bot.usecases.import_okrs import BadRows, import_okrs, plan_import
from storage import open_store

NOW = datetime(2026, 11, 5, 9, tzinfo=UTC)
HOME = Workspace(id="home", name="Larkspur", zone="Europe/Zurich", locale="en-GB", rules=Rules())
HEADER = "Objective,Key result,Owner,Start,Target,Current\n"


@pytest.fixture
def store(sqlite_url: str) -> Iterator[Store]:
    yield from store_at(sqlite_url)


@pytest.fixture
def postgres_store(postgres_url: str) -> Iterator[Store]:
    yield from store_at(postgres_url)


def store_at(url: str) -> Iterator[Store]:
    with closing(open_store(url)) as opened:
        opened.add_workspace(HOME)
        opened.put_installation(Installation(id="slack:T01", workspace="home"))
        yield opened


def bring_in(
    store: Store, text: str, *, name: str = "okrs.csv", skip_bad: bool = False, now: datetime = NOW
) -> Changes:
    with store.transaction("home") as tx:
        changes = plan_import(tx, read_file(name, text.encode(), Options()), installations=["slack:T01"], now=now)
        import_okrs(tx, changes, skip_bad=skip_bad)
    return changes


def titles(store: Store) -> list[str]:
    with store.transaction("home", reads=True) as tx:
        return [one.title for one in tx.okrs.every_key_result()]


COMPANY = """
workspace: {zone: Asia/Tokyo}
people: [{name: Ana, team: A, manager: Bo}, {name: Bo}]
teams: [{key: A, parent: B, lead: Ana, channel: C1}, {key: B, lead: Bo, ask: {day: friday}}]
objectives:
  - {title: Aim, team: A, owner: Bo, key_results: [{title: Proof, owner: Ana, metric: {start: 0.50, target: 1e3}}]}
"""


def test_an_import_stores_everything_it_says(store: Store) -> None:
    bring_in(store, COMPANY, name="okrs.yaml")
    with store.transaction("home", reads=True) as tx:
        assert tx.workspace.zone == "Asia/Tokyo"
        assert tx.people.get("ana").manager == "bo"
        assert tx.teams.get("A").members == {"ana"}
        assert [channel.address for channel in tx.teams.channels("A")] == ["C1"]
        assert tx.okrs.key_results(["A-1.1"])["A-1.1"].objective.title == "Aim"


@pytest.mark.postgres
def test_an_import_stores_the_same_on_postgresql(store: Store, postgres_store: Store) -> None:
    written = []
    for each in (store, postgres_store):
        bring_in(each, COMPANY, name="okrs.yaml")
        again = bring_in(each, COMPANY, name="okrs.yaml", now=NOW + timedelta(days=1))
        assert {change.verdict for change in again.every} == {Verdict.UNCHANGED}
        with each.transaction("home", reads=True) as tx:
            written.append(export_okrs(tx))
    assert written[0] == written[1]


def test_planning_writes_nothing(store: Store) -> None:
    with store.transaction("home") as tx:
        changes = plan_import(tx, read_file("okrs.csv", (HEADER + "A,B,Ana,1,2,\n").encode(), Options()), now=NOW)
        assert changes.count(Verdict.ADDED) == 5
    assert titles(store) == []


def test_the_same_file_again_changes_nothing(store: Store) -> None:
    text = HEADER + "A,B,Ana,1,9,5\nA,C,bo@x.org,20%,40%,\n"
    assert bring_in(store, text).count(Verdict.ADDED) == 8
    again = bring_in(store, text, now=NOW + timedelta(days=1))
    assert (again.count(Verdict.ADDED), again.count(Verdict.CHANGED)) == (0, 0)


def test_one_bad_row_keeps_everything_out_unless_bad_rows_are_skipped(store: Store) -> None:
    text = HEADER + "A,B,Ana,1,9,\nA,C,Ana,3,3,\n"
    with pytest.raises(BadRows, match=r"okrs\.csv"):
        bring_in(store, text)
    assert titles(store) == []
    bring_in(store, text, skip_bad=True)
    assert titles(store) == ["B"]


def test_progress_is_told_up_to_the_last_of_a_thousand(store: Store) -> None:
    text = HEADER + "".join(f"Aim {n // 4},Proof {n},Person {n % 50},1,9,\n" for n in range(1000))
    told: list[tuple[int, int]] = []
    with store.transaction("home") as tx:
        changes = plan_import(tx, read_file("okrs.csv", text.encode(), Options()), now=NOW)
        written = import_okrs(tx, changes, progress=lambda done, total: told.append((done, total)))
    assert written == 1000 + 250 + 50 + 1 + 1
    assert told[-1] == (written, written)
    assert len(told) > 5
    assert len(titles(store)) == 1000


def values(store: Store) -> list[tuple[str, Decimal | None]]:
    with store.transaction("home", reads=True) as tx:
        return [(one.author, one.value) for one in tx.check_ins.histories(["LARKSPUR-1.1"]).get("LARKSPUR-1.1", ())]


def test_todays_value_becomes_a_check_in_of_the_owner_only_when_it_is_new(store: Store) -> None:
    bring_in(store, HEADER + "A,B,Ana,1,9,5\n")
    bring_in(store, HEADER + "A,B,Ana,1,9,5\n", now=NOW + timedelta(days=1))
    bring_in(store, HEADER + "X,Y,Ana,1,9,\nA,B,Ana,1,9,6\n", now=NOW + timedelta(days=2))
    assert values(store) == [("ana", Decimal(5)), ("ana", Decimal(6))]


def test_an_old_file_does_not_overrule_what_its_owner_said_since(store: Store) -> None:
    bring_in(store, HEADER + "A,B,Ana,1,9,5\n")
    bring_in(store, HEADER + "A,B,Ana,1,9,7\n", name="newer.csv", now=NOW + timedelta(days=1))
    bring_in(store, HEADER + "A,B,Ana,1,9,5\n", now=NOW + timedelta(days=2))
    assert [value for _, value in values(store)] == [Decimal(5), Decimal(7)]
