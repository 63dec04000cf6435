from dataclasses import replace
from datetime import date

import pytest

from bot.domain.cadence import Cadence
from bot.importing.changes import FieldChange, Verdict
from tests.importing.planning import EMPTY, after, places, planned, proofs, table

BASE = """
people: [{name: Ana, email: ana@x.org}, {name: Bo}]
teams: [{key: TOP}, {key: SUB, parent: TOP, members: [ana]}]
cycle: {key: 2026-Q4}
objectives:
  - {title: Aim, team: TOP, owner: Ana, key_results: [{title: Proof, metric: {start: 1, target: 2}}]}
  - {title: Other, team: SUB, owner: Bo, key_results: [{title: Share, metric: {start: 1, target: 2}, supports: Proof}]}
"""


def test_the_same_file_again_changes_nothing() -> None:
    again = planned(BASE, present=after(planned(BASE)))
    assert again.every
    assert {one.verdict for one in again.every} == {Verdict.UNCHANGED}


def test_what_changes_is_shown_field_by_field() -> None:
    edited = BASE.replace("start: 1, target: 2}}", "start: 1, target: 3}, weight: 2}").replace(
        "{key: TOP}", "{key: TOP, lead: Bo}"
    )
    changes = planned(edited, present=after(planned(BASE)))
    assert {one.key: one.fields for one in changes.every if one.verdict is Verdict.CHANGED} == {
        "TOP": (FieldChange(field="lead", old="", new="bo"),),
        "TOP-1.1": (FieldChange(field="target", old="2", new="3"), FieldChange(field="weight", old="1", new="2")),
    }


def test_what_a_file_does_not_mention_stays_and_what_it_empties_goes() -> None:
    present = after(planned(BASE))
    assert planned("teams: [{key: SUB, name: Below}]", present=present).teams[0].new.parent == "TOP"
    assert planned("teams: [{key: SUB, parent: null}]", present=present).teams[0].new.parent is None


def test_new_things_take_the_next_free_number_and_known_titles_keep_theirs() -> None:
    present = after(planned(BASE))
    more = "{title: New, team: TOP, owner: Bo}, {title: aim, team: TOP, key_results: [{title: Next, baseline: true}]}"
    changes = planned(f"objectives: [{more}]", present=present)
    assert [one.key for one in changes.objectives] == ["TOP-2", "TOP-1"]
    assert [one.key for one in changes.key_results] == ["TOP-1.2"]


def test_a_key_finds_its_thing_whatever_the_title() -> None:
    changes = planned("objectives: [{key: TOP-1, title: Renamed}]", present=after(planned(BASE)))
    assert changes.objectives[0].fields == (FieldChange(field="title", old="Aim", new="Renamed"),)


def test_a_team_can_be_told_by_the_key_of_its_objective() -> None:
    text = "teams: [{key: TOP}]\nobjectives: [{key: TOP-7, title: Aim, owner: ana@x.org}]"
    assert planned(text).objectives[0].new.team == "TOP"


def test_people_of_one_name_are_kept_apart_by_their_address() -> None:
    changes = planned("people: [{name: Kim, email: kim@x.org}, {name: Kim, email: kim@y.org}]")
    assert [one.key for one in changes.people] == ["kim", "kim2"]
    again = planned("people: [{name: Kim, email: kim@y.org, zone: Asia/Tokyo}]", present=after(changes))
    assert [(one.key, one.verdict) for one in again.people] == [("kim2", Verdict.CHANGED)]
    unclear = planned("objectives: [{title: A, team: T, owner: Kim}]\nteams: [{key: T}]", present=after(changes))
    assert places(unclear) == [(1, "owner")]


def test_somebody_known_by_name_only_gets_their_address() -> None:
    present = after(table("Objective,Key result,Owner,Start,Target\nA,B,Ana Ruiz,1,2\n"))
    changes = planned("people: [{name: Ana Ruiz, email: ana@x.org}]", present=present)
    assert [(one.key, one.new.email) for one in changes.people] == [("ana.ruiz", "ana@x.org")]


def test_who_is_only_named_by_address_is_added() -> None:
    text = "teams: [{key: T}]\nobjectives: [{title: A, team: T, owner: jo.lee@x.org}]"
    assert [(one.key, one.new.name) for one in planned(text).people] == [("jo.lee", "Jo Lee")]


def test_a_cadence_that_changes_counts_from_the_present_week() -> None:
    first = planned("teams: [{key: T, ask: {day: thursday}}]")
    assert first.teams[0].new.ask == Cadence(weekday=3, at=EMPTY.workspace.rules.ask_at)
    second = planned("teams: [{key: T, ask: {day: friday, every: 2}}]", present=after(first))
    ask = second.teams[0].new.ask
    assert ask == Cadence(weekday=4, at=EMPTY.workspace.rules.ask_at, every=2, since=date(2026, 11, 2))
    third = planned("teams: [{key: T, ask: {day: friday, every: 2}}]", present=after(second))
    assert third.teams[0].verdict is Verdict.UNCHANGED


