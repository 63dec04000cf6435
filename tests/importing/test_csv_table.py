from datetime import date
from decimal import Decimal

import pytest

from bot.domain.measures import Measure
from bot.domain.measures.baseline import Baseline
from bot.domain.measures.guardrail import Guardrail
from bot.domain.measures.metric import Metric
from bot.domain.measures.yes_no import YesNo
from bot.domain.okr import Standing
from bot.importing import DateOrder, Options, read_file
from tests.importing.planning import EMPTY, after, places, planned, proofs, table

PLAIN = "Objective,Key result,Owner,Start,Target\n"


def metric(start: str, target: str) -> Metric:
    return Metric(start=Decimal(start), target=Decimal(target))


def test_five_columns_are_enough() -> None:
    changes = table(
        PLAIN + "Newcomers stay,Activation,Ana Ruiz,20%,40%\nNewcomers stay,Teams,tom@larkspur.example,410,500\n"
    )
    found = proofs(changes)
    assert {title: one.key for title, one in found.items()} == {"Activation": "LARKSPUR-1.1", "Teams": "LARKSPUR-1.2"}
    assert found["Activation"].measure == metric("20", "40")
    assert found["Activation"].unit == "%"
    assert (found["Activation"].first_day, found["Activation"].last_day) == (date(2026, 10, 1), date(2026, 12, 31))
    people = {one.key: one.new for one in changes.people}
    assert (people["ana.ruiz"].name, people["ana.ruiz"].email) == ("Ana Ruiz", None)
    assert (people["tom"].name, people["tom"].email) == ("Tom", "tom@larkspur.example")
    assert people["tom"].team == "LARKSPUR"
    team = changes.teams[0].new
    assert (team.key, team.name, team.members) == ("LARKSPUR", "Larkspur", frozenset({"ana.ruiz", "tom"}))
    assert [one.new.owner for one in changes.objectives] == ["ana.ruiz"]


@pytest.mark.parametrize(
    "header",
    [
        "Objective,Key Result,Owner,Start Value,Target Value",
        "OBJECTIVE TITLE,kr_name,owner_email,Metric_Start_Value,Metric_Target_Value",
        "objective;Key  Results;Assignée;Baseline;TARGET GOAL",
        "Goal\tKR\tResponsible\tinitial_value\tStretch Goal",
        "Goal Name|Child Items|Lead|Starting Value|target",
    ],
)
def test_headers_are_known_by_their_meaning_and_the_delimiter_by_the_header(header: str) -> None:
    sign = next(sign for sign in ",;\t|" if sign in header)
    found = proofs(table(f"{header}\n{sign.join(('An aim', 'A proof', 'Ana', '1', '2'))}\n"))
    assert found["A proof"].measure == metric("1", "2")


def test_columns_nobody_knows_are_named_once() -> None:
    changes = table("Objective,Key result,Owner,Start,Target,Mood,Notes\nA,B,Ana,1,2,x,y\nA,C,Ana,1,2,x,y\n")
    assert [(one.line, "Mood, Notes" in one.sentence) for one in changes.notices] == [(1, True)]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_any_common_encoding_is_read(encoding: str) -> None:
    text = PLAIN + "Größe,Zürich wächst,Ana,1,2\n"
    draft = read_file("okrs.csv", text.encode(encoding), Options())
    assert [one.title for one in draft.objectives] == ["Größe"]


def test_quoted_line_breaks_and_separators_stay_in_their_cell_and_lines_stay_right() -> None:
    text = PLAIN + '"One aim,\nin two lines","Proof ""a"", really",Ana,1,2\nOne more,B,Ana,1,1\n'
    changes = table(text)
    assert places(changes) == [(4, "Target")]
    assert [one.title for one in changes.objectives] == ["One aim, in two lines"]


def test_a_row_that_lost_its_quotes_is_refused() -> None:
    assert places(table(PLAIN + "Aim,Proof, with comma,Ana,1,2\n")) == [(2, "")]


def test_a_file_without_a_header_is_refused() -> None:
    assert places(table("Aim,Proof,Ana,1,2\n")) == [(1, "")]
    assert places(table("")) == [(1, "")]


def test_lines_above_the_header_are_passed_over() -> None:
    assert list(proofs(table("Our plan for autumn\n\n" + PLAIN + "A,B,Ana,1,2\n"))) == ["B"]


