"""When a digest is one line."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import cast

import pytest

from bot.digest.view import ChildView, KeyResultView, View, to_json
from bot.ports import Snapshot
from bot.usecases.digest_values import digest_values

MONDAY = datetime(2026, 11, 16, 8, tzinfo=UTC)
STANDS = KeyResultView(key="GROW-2.1", title="Activation rate", owner="Ana", kind="metric", unit="%", status="on_track")
CHILD = ChildView(team="CARE", name="Customer care", counts={"on_track": 1})
VIEW = View(
    team="GROW",
    name="Growth",
    week=7,
    weeks=13,
    key_results=[STANDS],
    children=[CHILD],
    taken_at=MONDAY,
    counts={"on_track": 1},
)
LAST_WEEK = MONDAY - timedelta(weeks=1)
BEFORE = Snapshot(team="GROW", week="2026-W46", taken_at=LAST_WEEK, meeting_at=LAST_WEEK, about=to_json(VIEW))


def test_where_nothing_is_new_the_digest_is_quiet() -> None:
    assert digest_values(VIEW, BEFORE)["quiet"] is True


def test_the_first_digest_is_never_quiet() -> None:
    assert digest_values(VIEW, None)["quiet"] is False


@pytest.mark.parametrize(
    "now",
    [
        pytest.param(replace(STANDS, news=True), id="a check-in that says the same"),
        pytest.param(replace(STANDS, status="at_risk"), id="a status that moved"),
        pytest.param(replace(STANDS, status="achieved"), id="a win"),
        pytest.param(replace(STANDS, unanswered=True), id="somebody who didn't answer"),
    ],
)
def test_one_key_result_with_something_new_makes_it_speak(now: KeyResultView) -> None:
    assert digest_values(replace(VIEW, key_results=[now]), BEFORE)["quiet"] is False


def test_a_child_team_that_stands_elsewhere_makes_it_speak() -> None:
    moved = replace(VIEW, children=[replace(CHILD, counts={"at_risk": 1})])
    assert digest_values(moved, BEFORE)["quiet"] is False


def _told(now: KeyResultView) -> Sequence[str]:
    return cast("Sequence[str]", digest_values(replace(VIEW, key_results=[now]), BEFORE)["order"])


def test_what_merely_fell_silent_is_told_once() -> None:
    assert _told(replace(STANDS, status="no_news", unanswered=True)) == ["silent"]


def test_what_fell_silent_without_being_asked_has_changed() -> None:
    assert _told(replace(STANDS, status="no_news")) == ["changed"]
