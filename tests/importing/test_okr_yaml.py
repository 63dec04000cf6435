from datetime import date, time
from decimal import Decimal

import pytest

from bot.domain.cadence import Cadence
from bot.domain.cycle import CycleState
from bot.domain.measures.baseline import Baseline
from bot.domain.measures.guardrail import Guardrail
from bot.domain.measures.metric import Metric, Planned
from bot.domain.measures.milestones import Milestone, Milestones
from bot.domain.measures.range import Range
from bot.domain.measures.yes_no import YesNo
from bot.domain.okr import Ambition, Standing, Visibility
from bot.domain.rules import Rules
from bot.ports import Channel
from tests.importing.planning import NOW, places, planned, proofs

COMPANY = """
workspace:
  name: Larkspur Instruments
  zone: Europe/Zurich
  locale: de-CH
  rules: {confident: 8, ask_weekday: wednesday, reminders: ["09:30"]}
people:
  - {name: Ana Ruiz, email: Ana.Ruiz@larkspur.example, admin: true}
  - {name: Kim Sato, email: kim@larkspur.example, manager: ana.ruiz, zone: Asia/Tokyo, locale: ja}
  - {name: Kim Sato, email: sato@larkspur.example}
teams:
  - key: LARK
    name: Larkspur
    lead: Ana Ruiz
    ask: {day: wed, at: "9:30", every: 2}
    meeting: {day: monday}
  - name: Customer support
    parent: lark
    zone: Asia/Tokyo
    members: [kim, sato]
    channel: {slack: C0123}
cycle: {key: 2026-Q4}
objectives:
  - title: Answers come fast
    team: CS
    owner: kim
    ambition: committed
    visibility: team
    key_results:
      - title: First answer
        owner: sato
        metric: {start: 9 h, target: 4 h, curve: [{day: 2026-11-15, value: 5}]}
        weight: 2
        first_day: 2026-10-05
        standing: paused
      - {title: Calm queue, guardrail: {at_most: 120, warning: 100}, unit: tickets}
      - {title: Staffing, range: {lo: 3, hi: 5, start: 2.5}}
      - {title: Shifts, milestones: [{title: Draft, due: 2026-10-20}, {title: Live, due: 2026-12-01, weight: 3}]}
      - {title: Handbook, yes_no: {due: 2026-12-10, early_warning: No outline by mid November}}
      - {title: Cost of a ticket, baseline: true, unit: CHF, supports: First answer}
"""


def test_a_file_describes_a_whole_workspace() -> None:
    changes = planned(COMPANY)
    assert [str(problem) for problem in changes.problems] == []
    workspace = changes.workspace[0].new
    assert (workspace.name, workspace.locale) == ("Larkspur Instruments", "de-CH")
    assert workspace.rules == Rules(confident=Decimal(8), ask_weekday=2, reminders=(time(9, 30),))
    people = {one.key: one.new for one in changes.people}
    assert set(people) == {"ana.ruiz", "kim", "sato"}
    assert people["ana.ruiz"].admin
    assert people["ana.ruiz"].email == "Ana.Ruiz@larkspur.example"
    assert (people["kim"].manager, people["kim"].team, people["kim"].zone) == ("ana.ruiz", "CS", "Asia/Tokyo")
    teams = {one.key: one.new for one in changes.teams}
    assert teams["LARK"].ask == Cadence(weekday=2, at=time(9, 30), every=2)
    assert teams["LARK"].meeting == Cadence(weekday=0, at=time(10))
    assert (teams["CS"].parent, teams["CS"].members) == ("LARK", frozenset({"kim", "sato"}))
    assert [one.new for one in changes.channels] == [Channel(installation="slack:T01", team="CS", address="C0123")]
    cycle = changes.cycles[0].new
    assert (cycle.name, cycle.first_day, cycle.last_day) == ("Q4 2026", date(2026, 10, 1), date(2026, 12, 31))
    objective = changes.objectives[0].new
    assert (objective.key, objective.owner) == ("CS-1", "kim")
    assert (objective.ambition, objective.visibility) == (Ambition.COMMITTED, Visibility.TEAM)


