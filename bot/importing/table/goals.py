"""From the rows of a table, in whatever shape, to objectives with their key results."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from bot.importing.findings import Findings
from bot.importing.plan.directory import fold
from bot.importing.table.headers import Columns
from bot.importing.table.row import Row

_GOAL_TYPES = {"goal", "objective", "o"}
_PROOF_TYPES = {"milestone", "keyresult", "kr", "target"}


@dataclass(slots=True)
class Goal:
    """An objective: the first row that names it, and the rows of its key results. `above` is its parent's title."""

    row: Row
    title: str
    own_row: bool
    above: str | None = None
    proofs: list[Row] = field(default_factory=list)


class Goals:
    """Objectives in the order of the file, each once for its title, team and cycle."""

    def __init__(self) -> None:
        self._found: dict[tuple[str, str, str], Goal] = {}

    def at(self, row: Row, title: str, *, own_row: bool) -> Goal:
        """The objective with this title, new if the file hasn't named it yet."""
        key = fold(title), fold(row["team"]), fold(row["cycle"])
        return self._found.setdefault(key, Goal(row, title, own_row))

    def __iter__(self) -> Iterator[Goal]:
        return iter(self._found.values())


def goals_of(rows: Sequence[Row], columns: Columns, findings: Findings) -> Goals:
    """By the shape that the columns show."""
    if {"id", "parent"} <= columns.by_meaning.keys() and "key_result" not in columns.by_meaning:
        return _by_parent(rows, findings)
    if columns.wide:
        return _side_by_side(rows, findings)
    types = {_type(row) for row in rows}
    if types & _GOAL_TYPES and types & _PROOF_TYPES:
        return _below(
            rows, findings, lambda row: (row["objective"], "") if _type(row) in _GOAL_TYPES else ("", row["objective"])
        )
    if "key_result" in columns.by_meaning:
        return _below(rows, findings, lambda row: (row["objective"], row["key_result"]))
    return _alone(rows, findings)


def _type(row: Row) -> str:
    return re.sub(r"[\s_-]+", "", row["type"].casefold())


def _below(rows: Sequence[Row], findings: Findings, titles: Callable[[Row], tuple[str, str]]) -> Goals:
    """A key result belongs to the objective in its row, else to the last one above it."""
    goals = Goals()
    last: Goal | None = None
    for row in rows:
        objective, key_result = titles(row)
        if objective:
            last = goals.at(row, objective, own_row=not key_result)
        if key_result and last is None:
            findings.problem(
                row.spot, row.columns.name("objective"), f"“{key_result}” has no objective beside or above it."
            )
        elif key_result and last is not None:
            last.proofs.append(row.with_title(key_result))
        elif not objective:
            findings.problem(
                row.spot, row.columns.name("objective"), "The row has neither an objective nor a key result."
            )
    return goals


def _side_by_side(rows: Sequence[Row], findings: Findings) -> Goals:
    goals = Goals()
    for row in _titled(rows, findings):
        goals.at(row, row["objective"], own_row=True).proofs.extend(row.inside)
    return goals


def _alone(rows: Sequence[Row], findings: Findings) -> Goals:
    """One row an objective: what it measures is its only key result."""
    goals = Goals()
    for row in _titled(rows, findings):
        goal = goals.at(row, row["objective"], own_row=True)
        if row.measures:
            goal.proofs.append(row.with_title(row["objective"]))
    return goals


def _by_parent(rows: Sequence[Row], findings: Findings) -> Goals:
    """Rows that name another as their parent; those that measure something and are nobody's parent are key results."""
    goals = Goals()
    titled = list(_titled(rows, findings))
    by_id = {row["id"]: row for row in titled if row["id"]}
    parents = {_parent(row) for row in titled}
    for row in titled:
        above = by_id.get(_parent(row))
        if above is not None and row["id"] not in parents:
            goals.at(above, above["objective"], own_row=True).proofs.append(row.with_title(row["objective"]))
            continue
        goal = goals.at(row, row["objective"], own_row=True)
        if _parent(row):
            goal.above = above["objective"] if above else _parent(row)
        elif row.measures and row["id"] not in parents:
            goal.proofs.append(row.with_title(row["objective"]))
    return goals


def _parent(row: Row) -> str:
    return re.split(r"[,;]", row["parent"])[0].strip()


def _titled(rows: Sequence[Row], findings: Findings) -> Iterator[Row]:
    for row in rows:
        if row["objective"]:
            yield row
        else:
            findings.problem(row.spot, row.columns.name("objective"), "The row has no title.")
