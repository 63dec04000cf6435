from decimal import Decimal

from bot.domain.measures.metric import Metric
from bot.importing.changes import Changes
from tests.importing.planning import places, proofs, table


def tree(changes: Changes) -> dict[str, list[str]]:
    """Titles of key results by the title of their objective."""
    assert not changes.problems, [str(one) for one in changes.problems]
    title = {one.key: one.title for one in changes.objectives}
    found: dict[str, list[str]] = {one.title: [] for one in changes.objectives}
    for one in changes.key_results:
        found[title[one.new.objective]].append(one.title)
    return found


def test_one_row_a_goal_measures_the_goal_itself() -> None:
    changes = table("Goal,Owner Email ID,Starting Value,Target Value\nSell more,a@x.org,1,2\nBe kind,b@x.org,,\n")
    assert tree(changes) == {"Sell more": ["Sell more"], "Be kind": []}


def test_one_row_a_key_result_with_the_objective_repeated() -> None:
    changes = table("Objective,Key result,Owner,Start,Target\nA,B,Ana,1,2\na ,C,Bo,1,2\nD,E,Bo,1,2\n")
    assert tree(changes) == {"A": ["B", "C"], "D": ["E"]}
    assert [one.new.owner for one in changes.objectives] == ["ana", "bo"]


def test_the_same_objective_of_two_teams_is_two_objectives() -> None:
    changes = table("Team,Objective,Key result,Owner,Start,Target\nX,A,B,Ana,1,2\nY,A,C,Ana,1,2\n")
    assert [one.key for one in changes.objectives] == ["X-1", "Y-1"]


def test_an_objective_row_followed_by_its_key_results() -> None:
    changes = table("Objective,Key result,Owner,Start,Target\nA,,Cleo,,\n,B,Ana,1,2\n,C,,1,2\nD,,Cleo,,\n,E,Ana,1,2\n")
    assert tree(changes) == {"A": ["B", "C"], "D": ["E"]}
    assert changes.objectives[0].new.owner == "cleo"
    assert proofs(changes)["C"].owner == "cleo"


def test_rows_whose_type_says_what_they_are() -> None:
    header = "name,type,progress,start_date,end_date,owner_email,categories\n"
    rows = "A,goal,,2026-10-01,2026-12-31,a@x.org,\nB,milestone,40,2026-10-01,2026-12-31,b@x.org,\n"
    changes = table(header + rows)
    assert tree(changes) == {"A": ["B"]}
    assert proofs(changes)["B"].measure == Metric(start=Decimal(0), target=Decimal(100))
    assert changes.news[0].draft.value == 40


def test_key_results_side_by_side() -> None:
    header = "email,name,due_at,key_result_1_title,key_result_1_completion,key_result_2_title,key_result_2_completion\n"
    changes = table(header + "a@x.org,A,2026-12-31,B,0.65,C,0.1\nb@x.org,D,2026-12-31,E,0,,\n")
    assert tree(changes) == {"A": ["B", "C"], "D": ["E"]}
    assert [one.draft.value for one in changes.news] == [65, 10, 0]


def test_rows_that_name_their_parent() -> None:
    header = "Row ID,Parent Row IDs,Goal Title,Owner Emails,Starting Value,Target Value\n"
    rows = "1,,Grow,a@x.org,,\n2,1,Sell,a@x.org,,\n3,2,Orders,b@x.org,10,20\n4,1,Visits,b@x.org,5,9\n"
    changes = table(header + rows)
    assert tree(changes) == {"Grow": ["Visits"], "Sell": ["Orders"]}
    assert {one.title: one.new.supports for one in changes.objectives} == {"Grow": None, "Sell": "LARKSPUR-1"}


def test_a_parent_that_is_not_in_the_file_is_refused() -> None:
    header = "Row ID,Parent Row IDs,Goal Title,Owner Emails,Starting Value,Target Value\n"
    assert places(table(header + "1,9,Grow,a@x.org,,\n")) == [(2, "supports")]


def test_a_key_result_without_an_objective_and_an_empty_row_are_refused() -> None:
    header = "Objective,Key result,Owner,Start,Target\n"
    assert places(table(header + ",B,Ana,1,2\n,,Ana,1,2\n")) == [(2, "Objective"), (3, "Objective")]