def test_every_measure_can_be_written() -> None:
    found = proofs(planned(COMPANY))
    curve = (Planned(date(2026, 11, 15), Decimal(5)),)
    assert found["First answer"].measure == Metric(start=Decimal(9), target=Decimal(4), curve=curve)
    assert found["Calm queue"].measure == Guardrail(bound="at_most", limit=Decimal(120), warning=Decimal(100))
    assert found["Staffing"].measure == Range(lo=Decimal(3), hi=Decimal(5), start=Decimal("2.5"))
    steps = (Milestone("Draft", date(2026, 10, 20)), Milestone("Live", date(2026, 12, 1), Decimal(3)))
    assert found["Shifts"].measure == Milestones(items=steps)
    assert found["Handbook"].measure == YesNo(due=date(2026, 12, 10), early_warning="No outline by mid November")
    assert found["Cost of a ticket"].measure == Baseline()


def test_a_key_result_has_what_the_file_says_and_else_what_its_objective_and_cycle_say() -> None:
    found = proofs(planned(COMPANY))
    first = found["First answer"]
    assert (first.key, first.owner, first.unit, first.weight) == ("CS-1.1", "sato", "h", Decimal(2))
    assert (first.first_day, first.last_day, first.standing) == (date(2026, 10, 5), date(2026, 12, 31), Standing.PAUSED)
    last = found["Cost of a ticket"]
    assert (last.key, last.owner, last.unit, last.supports) == ("CS-1.6", "kim", "CHF", "CS-1.1")
    assert last.created_at == NOW


def test_a_cycle_that_is_over_comes_in_closed() -> None:
    changes = planned("cycles: [{name: Spring, first_day: 2026-02-01, last_day: 2026-04-30}, {key: 2027-Q1}]")
    assert [(one.key, one.new.state) for one in changes.cycles] == [
        ("Spring", CycleState.CLOSED),
        ("2027-Q1", CycleState.ACTIVE),
    ]


@pytest.mark.parametrize(
    ("text", "line", "field"),
    [
        ("workspace: {zone: Mars/Base}", 1, "zone"),
        ("workspace:\n  locale: klingon", 2, "locale"),
        ("workspace: {rules: {confidant: 7}}", 1, "confidant"),
        ("workspace: {rules: {doubtful: -1}}", 1, "doubtful"),
        ("workspace: {rules: {reminders: [noon]}}", 1, "reminders"),
        ("people:\n  - name: Ana\n    mail: a@x.org", 3, "mail"),
        ("people:\n  - name: Ana\n    email: ana at home", 3, "email"),
        ("people:\n  - name: Ana\n    admin: perhaps", 3, "admin"),
        ("people:\n  - name: Ana\n    manager: Bo", 3, "manager"),
        ("people:\n  - name: Ana\n  - name: ana", 3, ""),
        ("people:\n  - {name: Ana, email: a@x.org}\n  - {id: bo, email: a@x.org}", 3, ""),
        ("people:\n  - name: Ana\n    name: Bo", 3, "name"),
        ("people:\n  - zone: Europe/Zurich", 2, "name"),
        ("people:\n  - Ana", 2, ""),
        ("teams:\n  - key: a-b", 2, "key"),
        ("teams:\n  - key: A\n    ask: {day: someday}", 3, "day"),
        ("teams:\n  - key: A\n    ask:\n      at: 25:00", 4, "at"),
        ("teams:\n  - key: A\n    ask: {every: 0}", 3, "every"),
        ("teams:\n  - key: A\n    parent: B", 3, "parent"),
        ("teams:\n  - key: A\n    lead: Nobody", 3, "lead"),
        ("teams:\n  - key: A\n    members:\n      - Nobody", 4, "members"),
        ("teams:\n  - key: A\n    members: [[]]", 3, "members"),
        ("teams:\n  - key: A\n    channel: [C1]", 3, ""),
        ("teams:\n  - key: A\n    parent: A", 3, "parent"),
        ("cycle:\n  key: 2026 Q4", 2, "key"),
        ("cycle:\n  name: FY27-Q1", 2, "first_day"),
        ("cycle: {name: Long, first_day: 2026-10-01,\n  last_day: 2026-10-01}", 1, "last_day"),
        ("cycle: {name: Long, first_day: soon}", 1, "first_day"),
        ("objectives: {title: x}", 1, "team"),
        ("objectives:\n  - title: ''", 2, "title"),
        ("objectives:\n  - title:", 2, "title"),
        ("objective: []", 1, "objective"),
        ("a: *b", 1, ""),
        ("a: &b 1\nc: *b", 2, ""),
        ("a: [1\nb: 2", 2, ""),
        ("- a", 1, ""),
        ("a: 1\n---\na: 2", 2, ""),
        ("", 1, ""),
    ],
)
def test_what_is_wrong_is_named_with_its_line_and_field(text: str, line: int, field: str) -> None:
    found = planned(text)
    assert (line, field) in places(found), [str(problem) for problem in found.problems]
    assert all(problem.file == "okrs.yaml" for problem in found.problems)