CELLS: list[tuple[str, str, str, Measure, str]] = [
    ("20%", "40%", "", metric("20", "40"), "%"),
    ("$1M", "$1.5M", "", metric("1000000", "1500000"), "$"),
    ("3M", "4mm", "", metric("3000000", "4000000"), ""),
    ("10k", "1.2M", "", metric("10000", "1200000"), ""),
    ("60 days", "<= 45 days", "", metric("60", "45"), "days"),
    ("", "<= 45 days", "", Guardrail(bound="at_most", limit=Decimal(45)), "days"),
    ("", ">90%", "", Guardrail(bound="at_least", limit=Decimal(90)), "%"),
    ("95%", "≥ 90 %", "", Guardrail(bound="at_least", limit=Decimal(90)), "%"),
    ("", "at least 4.1", "", Guardrail(bound="at_least", limit=Decimal("4.1")), ""),
    ("70", "80", "Percentage", metric("70", "80"), "%"),
    ("0", "3", "hires", metric("0", "3"), "hires"),
    ("0.5", "0", "%", metric("0.5", "0"), "%"),
    ("5", "TBD", "users", Baseline(), "users"),
    ("", "X%", "", Baseline(), ""),
    ("", "N1", "", Baseline(), ""),
    ("12", "", "", Baseline(), ""),
    ("", "Done", "", YesNo(), ""),
    ("", "", "Binary", YesNo(), ""),
    ("", "", "", YesNo(), ""),
    ("-5", "10", "", metric("-5", "10"), ""),
]


@pytest.mark.parametrize(("start", "target", "unit", "measure", "shown"), CELLS)
def test_cells_say_how_a_key_result_is_measured(
    start: str, target: str, unit: str, measure: Measure, shown: str
) -> None:
    found = proofs(table(f'Objective,Key result,Owner,Start,Target,Unit\nA,B,Ana,"{start}","{target}","{unit}"\n'))
    assert (found["B"].measure, found["B"].unit) == (measure, shown)


@pytest.mark.parametrize(
    ("start", "target", "field"),
    [
        ("40", "40", "Target"),
        ("", "40", "Start"),
        ("N1", "40", "Start"),
        ("20", "a lot", "Target"),
        ("some", "40", "Start"),
        ("0.2", "40%", "Start"),
        ("€5", "$9", "Start"),
    ],
)
def test_cells_that_could_only_be_guessed_are_refused(start: str, target: str, field: str) -> None:
    assert places(table(PLAIN + f"A,B,Ana,{start},{target}\n")) == [(2, field)]


def test_the_decimal_mark_holds_for_the_whole_file() -> None:
    found = proofs(table("Objective;KR;Owner;Start;Target\nA;B;Ana;7,5;9,25\nA;C;Ana;1.050;2.100\n"))
    assert (found["B"].measure, found["C"].measure) == (metric("7.5", "9.25"), metric("1050", "2100"))
    found = proofs(table("Objective;KR;Owner;Start;Target\nA;B;Ana;7.5;9.25\nA;C;Ana;1,050;2,100\n"))
    assert (found["B"].measure, found["C"].measure) == (metric("7.5", "9.25"), metric("1050", "2100"))


@pytest.mark.parametrize(
    ("cells", "value"), [(("0.65", "0.2"), "65"), (("65", "0.2"), "65"), (("65%", "20%"), "65"), (("1", "0.5"), "100")]
)
def test_a_completion_column_holds_percent_or_fractions(cells: tuple[str, str], value: str) -> None:
    text = "Objective,Key result,Owner,Completion\n" + "".join(f"A,B{n},Ana,{one}\n" for n, one in enumerate(cells))
    changes = table(text)
    assert proofs(changes)["B0"].measure == metric("0", "100")
    assert changes.news[0].draft.value == Decimal(value)


def test_todays_value_and_confidence_are_news() -> None:
    header = "Objective,Key result,Owner,Start,Target,Current,Confidence\n"
    news = table(header + "A,B,Ana,20%,40%,27%,7/10\nA,C,Ana,1,2,,\nA,D,Ana,1,2,,high\nA,E,Ana,1,2,,70%\n").news
    said = [(one.key_result.title, one.draft.value, one.draft.confidence) for one in news]
    assert said == [("B", Decimal(27), Decimal(7)), ("D", None, Decimal(8)), ("E", None, Decimal(7))]


def test_without_a_start_the_current_value_is_where_it_starts() -> None:
    changes = table("Objective,Child Items,Owner,Current,Last month,Target\nA,B,Ana,30,25,50\n")
    assert proofs(changes)["B"].measure == metric("30", "50")
    assert any("current value" in one.sentence for one in changes.notices)


def test_a_table_that_only_updates_leaves_the_measure_as_it_is() -> None:
    present = after(table(PLAIN + "A,B,Ana,20%,40%\n"), EMPTY)
    changes = table("Objective,Key result,Current\nA,B,31\n", present=present)
    assert [one.fields for one in changes.key_results] == [()]
    assert changes.news[0].draft.value == 31


