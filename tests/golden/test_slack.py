"""Every golden Slack message is one that Slack takes: by its documented limits, by two libraries, by Slack's own types.

The false alarms of the three are in tests/adapters/slack/outside.py.
"""

import json
from collections.abc import Iterator
from typing import cast

import pytest

from tests.adapters.slack.outside import check_message, check_types, check_view
from tests.fakes.slack.limits import is_too_long, message_problems, view_problems
from tests.golden.kept import FOLDER

Blocks = list[dict[str, object]]
View = dict[str, object]


def _cases() -> Iterator[tuple[str, str, Blocks, View | None]]:
    for file in sorted((FOLDER / "slack").glob("*.json")):
        for title, case in json.loads(file.read_text(encoding="utf-8"))[file.stem].items():
            yield f"{file.stem}: {title}", str(case["text"]), cast("Blocks", case["blocks"]), case.get("view")


CASES = list(_cases())
MESSAGES = [pytest.param(text, blocks, id=name) for name, text, blocks, _ in CASES]
VIEWS = [pytest.param(view, id=name) for name, _, _, view in CASES if view]


@pytest.mark.parametrize(("text", "blocks"), MESSAGES)
def test_a_message_is_within_slacks_limits(text: str, blocks: Blocks) -> None:
    assert message_problems(blocks) == []
    assert not is_too_long(blocks)
    assert 0 < len(text) <= 4000


@pytest.mark.parametrize(("text", "blocks"), MESSAGES)
def test_the_libraries_accept_a_message(text: str, blocks: Blocks) -> None:
    check_message(text, blocks)


@pytest.mark.parametrize("view", VIEWS)
def test_a_form_is_within_slacks_limits_and_accepted_by_the_libraries(view: View) -> None:
    assert view_problems(view) == []
    check_view(view)


@pytest.mark.node
def test_slacks_types_accept_every_message_and_form() -> None:
    messages: dict[str, object] = {name: blocks for name, _, blocks, _ in CASES}
    views: dict[str, object] = {name: view for name, _, _, view in CASES if view}
    assert check_types(messages, views) == ""


def test_there_are_messages_and_forms_to_check() -> None:
    assert len(MESSAGES) > 100
    assert len(VIEWS) > 10
