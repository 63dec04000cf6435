"""Key results of 100 days (day 0 is 1 October 2026) with their check-ins, for tests of the domain."""

from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo

from bot.domain.assessment import Assessment
from bot.domain.check_in import Blocker, CheckIn, Word
from bot.domain.measures import Measure
from bot.domain.measures.metric import Metric
from bot.domain.okr import Ambition, Key, KeyResult, Objective, Standing
from bot.domain.people import Team
from bot.domain.rules import Rules
from bot.domain.survey import Survey, survey

FIRST_DAY = date(2026, 10, 1)
ZONE = ZoneInfo("Europe/Berlin")
TO_100 = Metric(start=Decimal(0), target=Decimal(100))
OBJECTIVE = Objective(key="GROW-1", cycle="2026-Q4", team="GROW", title="Grow", owner="ana")


def day(number: int) -> date:
    return FIRST_DAY + timedelta(days=number)


def noon(number: int) -> datetime:
    return datetime.combine(day(number), time(12), tzinfo=ZONE).astimezone(UTC)


def key_result(
    key: Key = "GROW-1.1",
    measure: Measure = TO_100,
    *,
    objective: Key = "GROW-1",
    weight: Decimal | int = 1,
    standing: Standing = Standing.ACTIVE,
    created: int = -10,
) -> KeyResult:
    return KeyResult(
        key=key,
        objective=objective,
        title="A proof",
        owner="ana",
        measure=measure,
        unit="",
        first_day=day(0),
        last_day=day(100),
        created_at=noon(created),
        weight=Decimal(weight),
        standing=standing,
    )


def check_in(
    number: int,
    value: Decimal | float | str | None = None,
    *,
    key: Key = "GROW-1.1",
    confidence: float | str | None = None,
    word: str | None = None,
    unchanged: bool = False,
    note: str | None = None,
) -> CheckIn:
    return CheckIn(
        id=f"{number}/{key}",
        answer=f"{number}",
        key_result=key,
        author="ana",
        at=noon(number),
        value=None if value is None else Decimal(str(value)),
        confidence=None if confidence is None else Decimal(str(confidence)),
        word=None if word is None else Word(word),
        unchanged=unchanged,
        note=note,
    )


def surveyed(
    key_results: Sequence[KeyResult],
    check_ins: Sequence[CheckIn] = (),
    *,
    now: datetime,
    objectives: Sequence[Objective] = (OBJECTIVE,),
    blockers: Mapping[Key, Blocker] | None = None,
    team: Team | None = None,
    rules: Rules | None = None,
) -> Survey:
    histories: dict[Key, list[CheckIn]] = {}
    for one in check_ins:
        histories.setdefault(one.key_result, []).append(one)
    home = team or Team(key="GROW", name="Growth", zone="Europe/Berlin")
    return survey(
        objectives,
        key_results,
        histories,
        blockers or {},
        teams={home.key: home},
        rules=rules or Rules(),
        workspace_zone="America/New_York",
        now=now,
    )


def assessed(
    measure: Measure, *check_ins: CheckIn, today: int, ambition: Ambition = Ambition.ASPIRATIONAL
) -> Assessment:
    """The only key result of its objective, at noon of day `today`."""
    objective = Objective(key="GROW-1", cycle="2026-Q4", team="GROW", title="Grow", owner="ana", ambition=ambition)
    whole = surveyed([key_result(measure=measure)], check_ins, now=noon(today), objectives=[objective])
    return whole.key_results["GROW-1.1"]