PROOF = """\
people: [{{name: Ana}}]
teams: [{{key: A}}]
objectives:
  - title: An aim
    team: A
    owner: Ana
    key_results:
      - title: A proof
        {}
"""


@pytest.mark.parametrize(
    ("text", "field"),
    [
        ("owner: Anna", "owner"),
        ("owner: A", "owner"),
        ("metric: {start: 1, target: 1}", "target"),
        ("metric: {start: 1}", "target"),
        ("metric: {start: 1, target: many}", "target"),
        ("metric: {start: 1, target: 2, goal: 3}", "goal"),
        ("metric: 4", "metric"),
        ("guardrail: {at_least: 1, at_most: 2}", "at_most"),
        ("guardrail: {at_most: 3, warning: 4}", "warning"),
        ("range: {lo: 3, hi: 3}", "hi"),
        ("milestones: [{title: x, due: soon}]", "due"),
        ("milestones: []", "items"),
        ("weight: -1", "weight"),
        ("first_day: 2026-12-31", "last_day"),
        ("last_day: 31.12.2026", "last_day"),
        ("standing: gone", "standing"),
        ("supports: Nothing", "supports"),
        ("supports: An aim", "supports"),
        ("key: A-1", "key"),
        ("baseline: true\n        yes_no: true", "yes_no"),
        ("unit: '%'", "metric"),
        ("confidence: 11", "confidence"),
    ],
)
def test_what_is_wrong_with_a_key_result_is_named(text: str, field: str) -> None:
    measured = (
        text
        if any(kind in text for kind in ("metric", "guardrail", "range", "milestones", "baseline", "unit"))
        else (f"metric: {{start: 1, target: 2}}\n        {text}")
    )
    found = planned(PROOF.format(measured))
    assert field in {named for line, named in places(found) if line >= 8}, [str(one) for one in found.problems]
    assert not found.key_results


def test_all_problems_are_told_at_once() -> None:
    people = "people:\n  - {name: Ana, zone: X, email: y}\n"
    text = f"{people}teams:\n  - {{key: '?', lead: Bo}}\nobjectives:\n  - {{title: T, team: Z}}"
    assert places(planned(text)) == [(2, "email"), (2, "zone"), (4, "key"), (4, "lead"), (6, "team"), (6, "owner")]


def test_a_file_that_is_not_utf_8_is_refused_with_its_line() -> None:
    from bot.importing import Options, read_file

    draft = read_file("okrs.yml", b"people:\n  - name: M\xfcller\n", Options())
    assert [(one.line, one.field) for one in draft.problems] == [(2, "")]


def test_nothing_in_a_file_can_be_made_to_run() -> None:
    assert not planned("people: !!python/object/apply:os.getcwd []").people
