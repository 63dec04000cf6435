"""The samples show every case there is, in the shape that the code passes."""

from collections.abc import Iterator, Mapping
from dataclasses import fields
from itertools import chain
from pkgutil import iter_modules

import pytest

import prompts
from bot import digest
from bot.digest.view import KeyResultView, View
from bot.domain.assessment import Assessment, Said
from bot.domain.check_in import Blocker, CheckIn
from bot.domain.measures import kinds
from bot.domain.okr import KeyResult, Objective
from bot.domain.pace import Pace, PaceRule
from bot.domain.people import Person
from bot.domain.roll_up import ObjectiveStatus
from bot.domain.rules import Rules
from bot.domain.status import Rule, Status
from bot.replies.reading import Puzzle

STANDS_FOR: Mapping[str, type] = {
    "blocked": Blocker,
    "check_in": CheckIn,
    "key_result": KeyResult,
    "now": Assessment,
    "objective": Objective,
    "owner": Person,
    "pace": Pace,
    "rules": Rules,
    "state": ObjectiveStatus,
    "view": View,
}
CASES = [(case.message, case.values) for cases in prompts.samples().values() for case in cases]


def found(value: object, name: str) -> Iterator[object]:
    """Everything that stands under this name, however deep."""
    if isinstance(value, Mapping):
        if name in value:
            yield value[name]
        yield from chain.from_iterable(found(inner, name) for inner in value.values())
    elif isinstance(value, list):
        yield from chain.from_iterable(found(inner, name) for inner in value)


def strings(message: str, name: str) -> set[object]:
    return {value for said, values in CASES if said == message for value in found(values, name) if type(value) is str}


def names_of(shape: type) -> set[str]:
    inherited = {name for name in dir(shape) if isinstance(getattr(shape, name), property)}
    return {field.name for field in fields(shape)} | inherited


@pytest.mark.parametrize("name", STANDS_FOR)
def test_a_mapping_that_stands_for_a_dataclass_has_only_its_fields(name: str) -> None:
    made = [value for _, values in CASES for value in found(values, name) if isinstance(value, Mapping)]
    assert made
    assert {key for mapping in made for key in mapping} <= names_of(STANDS_FOR[name])


def test_what_a_measure_is_said_to_have_it_has() -> None:
    for _, values in CASES:
        for measure in found(values, "measure"):
            assert isinstance(measure, Mapping)
            shape = kinds()[str(measure["KIND"])]
            assert measure.keys() <= names_of(shape) | {"KIND"}


def test_the_ask_shows_every_measure() -> None:
    assert strings("ask", "KIND") == set(kinds())


@pytest.mark.parametrize("message", ["add_key_result", "choose_measure"])
def test_a_key_result_can_be_added_by_every_measure(message: str) -> None:
    offered = {kind for said, values in CASES if said == message for kind in [values.get("kind"), *_offered(values)]}
    assert offered - {None} == set(kinds())


def test_the_team_and_the_ask_show_every_status_together() -> None:
    assert strings("team", "status") | strings("ask", "status") == set(Status)


def test_why_words_every_rule_and_every_pace() -> None:
    assert strings("why", "rule") == set(Rule) | set(PaceRule)


def test_every_puzzle_has_its_sentence() -> None:
    assert strings("doubt", "puzzle") == set(Puzzle)


def test_the_digest_shows_every_section() -> None:
    parts = [values["parts"] for said, values in CASES if said == "digest"]
    shown = {name for part in parts if isinstance(part, Mapping) for name in part}
    assert shown == {module.name for module in iter_modules(digest.__path__)} - {"view"}


def test_the_digest_speaks_only_of_what_a_snapshot_holds() -> None:
    listed = [one for said, values in CASES if said == "digest" for one in found(values.get("view"), "key_results")]
    assert {key for ones in listed if isinstance(ones, list) for one in ones for key in one} <= names_of(KeyResultView)


def test_what_was_said_is_what_an_assessment_holds() -> None:
    said = [value for message, values in CASES if message == "why" for value in found(values, "said")]
    assert {key for value in said if isinstance(value, Mapping) for key in value} <= names_of(Said)


def _offered(values: Mapping[str, object]) -> list[object]:
    offered = values.get("kinds", [])
    return offered if isinstance(offered, list) else []