def test_key_results_move_with_their_cycle_unless_they_have_days_of_their_own() -> None:
    own = BASE.replace("{title: Share,", "{title: Share, first_day: 2026-10-15,")
    present = after(planned(own))
    moved = own.replace("{key: 2026-Q4}", "{key: 2026-Q4, first_day: 2026-09-28}")
    found = proofs(planned(moved, present=present))
    assert (found["Proof"].first_day, found["Share"].first_day) == (date(2026, 9, 28), date(2026, 10, 15))


@pytest.mark.parametrize(
    "text",
    [
        "teams: [{key: A, parent: B}, {key: B, parent: C}, {key: C, parent: A}]",
        "teams: [{key: A, parent: A}]",
        "teams: [{key: T}]\nobjectives: [{key: T-1, title: A, team: T, owner: o@x.org, supports: T-1}]",
        (
            "teams: [{key: T}]\nobjectives:\n"
            "  - {title: A, team: T, owner: o@x.org, supports: B}\n  - {title: B, team: T, owner: o@x.org, supports: A}"
        ),
        (
            "teams: [{key: T}]\nobjectives:\n  - title: A\n    team: T\n    owner: o@x.org\n    supports: P\n"
            "    key_results: [{title: P, baseline: true}]"
        ),
        (
            "teams: [{key: T}]\nobjectives:\n  - title: A\n    team: T\n    owner: o@x.org\n"
            "    key_results: [{title: P, baseline: true, supports: Q}, {title: Q, baseline: true, supports: P}]"
        ),
    ],
)
def test_circles_are_refused(text: str) -> None:
    changes = planned(text)
    assert changes.problems
    assert all("circle" in problem.sentence for problem in changes.problems)


def test_a_circle_through_what_is_stored_is_refused() -> None:
    present = after(planned("teams: [{key: A}, {key: B, parent: A}]"))
    assert places(planned("teams: [{key: A, parent: B}]", present=present)) == [(1, "parent")]


def test_what_depends_on_something_bad_is_left_out_and_named() -> None:
    text = BASE.replace("{name: Bo}", "{name: Bo, zone: Nowhere}").replace(
        "{title: Share,", "{title: Share, owner: Ana,"
    )
    changes = planned(text)
    assert places(changes) == [(2, "zone")]
    assert {one.title for one in changes.key_results} == {"Proof"}
    left_out = [(problem.field, problem.sentence.split("”")[0].strip("“")) for problem in changes.left_out]
    assert left_out == [("owner", "Other"), ("objective", "Share")]


def test_what_is_only_named_by_bad_rows_is_not_made() -> None:
    changes = table("Team,Objective,Key result,Owner,Start,Target\nX,A,B,Ana,1,2\nY,C,D,Bo,2,2\nX,A,E,Cleo,1,1\n")
    assert places(changes) == [(3, "Target"), (4, "Target")]
    assert [one.key for one in (*changes.teams, *changes.people)] == ["X", "ana"]


def test_a_channel_waits_for_its_installation_with_a_notice() -> None:
    text = "teams: [{key: A, channel: {teams: '19:x'}}, {key: B, channel: C7}]"
    changes = planned(text)
    assert [(one.new.team, one.new.installation) for one in changes.channels] == [("B", "slack:T01")]
    assert [one.field for one in changes.notices] == ["channel"]
    two = replace(EMPTY, installations=["slack:T01", "slack:T02"])
    assert places(planned("teams: [{key: B, channel: C7}]", present=two)) == [(1, "channel")]
    assert (
        planned("teams: [{key: B, channel: {'slack:T02': C7}}]", present=two).channels[0].new.installation
        == "slack:T02"
    )


def test_a_name_that_two_teams_have_is_asked_back_wherever_it_stands() -> None:
    present = after(planned("teams: [{key: A, name: Larkspur}, {key: B, name: Larkspur}]"))
    assert places(table("Objective,Key result,Owner,Start,Target\nA,B,Ana,1,2\n", present=present)) == [(2, "team")]
    assert places(planned("people: [{name: Ana, team: Larkspur}]", present=present)) == [(1, "team")]


def test_an_address_is_the_same_whatever_the_case_of_its_letters() -> None:
    present = after(planned("people: [{name: Ana, email: Ana@X.org}]"))
    changes = table("Objective,Key result,Email,Start,Target\nA,B,ana@x.ORG,1,2\n", present=present)
    assert not changes.people
    assert proofs(changes)["B"].owner == "ana"
