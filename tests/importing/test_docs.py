import re
from pathlib import Path

import pytest

from bot.domain.rules import Rules
from bot.importing.reading.measures import MEASURES
from bot.importing.reading.okrs import _KEY_RESULT, _OBJECTIVE
from bot.importing.reading.people import _PERSON, _TEAM
from tests.importing.planning import planned, proofs

PAGE = (Path(__file__).parents[2] / "docs" / "import.md").read_text(encoding="utf-8")
EXAMPLES = re.findall(r"```(yaml|csv)\n(.*?)```", PAGE, re.DOTALL)


def test_the_page_has_examples_of_both_formats() -> None:
    assert [kind for kind, _ in EXAMPLES] == ["yaml", "csv", "csv"]


@pytest.mark.parametrize(("kind", "text"), EXAMPLES)
def test_the_examples_import_without_a_problem(kind: str, text: str) -> None:
    changes = planned(text, name=f"okrs.{kind}")
    assert [str(problem) for problem in changes.problems] == []
    assert changes.key_results


def test_the_yaml_example_shows_every_measure() -> None:
    found = proofs(planned(EXAMPLES[0][1]))
    assert {one.measure.KIND for one in found.values()} == set(MEASURES)
    assert [one.key for one in found.values()] == [f"GROW-1.{number}" for number in range(1, 7)]


@pytest.mark.parametrize("field", sorted({*_PERSON, *_TEAM, *_OBJECTIVE, *_KEY_RESULT}))
def test_every_field_is_on_the_page(field: str) -> None:
    assert f"`{field}`" in PAGE


def test_every_rule_can_be_set() -> None:
    names = Rules.__dataclass_fields__
    times = {"reminders": '["09:00"]', "ask_weekday": "friday", "meeting_weekday": "friday"}
    lines = "".join(
        f"    {name}: {times.get(name) or ('09:15' if name.endswith(('_at', '_from', '_to')) else 5)}\n"
        for name in names
    )
    changes = planned(f"workspace:\n  rules:\n{lines}")
    assert [str(problem) for problem in changes.problems] == []
    assert {one.field for one in changes.workspace[0].fields} == set(names)
