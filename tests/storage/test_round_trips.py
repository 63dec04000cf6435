"""Whatever is put comes back equal: every dataclass, every kind of measure, on both databases."""

import contextlib
from collections.abc import Callable
from dataclasses import fields
from datetime import UTC, date, datetime, time, timedelta, timezone
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.domain.cadence import Cadence
from bot.domain.check_in import Blocker, CheckIn, CheckInKind, Word
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
from bot.ports import (
    Account,
    Ask,
    Due,
    DueKind,
    Entry,
    EntryState,
    Message,
    MessageRef,
    Priority,
    Snapshot,
    Transaction,
    Workspace,
)
from storage import SqlStore
from tests.storage.sample import SLACK, found

# PostgreSQL keeps no NUL in a text, and half a surrogate pair is no text at all.
TEXT = st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]), max_size=20)
MAYBE = st.none() | TEXT
WORD = TEXT.filter(bool)
ZONES = st.sampled_from([UTC, timezone(timedelta(hours=-9, minutes=-30)), timezone(timedelta(hours=14))])
MOMENTS = st.datetimes(datetime(1, 1, 3), datetime(9999, 12, 29), timezones=ZONES)  # noqa: DTZ001 - the zone is drawn
DAYS = st.dates()
NUMBERS = st.decimals(allow_nan=False, allow_infinity=False)
SHARES = st.decimals(min_value=0, max_value=10, allow_nan=False, allow_infinity=False)
TIMES = st.times()
LEAVES = (
    st.none() | st.booleans() | st.integers(-(2**53), 2**53) | st.floats(allow_nan=False, allow_infinity=False) | TEXT
)
NESTED = st.recursive(
    LEAVES, lambda inside: st.lists(inside, max_size=3) | st.dictionaries(TEXT, inside, max_size=3), max_leaves=6
)
JSON = st.dictionaries(TEXT, NESTED, max_size=3)
CADENCES = st.builds(Cadence, weekday=st.integers(0, 6), at=TIMES, every=st.integers(1, 4), since=st.none() | DAYS)
REFS = st.none() | st.builds(MessageRef, address=TEXT, id=TEXT)
THIS_YEAR = st.dates(date(2026, 1, 1), date(2026, 12, 31))
NEXT_YEAR = THIS_YEAR.map(lambda day: day.replace(year=2027))
MEASURES: st.SearchStrategy[Measure] = st.sampled_from(
    [
        Metric(start=Decimal("1.50"), target=Decimal("-3E+2")),
        Metric(start=Decimal(0), target=Decimal(9), curve=(Planned(date(2026, 11, 2), Decimal("4.5")),)),
        Guardrail(bound="at_most", limit=Decimal("0.05"), warning=Decimal("0.04")),
        Range(lo=Decimal(1), hi=Decimal(2), start=Decimal(5)),
        Milestones(
            items=(Milestone("Größer", date(2026, 11, 2), Decimal("0.5")), Milestone("Done", date(2026, 12, 2)))
        ),
        YesNo(due=date(2026, 12, 1), early_warning="No room by November"),
        Baseline(),
    ]
)


def rule_like(default: object) -> st.SearchStrategy[object]:
    match default:
        case Decimal():
            return NUMBERS
        case int():
            return st.integers(0, 30)
        case time():
            return TIMES
        case _:
            return st.lists(TIMES, max_size=3).map(tuple)


RULES = st.builds(Rules, **{field.name: rule_like(field.default) for field in fields(Rules)})


class Undone(Exception):
    """Ends a transaction, so that the next example starts from nothing."""


def undoing(store: SqlStore, work: Callable[[Transaction], None]) -> None:
    with contextlib.suppress(Undone), store.transaction("crumb") as tx:
        found(tx)
        work(tx)
        raise Undone


round_trip = settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])


@round_trip
@given(st.builds(Workspace, id=st.just("crumb"), name=TEXT, zone=TEXT, locale=TEXT, rules=RULES))
def test_a_workspace(store: SqlStore, workspace: Workspace) -> None:
    store.add_workspace(workspace)
    assert store.workspaces() == [workspace]


@round_trip
@given(
    st.builds(Person, id=WORD, name=TEXT, email=MAYBE, zone=MAYBE, locale=MAYBE, team=MAYBE, admin=st.booleans()),
    st.builds(
        Account,
        installation=st.just(SLACK.id),
        user=TEXT,
        person=st.just("ana"),
        address=MAYBE,
        reachable=st.booleans(),
        preferred=st.booleans(),
        last_answer_at=st.none() | MOMENTS,
    ),
)
def test_a_person_and_an_account(store: SqlStore, person: Person, account: Account) -> None:
    store.put_installation(SLACK)

    def work(tx: Transaction) -> None:
        tx.people.put([person])
        assert tx.people.get(person.id) == person
        tx.people.put_account(account)
        assert tx.people.accounts(["ana"]) == {"ana": [account]}

    undoing(store, work)


@round_trip
@given(
    st.builds(
        Team,
        key=WORD,
        name=TEXT,
        zone=MAYBE,
        members=st.frozensets(st.sampled_from(["ana", "bo"])),
        ask=st.none() | CADENCES,
        meeting=st.none() | CADENCES,
    )
)
def test_a_team(store: SqlStore, team: Team) -> None:
    def work(tx: Transaction) -> None:
        tx.teams.put([team])
        assert tx.teams.get(team.key) == team

    undoing(store, work)


