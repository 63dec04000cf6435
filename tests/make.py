"""Everything a test needs to be there, with defaults for what it doesn't care about.

The team is GROW, its cycle the last quarter of 2026, and everybody lives in Lisbon, where the clock shows UTC then.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

from bot.domain.cadence import Cadence
from bot.domain.check_in import CheckIn
from bot.domain.cycle import Cycle
from bot.domain.measures import Measure
from bot.domain.measures.metric import Metric
from bot.domain.okr import Ambition, Key, KeyResult, Objective, Standing, Visibility
from bot.domain.people import Person, PersonId, Team, TeamKey
from bot.domain.rules import Rules
from bot.ports import Account, Channel, Installation, Transaction, Workspace

INSTALLATION = "fake:1"
ZONE = "Europe/Lisbon"
LOCALE = "en-GB"

MONDAY = datetime(2026, 11, 9, 8, tzinfo=UTC)
WEDNESDAY = MONDAY + timedelta(days=2, hours=1)
THURSDAY_10 = datetime(2026, 11, 12, 10, tzinfo=UTC)
FRIDAY_10 = THURSDAY_10 + timedelta(days=1)
FRIDAY_16 = FRIDAY_10 + timedelta(hours=6)
DIGEST_TIME = datetime(2026, 11, 16, 8, tzinfo=UTC)
MEETING = DIGEST_TIME + timedelta(hours=2)
WEEK = "2026-W46"
MINUTE = timedelta(minutes=1)
HOUR = timedelta(hours=1)
DAY = timedelta(days=1)


def workspace(*, zone: str = ZONE, rules: Rules | None = None, locale: str = LOCALE) -> Workspace:
    return Workspace(id="acme", name="Acme", zone=zone, locale=locale, rules=rules or Rules())


def person(
    id: PersonId,
    *,
    team: TeamKey | None = "GROW",
    zone: str | None = ZONE,
    admin: bool = False,
    locale: str | None = None,
    email: str | None = None,
) -> Person:
    return Person(id=id, name=id.capitalize(), team=team, zone=zone, admin=admin, locale=locale, email=email)


def team(
    key: TeamKey = "GROW",
    *,
    lead: PersonId | None = None,
    parent: TeamKey | None = None,
    members: Iterable[PersonId] = (),
    zone: str | None = ZONE,
    ask: Cadence | None = None,
    meeting: Cadence | None = None,
) -> Team:
    return Team(
        key=key,
        name=key.capitalize(),
        lead=lead,
        parent=parent,
        members=frozenset(members),
        zone=zone,
        ask=ask,
        meeting=meeting,
    )


def cycle(key: str = "2026-Q4", *, first_day: date = date(2026, 10, 1), last_day: date = date(2026, 12, 31)) -> Cycle:
    return Cycle(key=key, name=key, first_day=first_day, last_day=last_day)


def objective(
    key: Key = "GROW-1",
    *,
    owner: PersonId = "ana",
    visibility: Visibility = Visibility.WORKSPACE,
    ambition: Ambition = Ambition.ASPIRATIONAL,
    cycle: str = "2026-Q4",
) -> Objective:
    return Objective(
        key=key,
        cycle=cycle,
        team=key.rpartition("-")[0],
        title=f"Aim {key}",
        owner=owner,
        ambition=ambition,
        visibility=visibility,
    )


def metric(start: int | str = 20, target: int | str = 40) -> Metric:
    return Metric(start=Decimal(start), target=Decimal(target))


def key_result(
    key: Key = "GROW-1.1",
    *,
    owner: PersonId = "ana",
    measure: Measure | None = None,
    unit: str = "points",
    title: str | None = None,
    standing: Standing = Standing.ACTIVE,
    first_day: date = date(2026, 10, 1),
    created_at: datetime = datetime(2026, 9, 28, 9, tzinfo=UTC),
) -> KeyResult:
    return KeyResult(
        key=key,
        objective=key.rpartition(".")[0],
        title=title or f"Proof {key}",
        owner=owner,
        measure=measure or metric(),
        unit=unit,
        first_day=first_day,
        last_day=date(2026, 12, 31),
        created_at=created_at,
        standing=standing,
    )


def check_in(key: Key = "GROW-1.1", value: int | str | None = 25, *, at: datetime, author: PersonId = "ana") -> CheckIn:
    answer = f"seed-{at.isoformat()}"
    return CheckIn(
        id=f"{answer}/{key}",
        answer=answer,
        key_result=key,
        author=author,
        at=at,
        value=None if value is None else Decimal(value),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Company:
    """What stands in the database before anything happens; every team has a channel unless said otherwise."""

    people: tuple[Person, ...]
    teams: tuple[Team, ...]
    objectives: tuple[Objective, ...]
    key_results: tuple[KeyResult, ...]
    cycles: tuple[Cycle, ...]
    without_channel: frozenset[TeamKey] = frozenset()

    def store(self, tx: Transaction) -> None:
        """Store it, each person with an account of their own name."""
        tx.people.put([replace(one, manager=None) for one in self.people])
        tx.teams.put(sorted(self.teams, key=lambda one: one.parent is not None))
        tx.okrs.put_cycles(self.cycles)
        tx.okrs.put_objectives(self.objectives)
        tx.okrs.put_key_results(self.key_results)
        for one in self.people:
            tx.people.put_account(
                Account(installation=INSTALLATION, user=one.id, person=one.id, address=f"dm:{one.id}")
            )
        for each in self.teams:
            if each.key not in self.without_channel:
                tx.teams.put_channel(Channel(installation=INSTALLATION, team=each.key, address=f"channel:{each.key}"))


def company(
    *,
    people: Iterable[Person] | None = None,
    teams: Iterable[Team] | None = None,
    objectives: Iterable[Objective] | None = None,
    key_results: Iterable[KeyResult] | None = None,
    cycles: Iterable[Cycle] | None = None,
    without_channel: Iterable[TeamKey] = (),
) -> Company:
    """By default Ana of GROW owns GROW-1.1, Lea leads the team and Ada is an admin without a team."""
    results = tuple(key_results) if key_results is not None else (key_result(),)
    owners = {one.owner for one in results}
    everybody = tuple(people) if people is not None else _people(owners)
    aims = tuple(objectives) if objectives is not None else _objectives(results, owners)
    return Company(
        people=everybody,
        teams=tuple(teams) if teams is not None else (team(lead="lea"),),
        objectives=aims,
        key_results=results,
        cycles=tuple(cycles) if cycles is not None else (cycle(),),
        without_channel=frozenset(without_channel),
    )


def _people(owners: set[PersonId]) -> tuple[Person, ...]:
    others = [person(id) for id in sorted(owners | {"ana", "lea"})]
    return (*others, person("ada", team=None, admin=True))


def _objectives(key_results: Iterable[KeyResult], owners: set[PersonId]) -> tuple[Objective, ...]:
    owner = min(owners, default="ana")
    return tuple(objective(key, owner=owner) for key in sorted({one.objective for one in key_results}))


def installation() -> Installation:
    return Installation(id=INSTALLATION, workspace="acme", name="A fake one")
