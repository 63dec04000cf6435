"""Plans files against an empty workspace, or one that has seen other files."""

from dataclasses import replace
from datetime import UTC, datetime

from bot.domain.okr import KeyResult
from bot.domain.rules import Rules
from bot.importing import Options, read_file
from bot.importing.changes import Changes
from bot.importing.plan import Present, plan
from bot.ports import Workspace

NOW = datetime(2026, 11, 5, 9, tzinfo=UTC)
HOME = Workspace(id="home", name="Larkspur", zone="Europe/Zurich", locale="en-GB", rules=Rules())
EMPTY = Present(
    now=NOW,
    workspace=HOME,
    people={},
    teams={},
    channels=[],
    cycles={},
    objectives={},
    key_results={},
    installations=["slack:T01"],
)


def planned(text: str, *, name: str = "okrs.yaml", present: Present = EMPTY, options: Options | None = None) -> Changes:
    """What the file would change."""
    return plan(read_file(name, text.encode(), options or Options()), present)


def table(text: str, *, present: Present = EMPTY, options: Options | None = None) -> Changes:
    """What a CSV file would change."""
    return planned(text, name="okrs.csv", present=present, options=options)


def after(changes: Changes, present: Present = EMPTY) -> Present:
    """The workspace once the changes are written."""
    return replace(
        present,
        people={**present.people, **{one.key: one.new for one in changes.people}},
        teams={**present.teams, **{one.key: one.new for one in changes.teams}},
        cycles={**present.cycles, **{one.key: one.new for one in changes.cycles}},
        objectives={**present.objectives, **{one.key: one.new for one in changes.objectives}},
        key_results={**present.key_results, **{one.key: one.new for one in changes.key_results}},
        channels=[*present.channels, *(one.new for one in changes.channels)],
    )


def places(changes: Changes) -> list[tuple[int, str]]:
    """Line and field of every problem."""
    return [(problem.line, problem.field) for problem in changes.problems]


def proofs(changes: Changes) -> dict[str, KeyResult]:
    """The key results by title."""
    assert not changes.problems, [str(problem) for problem in changes.problems]
    return {one.title: one.new for one in changes.key_results}