@round_trip
@given(
    st.builds(
        Cycle, key=st.just("C"), name=TEXT, first_day=THIS_YEAR, last_day=NEXT_YEAR, state=st.sampled_from(CycleState)
    ),
    st.builds(
        Objective,
        key=st.just("BAKE-2"),
        cycle=st.just("C"),
        team=st.just("BAKE"),
        title=TEXT,
        owner=st.just("bo"),
        ambition=st.sampled_from(Ambition),
        visibility=st.sampled_from(Visibility),
        supports=MAYBE,
    ),
    st.builds(
        KeyResult,
        key=WORD,
        objective=st.just("BAKE-2"),
        title=TEXT,
        owner=st.just("ana"),
        measure=MEASURES,
        unit=TEXT,
        first_day=THIS_YEAR,
        last_day=NEXT_YEAR,
        created_at=MOMENTS,
        weight=SHARES,
        standing=st.sampled_from(Standing),
        supports=MAYBE,
    ),
)
def test_cycles_objectives_and_key_results(
    store: SqlStore, cycle: Cycle, objective: Objective, key_result: KeyResult
) -> None:
    def work(tx: Transaction) -> None:
        tx.okrs.put_cycles([cycle])
        tx.okrs.put_objectives([objective])
        tx.okrs.put_key_results([key_result])
        assert tx.okrs.cycles()["C"] == cycle
        proof = tx.okrs.key_results([key_result.key])[key_result.key]
        assert (proof.objective, proof.key_result) == (objective, key_result)

    undoing(store, work)


@round_trip
@given(
    st.builds(
        CheckIn,
        id=TEXT,
        answer=TEXT,
        key_result=st.just("BAKE-1.1"),
        author=TEXT,
        at=MOMENTS,
        kind=st.sampled_from(CheckInKind),
        replaces=MAYBE,
        reason=st.none() | WORD,
        value=st.none() | NUMBERS,
        confidence=st.none() | SHARES,
        word=st.none() | st.sampled_from(Word),
        unchanged=st.booleans(),
        blocked=st.none() | st.booleans(),
        note=st.none() | WORD,
        blocker=st.none() | WORD,
    )
)
def test_a_check_in_and_the_blocker_it_opens(store: SqlStore, check_in: CheckIn) -> None:
    blocker = Blocker(
        id=check_in.id,
        key_result=check_in.key_result,
        opened_at=check_in.at,
        opened_by=check_in.author,
        what=check_in.blocker,
    )

    def work(tx: Transaction) -> None:
        tx.check_ins.add([check_in])
        assert tx.check_ins.of_answer(check_in.answer) == [check_in]
        assert tx.check_ins.histories(["BAKE-1.1"]) == {"BAKE-1.1": [check_in]}
        tx.blockers.put([blocker])
        assert tx.blockers.open_of(["BAKE-1.1"]) == {"BAKE-1.1": blocker}

    undoing(store, work)


@round_trip
@given(
    st.builds(
        Ask,
        id=TEXT,
        person=TEXT,
        week=TEXT,
        planned=DAYS,
        asked_at=MOMENTS,
        entries=st.lists(
            st.builds(
                Entry,
                position=st.integers(1, 99),
                key_result=st.just("BAKE-1.1"),
                state=st.sampled_from(EntryState),
                answer=MAYBE,
            ),
            unique_by=lambda entry: entry.position,
        ).map(lambda entries: tuple(sorted(entries, key=lambda entry: entry.position))),
        next_reminder_at=st.none() | MOMENTS,
        reminders=st.integers(0, 9),
        snoozed_until=st.none() | MOMENTS,
    ),
    st.builds(Due, kind=st.sampled_from(DueKind), subject=TEXT, planned=DAYS, at=MOMENTS),
    st.builds(Snapshot, team=TEXT, week=TEXT, taken_at=MOMENTS, meeting_at=MOMENTS, about=JSON),
)
def test_an_ask_a_due_row_and_a_snapshot(store: SqlStore, ask: Ask, due: Due, snapshot: Snapshot) -> None:
    def work(tx: Transaction) -> None:
        tx.asks.add([ask])
        assert tx.asks.get(ask.id) == ask
        tx.dues.put([due])
        assert tx.dues.get(due.kind, [due.subject]) == {due.subject: due}
        tx.snapshots.add(snapshot)
        assert tx.snapshots.get(snapshot.team, snapshot.week) == snapshot

    undoing(store, work)


@round_trip
@given(
    st.lists(
        st.builds(
            Message,
            key=TEXT,
            kind=TEXT,
            about=st.dictionaries(TEXT, LEAVES, max_size=2),
            due_at=MOMENTS,
            priority=st.sampled_from(Priority),
            op=st.sampled_from(["post", "edit"]),
            person=MAYBE,
            team=MAYBE,
            installation=MAYBE,
            address=MAYBE,
            thread=REFS,
            edits=MAYBE,
            expires_at=st.none() | MOMENTS,
        ),
        unique_by=lambda message: message.key,
        max_size=3,
    )
)
def test_messages(store: SqlStore, messages: list[Message]) -> None:
    def work(tx: Transaction) -> None:
        tx.outbox.add(messages)
        assert [tx.outbox.get(message.key) for message in messages] == messages

    undoing(store, work)


def test_a_moment_without_a_zone_is_refused(store: SqlStore) -> None:
    naive = datetime(2026, 11, 5, 10)  # noqa: DTZ001 - what must not get in
    with pytest.raises(Exception, match="has no time zone"), store.transaction("crumb") as tx:
        tx.dues.put([Due(kind=DueKind.ASK, subject="ana", planned=naive.date(), at=naive)])
