"""CSV: one row a key result, as people keep OKRs in sheets or get them out of other tools."""

from collections.abc import Iterator, Sequence
from contextlib import suppress

from bot.importing.draft import Draft
from bot.importing.findings import Findings
from bot.importing.options import Options
from bot.importing.reading import read_draft
from bot.importing.reading.values import Unreadable
from bot.importing.table.cycles import cycles_of
from bot.importing.table.dates import order_of
from bot.importing.table.goals import goals_of
from bot.importing.table.headers import Columns, find_columns
from bot.importing.table.numbers import numbers_of
from bot.importing.table.row import Remarks, Row, rows_of
from bot.importing.table.sheet import read_sheet
from bot.importing.table.trees import Reading, objective_tree
from bot.importing.table.words import is_deletion
from bot.importing.tree import Fields, Items, Spot

SUFFIXES = (".csv", ".tsv")
_NUMBERS = ("start", "target", "current")


def read(file: str, content: bytes, options: Options) -> Draft:
    """The draft of a table with all its problems; `file` is its name in them."""
    findings = Findings()
    top = Spot(file, 1)
    sheet = read_sheet(file, content, findings)
    if sheet is None:
        return read_draft(Fields(top, {}), findings, locale=options.locale)
    columns = find_columns(sheet.header.cells, sheet.header.spot, findings)
    remarks = Remarks(findings)
    rows = list(_kept(list(rows_of(sheet, columns, findings)), remarks))
    reading = _reading(rows, sheet.header.spot, columns, options, findings, remarks)
    goals = list(goals_of(rows, columns, findings))
    objectives = tuple(tree for goal in goals if (tree := objective_tree(goal, reading)) is not None)
    cycles = tuple(cycles_of(rows, reading))
    remarks.tell()
    tree = Fields(top, {"cycles": Items(top, cycles), "objectives": Items(top, objectives)})
    return read_draft(tree, findings, locale="en", flat=True)


def _kept(rows: Sequence[Row], remarks: Remarks) -> Iterator[Row]:
    for row in rows:
        if is_deletion(row["action"]):
            remarks.add(row.spot, row.columns.name("action"), "Nothing is deleted by an import; the row is left out.")
        else:
            yield row


def _reading(
    rows: Sequence[Row], header: Spot, columns: Columns, options: Options, findings: Findings, remarks: Remarks
) -> Reading:
    """What holds for the whole file."""
    every = [part for row in rows for part in (row.inside or (row,))]
    numbers = numbers_of(
        (row[meant] for row in every for meant in _NUMBERS), (row["completion"] for row in every), locale=options.locale
    )
    order = options.dates
    if order is None:
        days = [row[meant] for row in rows for meant in ("first_day", "last_day")]
        try:
            order = order_of(days)
        except Unreadable as wrong:
            findings.problem(header, columns.name("first_day"), str(wrong))
            with suppress(Unreadable):
                order = order_of(days[:1])
    return Reading(numbers=numbers, order=order, findings=findings, remarks=remarks)
