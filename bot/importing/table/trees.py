"""From an objective's rows to the same tree that a YAML file gives."""

from dataclasses import dataclass
from datetime import date

from bot.importing.findings import Findings
from bot.importing.options import DateOrder
from bot.importing.reading.values import KEY_RESULT_KEY, OBJECTIVE_KEY, Unreadable
from bot.importing.table.dates import read_day
from bot.importing.table.goals import Goal
from bot.importing.table.measured import Bad, Measured, measured
from bot.importing.table.numbers import Numbers
from bot.importing.table.row import Remarks, Row
from bot.importing.table.words import standing_of
from bot.importing.tree import Fields, Items, Scalar, Tree


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What holds for a whole file: how its numbers and dates are written, and where its findings go."""

    numbers: Numbers
    order: DateOrder | None
    findings: Findings
    remarks: Remarks

    def day(self, row: Row, meant: str) -> date | None:
        """A cell's day; None, and a problem, if it isn't one."""
        try:
            return read_day(row[meant], self.order) if row[meant] else None
        except Unreadable as wrong:
            raise Bad(meant, str(wrong)) from None


def objective_tree(goal: Goal, reading: Reading) -> Fields | None:
    """An objective with those of its key results that can be read; None if there are none and no row of its own."""
    row = goal.row
    proofs = tuple(tree for proof in goal.proofs if (tree := _key_result_tree(proof, reading)) is not None)
    if not proofs and not goal.own_row:
        return None
    fields: dict[str, Tree | None] = {
        "title": Scalar(row.spot, goal.title),
        "key": _key(row, ("objective_id", "id") if goal.own_row else ("objective_id",), reading, objective=True),
        "team": row.scalar("team"),
        "cycle": row.scalar("cycle"),
        "ambition": row.scalar("ambition"),
        "owner": row.scalar("objective_owner") or (_owner(row) if goal.own_row else None),
        "supports": Scalar(row.spot, goal.above) if goal.above else None,
        "key_results": Items(row.spot, proofs),
    }
    return Fields(row.spot, {name: tree for name, tree in fields.items() if tree is not None})


def _key_result_tree(row: Row, reading: Reading) -> Fields | None:
    """None, and a problem, if a cell can't be read."""
    try:
        found = measured(row, reading.numbers, reading.remarks)
        days = {meant: reading.day(row, meant) for meant in ("first_day", "last_day")}
    except Bad as wrong:
        reading.findings.problem(row.spot, row.columns.name(wrong.meant), str(wrong))
        return None
    standing = standing_of(row["status"])
    fields: dict[str, Tree | None] = {
        "title": row.scalar("key_result"),
        "key": _key(row, ("id",), reading, objective=False),
        "owner": _owner(row),
        "weight": row.scalar("weight"),
        "confidence": row.scalar("confidence"),
        "standing": Scalar(row.spot, standing.value) if standing else None,
        **{meant: Scalar(row.spot, day.isoformat()) for meant, day in days.items() if day},
        **_measure(row, found),
    }
    return Fields(row.spot, {name: tree for name, tree in fields.items() if tree is not None})


def _measure(row: Row, found: Measured) -> dict[str, Tree]:
    fields: dict[str, Tree] = {}
    if found.kind is not None:
        inside = {name: Scalar(row.spot, format(value, "f")) for name, value in found.fields.items()}
        fields[found.kind] = Fields(row.spot, inside)
    if found.unit:
        fields["unit"] = Scalar(row.spot, found.unit)
    if found.current is not None:
        fields["current"] = Scalar(row.spot, format(found.current, "f"))
    return fields


def _owner(row: Row) -> Scalar | None:
    """Name and address in one, where the table has both."""
    name, email = row["owner"], row["email"]
    text = f"{name} <{email}>" if name and email and "@" not in name else email or name
    return Scalar(row.spot, text) if text else None


def _key(row: Row, meant: tuple[str, ...], reading: Reading, *, objective: bool) -> Scalar | None:
    """One of our keys; other tools' ids only tie rows together."""
    for column in meant:
        text = row[column].upper()
        if (OBJECTIVE_KEY if objective else KEY_RESULT_KEY).fullmatch(text):
            return Scalar(row.spot, text)
        if text:
            sentence = "These ids aren't kept; what is imported again is known by its title."
            reading.remarks.add(row.spot, row.columns.name(column), sentence)
    return None
