"""The sample company is fit to be imported, and lived through."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import cast
from zoneinfo import ZoneInfo

import pytest
from ruamel.yaml import YAML

from adapters.web import playground
from bot.domain.cadence import Cadence
from bot.domain.okr import Ambition, KeyResult, Visibility
from bot.importing.changes import Changes
from bot.importing.reading.measures import MEASURES
from tests.importing.planning import EMPTY, planned

FOLDER = Path(playground.__file__).parent
STARTS_ON = date(2026, 11, 11)
NEWS = {"day", "value", "confidence", "note", "blocker", "unchanged"}


@pytest.fixture(scope="module")
def company() -> Changes:
    present = replace(EMPTY, installations=[playground.INSTALLATION])
    return planned((FOLDER / "company.yaml").read_text(encoding="utf-8"), name="company.yaml", present=present)


@pytest.fixture(scope="module")
def key_results(company: Changes) -> Mapping[str, KeyResult]:
    return {one.key: one.new for one in company.key_results}


@pytest.fixture(scope="module")
def history() -> Mapping[str, Sequence[Mapping[str, object]]]:
    loaded = YAML(typ="safe").load((FOLDER / "history.yaml").read_text(encoding="utf-8"))
    return cast("Mapping[str, Sequence[Mapping[str, object]]]", loaded)


def test_every_line_can_be_imported(company: Changes) -> None:
    assert [str(problem) for problem in company.problems] == []
    assert len(company.people) == 12
    assert len(company.teams) == 4
    assert {one.new.team: one.new.address for one in company.channels} == {
        team: f"channel:{team}" for team in ("FERN", "GROW", "PLAT", "CARE")
    }


def test_ana_has_exactly_three_key_results(key_results: Mapping[str, KeyResult]) -> None:
    assert [key for key, one in key_results.items() if one.owner == "ana"] == ["GROW-2.1", "GROW-2.2", "GROW-3.1"]


def test_somebody_of_anas_team_lives_nine_hours_away(company: Changes) -> None:
    people = {one.new.id: one.new for one in company.people}
    thursday = datetime(2026, 11, 12, 10, tzinfo=ZoneInfo("UTC"))
    ana, kenji = (ZoneInfo(people[person].zone or "") for person in ("ana", "kenji"))
    away = thursday.astimezone(kenji).utcoffset(), thursday.astimezone(ana).utcoffset()
    assert away[0] is not None
    assert away[1] is not None
    assert (away[0] - away[1]).total_seconds() == 9 * 3600
    assert people["ana"].team == people["kenji"].team


def test_it_shows_every_measure_ambition_and_visibility(company: Changes, key_results: Mapping[str, KeyResult]) -> None:
    assert {one.measure.KIND for one in key_results.values()} == set(MEASURES)
    assert {one.new.ambition for one in company.objectives} == set(Ambition)
    assert {one.new.visibility for one in company.objectives} == set(Visibility)


def test_growth_meets_on_monday_at_ten(company: Changes) -> None:
    meeting = next(one.new.meeting for one in company.teams if one.key == "GROW")
    assert isinstance(meeting, Cadence)
    assert (meeting.weekday, meeting.at.hour) == (0, 10)


def test_what_was_said_before_fits_the_key_results(
    key_results: Mapping[str, KeyResult], history: Mapping[str, Sequence[Mapping[str, object]]]
) -> None:
    assert history.keys() <= key_results.keys()
    for key, said in history.items():
        days = [cast("date", one["day"]) for one in said]
        assert days == sorted(set(days)), key
        assert key_results[key].first_day <= days[0]
        assert days[-1] < STARTS_ON
        for one in said:
            assert one.keys() <= NEWS, key
            assert one.keys() & {"value", "confidence", "unchanged"}, key


def test_every_value_that_was_said_is_one_of_its_measure(
    key_results: Mapping[str, KeyResult], history: Mapping[str, Sequence[Mapping[str, object]]]
) -> None:
    for key, said in history.items():
        for value in (one["value"] for one in said if "value" in one):
            of = key_results[key]
            assert isinstance(of.measure.parse(str(value), unit=of.unit, locale="en", near=None), Decimal), (key, value)


def test_one_key_result_has_never_been_heard_of_and_one_has_gone_quiet(
    key_results: Mapping[str, KeyResult], history: Mapping[str, Sequence[Mapping[str, object]]]
) -> None:
    assert key_results.keys() - history.keys() == {"CARE-2.2"}
    last = {key: cast("date", said[-1]["day"]) for key, said in history.items()}
    assert [key for key, day in last.items() if day < date(2026, 11, 5)] == ["PLAT-2.1"]
