"""What each part of the digest says, and that it keeps quiet when it has nothing to say."""

import importlib
import pkgutil
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from types import ModuleType

import pytest

import bot.digest
from bot.digest import at_risk, blockers, changed, headline, sections, silent, wins
from bot.digest.view import ChildView, KeyResultView, View, from_json, to_json
from bot.ports import Snapshot
from bot.usecases.digest_values import digest_values

NOW = datetime(2026, 11, 16, 8, tzinfo=UTC)
DAY = timedelta(days=1)
EVERY = [importlib.import_module(f"bot.digest.{one.name}") for one in pkgutil.iter_modules(bot.digest.__path__)]


def kr(key: str = "GROW-1.1", status: str = "on_track", **more: object) -> KeyResultView:
    return KeyResultView(key=key, title=f"Proof {key}", owner="Ana", kind="metric", unit="%", status=status, **more)  # type: ignore[arg-type]


def view(*key_results: KeyResultView, children: tuple[ChildView, ...] = ()) -> View:
    counts: dict[str, int] = {}
    for one in key_results:
        counts[one.status] = counts.get(one.status, 0) + 1
    return View(
        team="GROW",
        name="Growth",
        week=7,
        weeks=13,
        key_results=key_results,
        children=children,
        taken_at=NOW,
        counts=counts,
    )


@pytest.mark.parametrize("section", [one for one in EVERY if hasattr(one, "ORDER")], ids=lambda one: one.__name__)
@pytest.mark.parametrize("previous", [None, view()])
def test_nothing_is_said_of_nothing(section: ModuleType, previous: View | None) -> None:
    assert section.section(view(), previous) is None


def test_parts_come_in_the_order_of_the_rules() -> None:
    full = view(
        kr("A-1.1", "at_risk", blocker="legal", blocked_since=NOW - DAY, unanswered=True, value=Decimal(2)),
        kr("A-1.2", "achieved"),
    )
    before = view(kr("A-1.1", "on_track", value=Decimal(1)), kr("A-1.2", "on_track"))
    names = [name for name, _ in sections(full, before)]
    assert names == ["headline", "changed", "at_risk", "blockers", "wins", "silent"]


def test_the_headline_counts_against_the_last_digest() -> None:
    said = headline.section(view(kr("A-1.1"), kr("A-1.2")), view(kr("A-1.1", "at_risk"), kr("A-1.2")))
    assert said is not None
    assert said["counts"] == [
        {"status": "on_track", "count": 2, "change": 1},
        {"status": "at_risk", "count": 0, "change": -1},
    ]


def test_what_only_the_team_may_see_is_no_change_against_a_digest_that_never_held_it() -> None:
    said = headline.section(view(kr("A-1.1"), kr("A-1.2", team_only=True)), view(kr("A-1.1")))
    assert said is not None
    assert said["counts"] == [{"status": "on_track", "count": 2, "change": 0}]


def test_child_teams_have_a_line_each_even_without_key_results_of_ones_own() -> None:
    said = headline.section(view(children=(ChildView(team="CARE", name="Care", counts={"on_track": 2}),)), None)
    assert said is not None
    assert said["children"] == [{"team": "CARE", "name": "Care", "counts": {"on_track": 2}}]


@pytest.mark.parametrize(("drop", "told"), [("2", True), ("1.9", False)])
def test_a_drop_in_confidence_of_two_is_news(drop: str, *, told: bool) -> None:
    now, before = kr(confidence=Decimal(8) - Decimal(drop)), kr(confidence=Decimal(8))
    assert (changed.section(view(now), view(before)) is not None) is told


def test_status_moves_come_first_then_the_three_biggest_movers() -> None:
    before = [kr(f"A-1.{n}", progress=Decimal(0)) for n in range(1, 7)]
    now = [kr(f"A-1.{n}", progress=Decimal(n) / 10) for n in range(1, 6)] + [
        kr("A-1.6", "at_risk", progress=Decimal(0))
    ]
    said = changed.section(view(*now), view(*before))
    assert said is not None
    assert [one["key"] for one in said["changes"]] == ["A-1.6", "A-1.5", "A-1.4", "A-1.3"]  # type: ignore[attr-defined]


def test_off_track_stands_before_at_risk_and_blocked_before_unblocked() -> None:
    worst = [kr("A-1.1", "at_risk"), kr("A-1.2", "at_risk", blocker="x"), kr("A-1.3", "off_track"), kr("A-1.4")]
    said = at_risk.section(view(*worst), None)
    assert said is not None
    assert [one.key for one in said["key_results"]] == ["A-1.3", "A-1.2", "A-1.1"]  # type: ignore[attr-defined]


def test_the_oldest_blocker_comes_first_with_its_age_in_days() -> None:
    young = kr("A-1.1", blocker="legal", blocked_since=NOW - timedelta(hours=30))
    old = kr("A-1.2", blocker=None, blocked_since=NOW - 5 * DAY)
    said = blockers.section(view(young, old), None)
    assert said is not None
    assert [(one["key"], one["days"]) for one in said["blocked"]] == [("A-1.2", 5), ("A-1.1", 1)]  # type: ignore[attr-defined]


def test_a_win_is_told_once() -> None:
    won = view(kr(status="achieved"))
    assert wins.section(won, view(kr())) is not None
    assert wins.section(won, won) is None


def test_long_lists_are_cut_and_say_how_much_more_there_is() -> None:
    many = [kr(f"A-1.{n}", "at_risk", blocker="x", blocked_since=NOW, unanswered=True) for n in range(1, 30)]
    for section, field in ((at_risk, "key_results"), (blockers, "blocked"), (silent, "key_results")):
        said = section.section(view(*many), None)
        assert said is not None
        assert len(said[field]) + int(str(said["more"])) == 29


def test_quiet_means_no_news_and_nothing_changed() -> None:
    before = Snapshot(team="GROW", week="2026-W46", taken_at=NOW - 7 * DAY, meeting_at=NOW, about=to_json(view(kr())))
    assert digest_values(view(kr()), before)["quiet"] is True
    assert digest_values(view(kr(news=True)), before)["quiet"] is False
    assert digest_values(view(kr(status="at_risk")), before)["quiet"] is False
    assert digest_values(view(kr()), None)["quiet"] is False


def test_a_view_survives_being_stored() -> None:
    full = view(kr(value=Decimal("2.50"), blocked_since=NOW, confidence=Decimal("7.5"), note="a\nb"))
    assert to_json(from_json(to_json(full))) == to_json(full)
    assert tuple(from_json(to_json(full)).key_results) == full.key_results
