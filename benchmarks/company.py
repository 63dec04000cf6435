"""A made-up company of any size: people with one key result each, in teams of ten under divisions of ten teams."""

from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from itertools import islice
from typing import TypeVar

from bot.domain.check_in import CheckIn
from bot.domain.cycle import Cycle
from bot.domain.measures.metric import Metric
from bot.domain.okr import KeyResult, Objective
from bot.domain.people import Person, Team, TeamKey
from bot.domain.rules import Rules
from bot.ports import Account, Installation, Workspace
from storage import SqlStore

T = TypeVar("T")

INSTALLATION = "slack:T1"
CYCLE = Cycle(key="2026-Q4", name="Autumn", first_day=date(2026, 10, 1), last_day=date(2026, 12, 31))
BEGINS_AT = datetime(2026, 10, 1, 6, tzinfo=UTC)
THURSDAY = datetime(2026, 11, 12, 10, tzinfo=UTC)
ZONE = "UTC"
TEAM_SIZE = 10
PORTION = 5000


def found(store: SqlStore, workspace: str, installation: str = INSTALLATION) -> None:
    """An empty workspace on Slack."""
    store.add_workspace(Workspace(id=workspace, name="Loom", zone=ZONE, locale="en-GB", rules=Rules()))
    store.put_installation(Installation(id=installation, workspace=workspace, name="Loom"))
    with store.transaction(workspace) as tx:
        tx.okrs.put_cycles([CYCLE])


def employ(store: SqlStore, workspace: str, people: int) -> None:
    """So many people, each with one objective and one key result."""
    for numbers in _portions(iter(range(people))):
        with store.transaction(workspace) as tx:
            tx.people.put([person(number) for number in numbers])
            tx.teams.put([_division(number) for number in numbers if number % TEAM_SIZE**2 == 0])
            tx.teams.put([team(number) for number in numbers if number % TEAM_SIZE == 0])
            tx.okrs.put_objectives([objective(number) for number in numbers])
            tx.okrs.put_key_results([key_result(objective(number)) for number in numbers])


def connect(store: SqlStore, workspace: str, people: int, installation: str = INSTALLATION) -> None:
    """Give so many of them their account."""
    with store.transaction(workspace) as tx:
        for number in range(people):
            tx.people.put_account(account(number, installation))


def name(number: int) -> str:
    """Numbers of one width, so that one can stand in for another in whatever was recorded."""
    return f"{number:06}"


def person(number: int) -> Person:
    """A member of a team."""
    return Person(id=f"p{name(number)}", name=f"Person {name(number)}", zone=ZONE, team=_team_key(number))


def account(number: int, installation: str = INSTALLATION) -> Account:
    """The person's on Slack, with the conversation opened."""
    user = f"U{name(number)}"
    return Account(installation=installation, user=user, person=f"p{name(number)}", address=f"D{name(number)}")


def objective(number: int, team: TeamKey | None = None) -> Objective:
    """An aim of the person, or of anybody in the team that is named."""
    key = f"O-{name(number)}"
    owner = f"p{name(number if team is None else number % TEAM_SIZE)}"
    return Objective(key=key, cycle=CYCLE.key, team=team or _team_key(number), title="Orders that fit", owner=owner)


def key_result(of: Objective, nth: int = 1) -> KeyResult:
    """A number that should rise."""
    return KeyResult(
        key=f"{of.key}.{nth}",
        objective=of.key,
        title=f"Share of orders sent without a return, line {nth}",
        owner=of.owner,
        measure=Metric(start=Decimal(50), target=Decimal(90)),
        unit="%",
        first_day=CYCLE.first_day,
        last_day=CYCLE.last_day,
        created_at=BEGINS_AT,
    )


def history(of: KeyResult, weeks: int) -> Sequence[CheckIn]:
    """One check-in a week up to this one, every fourth with a note."""
    return [
        CheckIn(
            id=f"{of.key}:{week}",
            answer=f"{of.key}:{week}",
            key_result=of.key,
            author=of.owner,
            at=THURSDAY - timedelta(weeks=week, hours=1),
            value=Decimal(85 - 3 * week),
            confidence=Decimal(8 - week % 4),
            note="Fewer wrong sizes since the new table" if week % 4 == 0 else None,
        )
        for week in range(weeks)
    ]


def _team_key(number: int) -> str:
    return f"T{number // TEAM_SIZE:05}"


def _division_key(number: int) -> str:
    return f"D{number // TEAM_SIZE**2:05}"


def team(number: int) -> Team:
    """That of the person, who leads it if they are its first member."""
    lead = f"p{name(number)}"
    members = frozenset(f"p{name(member)}" for member in range(number, number + TEAM_SIZE))
    return Team(key=_team_key(number), name=_team_key(number), parent=_division_key(number), lead=lead, members=members)


def _division(number: int) -> Team:
    return Team(key=_division_key(number), name=_division_key(number), lead=f"p{name(number)}", zone=ZONE)


def _portions(things: Iterator[T]) -> Iterator[list[T]]:
    while portion := list(islice(things, PORTION)):
        yield portion
