"""The same year through okrbot: real rows, real ticks, and nothing sent."""

import asyncio
import logging
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import closing, contextmanager
from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path
from typing import ParamSpec, TypeVar
from uuid import uuid4

from bot.domain.cadence import Cadence
from bot.domain.check_in import CheckIn
from bot.domain.cycle import Cycle
from bot.domain.measures.metric import Metric
from bot.domain.okr import KeyResult, Objective
from bot.domain.people import Person, Team
from bot.domain.rules import Rules
from bot.ports import Transaction, Workspace
from bot.schedule import tick_all
from bot.usecases import ask_for_check_ins
from bot.usecases.plan_asks import plan_asks
from storage import SqlStore, open_store
from tests.scenarios.year.oracle import Asked, PersonWeek
from tests.scenarios.year.plans import (
    FIRST_DAY,
    AskEdited,
    Change,
    CheckedIn,
    Company,
    Group,
    MeetingEdited,
    Moved,
    Result,
    Weekly,
    Worker,
    Year,
)

P = ParamSpec("P")
T = TypeVar("T")

CYCLE = Cycle(key="2026", name="The year", first_day=FIRST_DAY, last_day=date(2027, 12, 31))
CREATED_AT = datetime(2026, 1, 1, tzinfo=UTC)
ASKS = """
    SELECT asks.person, asks.week, asks.asked_at, group_concat(entry.key_result)
    FROM asks JOIN (SELECT * FROM ask_entries ORDER BY workspace, ask, position) AS entry
    ON entry.workspace = asks.workspace AND entry.ask = asks.id GROUP BY asks.workspace, asks.id
"""
MESSAGES = "SELECT key FROM outbox WHERE kind = 'ask'"


class AtOnce(ThreadPoolExecutor):
    """Does what it is given without a thread: ticks wait for nothing else in this year."""

    def submit(self, work: Callable[P, T], /, *values: P.args, **named: P.kwargs) -> Future[T]:
        done: Future[T] = Future()
        try:
            done.set_result(work(*values, **named))
        except Exception as error:  # noqa: BLE001 - handed to who asked for it
            done.set_exception(error)
        return done


@contextmanager
def opened(file: Path) -> Iterator[SqlStore]:
    """A store that doesn't wait for the disk: no power fails in this year."""
    with closing(open_store(f"sqlite:///{file}")) as store:
        with store.engines.writer.connect() as connection:
            connection.exec_driver_sql("COMMIT")
            connection.exec_driver_sql("PRAGMA synchronous = OFF")
        yield replace(store, writing=AtOnce(), reading=AtOnce())


async def live(store: SqlStore, year: Year, begin: datetime) -> None:
    """Found the companies, then let the year pass: changes as they come, and a tick wherever okrbot runs."""
    asyncio.get_running_loop().set_default_executor(AtOnce())
    for company in year.companies:
        _found(store, company, begin)
    for step, now, runs in year.moments():
        for company in year.companies:
            if changes := company.changes.get(step):
                with store.transaction(company.workspace) as tx:
                    for change in changes:
                        _apply(tx, company, change, now)
        if runs:
            await tick_all(store, now)


def asks(store: SqlStore) -> dict[PersonWeek, Asked]:
    """Every ask there is, from the rows."""
    with store.engines.reader.connect() as connection:
        rows = connection.exec_driver_sql(ASKS)
        return {
            (person, week): Asked(datetime.fromisoformat(at), tuple(keys.split(","))) for person, week, at, keys in rows
        }


def messages(store: SqlStore) -> Sequence[str]:
    """The keys of the messages that carry asks."""
    with store.engines.reader.connect() as connection:
        return connection.exec_driver_sql(MESSAGES).scalars().all()


@contextmanager
def skips_logged() -> Iterator[list[PersonWeek]]:
    """Whom the log names as skipped inside the block, and in which week."""
    found: list[PersonWeek] = []

    class Noting(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            if record.getMessage().startswith("an ask was skipped"):
                person, _, week = record.__dict__["ask"].partition(":")
                found.append((person, week))

    handler = Noting()
    ask_for_check_ins.log.addHandler(handler)
    ask_for_check_ins.log.propagate = False
    try:
        yield found
    finally:
        ask_for_check_ins.log.removeHandler(handler)
        ask_for_check_ins.log.propagate = True


def _found(store: SqlStore, company: Company, now: datetime) -> None:
    rules = Rules() if company.reminded else Rules(reminders=())
    store.add_workspace(
        Workspace(id=company.workspace, name=company.workspace, zone=company.zone, locale="en-GB", rules=rules)
    )
    with store.transaction(company.workspace) as tx:
        tx.people.put([_person(one) for one in company.people.values()])
        tx.teams.put([_team(one) for one in company.groups.values()])
        tx.okrs.put_cycles([CYCLE])
        for one in company.people.values():
            tx.okrs.put_objectives([_objective(one, result) for result in one.results])
            tx.okrs.put_key_results([_key_result(one, result) for result in one.results])
        plan_asks(tx, now=now)


def _apply(tx: Transaction, company: Company, change: Change, now: datetime) -> None:
    """As the commands and the import do it."""
    match change:
        case Moved(person, zone):
            tx.people.put([replace(tx.people.get(person), zone=zone)])
            plan_asks(tx, [person], now=now)
        case AskEdited(team, ask):
            tx.teams.put([replace(tx.teams.get(team), ask=_cadence(ask))])
            plan_asks(tx, _asked_with(company, team), now=now)
        case MeetingEdited(team, meeting):
            tx.teams.put([replace(tx.teams.get(team), meeting=_cadence(meeting))])
        case CheckedIn(person, key):
            tx.check_ins.add([_check_in(person, key, now)])


def _asked_with(company: Company, team: str) -> Sequence[str]:
    """Those whose home the team is, or one below it."""
    teams = {team} | {group.key for group in company.groups.values() if group.parent == team}
    return [one.id for one in company.people.values() if (one.team or one.results[0].team) in teams]


def _check_in(person: str, key: str, now: datetime) -> CheckIn:
    id_ = uuid4().hex
    return CheckIn(id=id_, answer=id_, key_result=key, author=person, at=now, unchanged=True)


def _cadence(weekly: Weekly | None) -> Cadence | None:
    if weekly is None:
        return None
    return Cadence(weekday=weekly.weekday, at=weekly.at, every=weekly.every, since=weekly.since)


def _person(worker: Worker) -> Person:
    return Person(id=worker.id, name=worker.id, zone=worker.zone, team=worker.team)


def _team(group: Group) -> Team:
    ask, meeting = _cadence(group.ask), _cadence(group.meeting)
    return Team(key=group.key, name=group.key, parent=group.parent, zone=group.zone, ask=ask, meeting=meeting)


def _objective(owner: Worker, result: Result) -> Objective:
    key = result.key.rpartition(".")[0]
    return Objective(key=key, cycle=CYCLE.key, team=result.team, title=key, owner=owner.id)


def _key_result(owner: Worker, result: Result) -> KeyResult:
    return KeyResult(
        key=result.key,
        objective=result.key.rpartition(".")[0],
        title=result.key,
        owner=owner.id,
        measure=Metric(start=Decimal(20), target=Decimal(40)),
        unit="points",
        first_day=result.first_day,
        last_day=CYCLE.last_day,
        created_at=CREATED_AT,
    )
