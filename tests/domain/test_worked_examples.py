"""The table of worked examples, each case against the whole survey."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import time
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from bot.domain.assessment import Assessment
from bot.domain.cadence import Cadence
from bot.domain.check_in import Blocker
from bot.domain.measures import Measure, load
from bot.domain.okr import Ambition, Standing
from bot.domain.people import Team
from tests.domain.build import OBJECTIVE, TO_100, check_in, day, key_result, noon, surveyed

Case = Mapping[str, Any]
GUARDRAIL = load({"kind": "guardrail", "at_most": 3})
SETTING = {"kr", "news", "today", "ambition", "blocked", "beside", "standing", "created", "every"}
SHOWN = {"status", "rule", "progress", "expected", "gap", "no_news_days"}


def table() -> dict[str, Case]:
    parts = YAML(typ="safe").load(Path(__file__).with_name("worked_examples.yaml"))
    return {name: case for part, cases in parts.items() if part != "measures" for name, case in cases.items()}


TABLE = table()


def days_as_dates(described: object) -> object:
    """`due: 20` is the date of day 20."""
    if isinstance(described, list):
        return [days_as_dates(one) for one in described]
    if isinstance(described, dict):
        return {name: day(part) if name in {"day", "due"} else days_as_dates(part) for name, part in described.items()}
    return described


def measure_of(case: Case) -> Measure:
    described = days_as_dates(case.get("kr"))
    return load(described) if isinstance(described, dict) else TO_100


def assess(case: Case) -> Assessment:
    news = [check_in(at, **(said if isinstance(said, dict) else {"value": said})) for at, said in case.get("news", ())]
    today = case["today"] if "today" in case else case["news"][-1][0]
    measured = key_result(
        measure=measure_of(case),
        standing=Standing(case.get("standing", "active")),
        created=case.get("created", -10),
    )
    others = []
    if "beside" in case:
        others.append(key_result("GROW-1.2", GUARDRAIL))
        news.append(check_in(today, case["beside"], key="GROW-1.2"))
    blocker = Blocker(id="b", key_result="GROW-1.1", opened_at=noon(1), opened_by="ana")
    survey = surveyed(
        [measured, *others],
        news,
        now=noon(today),
        objectives=[replace(OBJECTIVE, ambition=Ambition(case.get("ambition", "aspirational")))],
        blockers={"GROW-1.1": blocker} if case.get("blocked") else {},
        team=Team(
            key="GROW",
            name="Growth",
            zone="Europe/Berlin",
            ask=Cadence(weekday=3, at=time(10), every=case.get("every", 1)),
        ),
    )
    return survey.key_results["GROW-1.1"]


@pytest.mark.parametrize("case", TABLE.values(), ids=TABLE)
def test_worked_example(case: Case) -> None:
    found = assess(case)
    wanted = {name: case[name] for name in case if name not in SETTING}
    assert wanted.keys() - {"pace"} <= SHOWN
    shown = {name: getattr(found, name) for name in wanted if name != "pace"}
    if "pace" in case:
        shown["pace"] = found.pace and found.pace.rule
    exact = {name: Decimal(str(part)) if isinstance(part, float) else part for name, part in wanted.items()}
    assert shown == exact


def test_every_kind_of_measure_and_every_status_has_an_example() -> None:
    cases = list(TABLE.values())
    assert {case.get("kr", {}).get("kind", "metric") for case in cases} == {
        "metric",
        "guardrail",
        "range",
        "milestones",
        "yes_no",
        "baseline",
    }
    assert {case["status"] for case in cases} == {
        "off_track",
        "at_risk",
        "no_news",
        "no_data",
        "on_track",
        "achieved",
        "paused",
        "dropped",
    }