def test_status_words_pause_or_drop_and_say_nothing_else() -> None:
    header = "Objective,Key result,Owner,Start,Target,Status\n"
    rows = "".join(f"A,{status},Ana,1,2,{status}\n" for status in ("On hold", "cancelled", "on track", "FAILED"))
    found = proofs(table(header + rows))
    assert [one.standing for one in found.values()] == [Standing.PAUSED, Standing.DROPPED, *[Standing.ACTIVE] * 2]


def test_what_a_table_wants_deleted_is_left_out_with_a_notice() -> None:
    changes = table("Action,Objective,Key result,Owner,Start,Target\nDelete,A,B,Ana,1,2\n,A,C,Ana,1,2\n")
    assert list(proofs(changes)) == ["C"]
    assert [one.field for one in changes.notices] == ["Action"]


@pytest.mark.parametrize(
    ("cells", "order", "day"),
    [
        (("2026-10-05", "2026-12-24"), None, date(2026, 10, 5)),
        (("05/10/2026", "24/12/2026"), None, date(2026, 10, 5)),
        (("10/05/2026", "12/24/2026"), None, date(2026, 10, 5)),
        (("05.10.2026", "12.12.2026"), None, date(2026, 10, 5)),
        (("2026/10/05", "2026/12/24"), None, date(2026, 10, 5)),
        (("5 Oct 2026", "December 24, 2026"), None, date(2026, 10, 5)),
        (("05/10/2026", "06/12/2026"), DateOrder.DMY, date(2026, 10, 5)),
        (("10/05/2026", "12/06/2026"), DateOrder.MDY, date(2026, 10, 5)),
    ],
)
def test_the_order_of_dates_is_said_once_or_seen_in_the_file(
    cells: tuple[str, str], order: DateOrder | None, day: date
) -> None:
    text = f'Objective,Key result,Owner,Start,Target,Start date,Due date\nA,B,Ana,1,2,{cells[0]},"{cells[1]}"\n'
    assert proofs(table(text, options=Options(dates=order)))["B"].first_day == day


@pytest.mark.parametrize(
    "cells", [("05/10/2026", "06/12/2026"), ("31/02/2026", ""), ("soon", ""), ("25/10/2026", "10/25/2026")]
)
def test_dates_that_could_be_two_days_or_none_are_refused(cells: tuple[str, str]) -> None:
    text = f"Objective,Key result,Owner,Start,Target,Start date,Due date\nA,B,Ana,1,2,{cells[0]},{cells[1]}\n"
    found = planned(text, name="okrs.csv")
    assert found.problems
    assert all(one.field in {"Start date", "Due date"} for one in found.problems)


@pytest.mark.parametrize("name", ["Q4 2026", "2026 Q4", "q4-2026", "CY26-Q4", "Q4 2026 - Oct-Dec"])
def test_a_calendar_quarter_is_known_by_its_name(name: str) -> None:
    cycle = table(f"Objective,KR,Owner,Start,Target,Quarter\nA,B,Ana,1,2,{name}\n").cycles[0]
    assert (cycle.key, cycle.new.first_day, cycle.new.last_day) == ("2026-Q4", date(2026, 10, 1), date(2026, 12, 31))


def test_a_fiscal_quarter_needs_its_days() -> None:
    assert places(table("Objective,KR,Owner,Start,Target,Quarter\nA,B,Ana,1,2,FY27-Q1\n")) == [(2, "first_day")]
    days = "Objective,KR,Owner,Start,Target,Quarter,Start date,End date\n"
    rows = "A,B,Ana,1,2,FY27-Q1,2026-11-01,2027-01-31\nA,C,Ana,1,2,FY27-Q1,2026-11-15,2027-01-15\n"
    cycle = table(days + rows).cycles[0].new
    assert (cycle.first_day, cycle.last_day) == (date(2026, 11, 1), date(2027, 1, 31))


def test_an_owner_is_one_person_never_a_team() -> None:
    header = "Objective,Key result,Owner,Owner email,Start,Target,Team\n"
    changes = table(header + "A,B,Ana Ruiz,ana@larkspur.example,1,2,Growth\nA,C,Growth,,1,2,Growth\nA,D,,,1,2,Growth\n")
    assert places(changes) == [(3, "owner"), (4, "owner")]
    assert [(one.key, one.new.email) for one in changes.people] == [("ana", "ana@larkspur.example")]


def test_ids_of_ours_are_kept_and_other_ids_are_not() -> None:
    header = "ID,Objective ID,Team,Objective,Key result,Owner,Start,Target\n"
    changes = table(header + "GROW-2.4,GROW-2,GROW,A,B,Ana,1,2\n77,GROW-2,GROW,A,C,Ana,1,2\n")
    assert [one.key for one in changes.key_results] == ["GROW-2.4", "GROW-2.5"]
    assert [one.field for one in changes.notices] == ["ID"]
