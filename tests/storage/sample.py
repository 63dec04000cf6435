"""A small company to store: the bakery Crumb, with two people, a team, a cycle and a handful of key results."""

from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal

from bot.domain.cadence import Cadence
from bot.domain.check_in import CheckIn, CheckInKind
from bot.domain.cycle import Cycle
from bot.domain.measures.metric import Metric
from bot.domain.okr import Key, KeyResult, Objective
from bot.domain.people import Person, Team
from bot.domain.rules import Rules
from bot.ports import Ask, Entry, Installation, Message, Priority, Transaction, Workspace

THURSDAY = datetime(2026, 11, 5, 10, tzinfo=UTC)
HOUR = timedelta(hours=1)
DAY = timedelta(days=1)
WEEK = "2026-W45"

HOME = Workspace(id="crumb", name="Crumb", zone="Europe/Paris", locale="fr-FR", rules=Rules())
AWAY = Workspace(id="other", name="Other", zone="Asia/Tokyo", locale="ja-JP", rules=Rules())
SLACK = Installation(id="slack:T1", workspace="crumb", name="Crumb's Slack")

ANA = Person(id="ana", name="Ana", email="Ana@crumb.example", zone="Europe/Paris", locale="fr-FR", manager="bo")
BO = Person(id="bo", name="Bo", team="BAKE", admin=True)
BAKE = Team(
    key="BAKE",
    name="Bakers",
    lead="bo",
    zone="Europe/Paris",
    members=frozenset({"ana", "bo"}),
    ask=Cadence(weekday=3, at=time(10), every=2, since=date(2026, 1, 5)),
)
Q4 = Cycle(key="2026-Q4", name="Autumn", first_day=date(2026, 10, 1), last_day=date(2026, 12, 31))
BREAD = Objective(key="BAKE-1", cycle="2026-Q4", team="BAKE", title="Bread people cross town for", owner="bo")


def key_result(number: int, *, owner: str = "ana", objective: Objective = BREAD) -> KeyResult:
    return KeyResult(
        key=f"{objective.key}.{number}",
        objective=objective.key,
        title=f"Result {number}",
        owner=owner,
        measure=Metric(start=Decimal(0), target=Decimal("12.50")),
        unit="loaves",
        first_day=Q4.first_day,
        last_day=Q4.last_day,
        created_at=THURSDAY,
    )


def found(tx: Transaction, *, key_results: int = 1) -> list[Key]:
    """Store the company with so many key results of Ana's and return their keys."""
    tx.people.put([ANA, BO])
    tx.teams.put([BAKE])
    tx.okrs.put_cycles([Q4])
    tx.okrs.put_objectives([BREAD])
    results = [key_result(number) for number in range(1, key_results + 1)]
    tx.okrs.put_key_results(results)
    return [result.key for result in results]


def check_in(key: Key, answer: str, *, at: datetime = THURSDAY, author: str = "ana", value: str = "3") -> CheckIn:
    return CheckIn(id=f"{answer}/{key}", answer=answer, key_result=key, author=author, at=at, value=Decimal(value))


def retraction(of: CheckIn, answer: str, *, at: datetime) -> CheckIn:
    return CheckIn(
        id=f"{answer}/{of.key_result}",
        answer=answer,
        key_result=of.key_result,
        author=of.author,
        at=at,
        kind=CheckInKind.RETRACTION,
        replaces=of.id,
    )


def ask(keys: list[Key], *, week: str = WEEK, at: datetime = THURSDAY, remind_at: datetime | None = None) -> Ask:
    entries = tuple(Entry(position=position, key_result=key) for position, key in enumerate(keys, start=1))
    return Ask(
        id=f"ana:{week}",
        person="ana",
        week=week,
        planned=at.date(),
        asked_at=at,
        entries=entries,
        next_reminder_at=remind_at,
    )


def message(key: str, *, due_at: datetime = THURSDAY, priority: Priority = Priority.ASK) -> Message:
    return Message(key=key, kind="ask", about={"of": key}, due_at=due_at, priority=priority, person="ana")


def edit(of: str, **about: object) -> Message:
    return Message(
        key=f"edit:{of}", kind="ask", about=about, due_at=THURSDAY, priority=Priority.EDIT, op="edit", edits=of
    )
