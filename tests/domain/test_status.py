from itertools import product

import pytest

from bot.domain.status import Decision, Rule, Status, decide

GREENS = {Status.ON_TRACK, Status.ACHIEVED}
JUDGED = (None, Status.ON_TRACK, Status.AT_RISK, Status.OFF_TRACK)
EVERY_CASE = list(product(JUDGED, JUDGED, *[(False, True)] * 4))


def decided(case: tuple[Status | None, Status | None, bool, bool, bool, bool]) -> Decision:
    said, pace, complete, breach, blocked, stale = case
    return decide(said=said, pace=pace, complete=complete, breach=breach, blocked=blocked, stale=stale)


def test_worst_come_first() -> None:
    worst_first = ["off_track", "at_risk", "no_news", "no_data", "on_track", "achieved", "paused", "dropped"]
    assert sorted(Status, key=lambda status: status.rank) == worst_first


@pytest.mark.parametrize("case", EVERY_CASE)
def test_what_holds_in_every_case(case: tuple[Status | None, Status | None, bool, bool, bool, bool]) -> None:
    said, pace, complete, breach, blocked, stale = case
    status = decided(case).status
    assert status not in GREENS or not (breach or blocked or stale)
    assert status is not Status.NO_NEWS or stale
    assert status is not Status.OFF_TRACK or Status.OFF_TRACK in {said, pace}
    assert status is not Status.ACHIEVED or (complete and said is not Status.OFF_TRACK)
    if Status.OFF_TRACK in {said, pace} and not complete:
        assert status is Status.OFF_TRACK
    if said is Status.OFF_TRACK:
        assert status is Status.OFF_TRACK


@pytest.mark.parametrize("case", EVERY_CASE)
def test_the_rule_names_what_made_the_difference(
    case: tuple[Status | None, Status | None, bool, bool, bool, bool],
) -> None:
    said, pace, complete, breach, blocked, stale = case
    without = {
        Rule.NO_NEWS: (said, pace, complete, breach, blocked, False),
        Rule.ACHIEVED: (said, pace, False, breach, blocked, stale),
        Rule.GUARDRAIL: (said, pace, complete, False, False, stale),
        Rule.BLOCKED: (said, pace, complete, breach, False, stale),
        Rule.SAID: (None, pace, complete, breach, blocked, stale),
        Rule.PACE: (said, None, complete, breach, blocked, stale),
    }
    decision = decided(case)
    if decision.rule in without:
        assert decided(without[decision.rule]) != decision
