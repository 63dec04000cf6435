"""How the command line shows what an import changes."""

from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.table import Table
from rich.text import Text

from bot.importing.changes import Change, Changes, Verdict


def tell(err: Console, changes: Changes) -> None:
    """Every problem, what is left out with them, and every notice, a line each."""
    for problem in (*changes.problems, *changes.left_out):
        err.print(Text(str(problem), style="red"), soft_wrap=True)
    for notice in changes.notices:
        err.print(Text(str(notice), style="yellow"), soft_wrap=True)


def show(out: Console, changes: Changes) -> None:
    """A table with a row for each thing that would be added or changed; what stays is only counted."""
    if any(change.verdict is not Verdict.UNCHANGED for change in changes.every):
        out.print(_table_of(changes))
    added, changed, unchanged = (changes.count(verdict) for verdict in Verdict)
    out.print(f"{changes.file}: {added} would be added, {changed} changed, {unchanged} are as they should be.")


def _table_of(changes: Changes) -> Table:
    table = Table(box=SIMPLE_HEAD)
    table.add_column("")
    table.add_column("what", no_wrap=True)
    for heading in ("key", "title", "fields"):
        table.add_column(heading, overflow="fold")
    for change in changes.every:
        if change.verdict is not Verdict.UNCHANGED:
            table.add_row(change.verdict.value, change.thing, Text(change.key), Text(change.title), _fields(change))
    return table


def counted(number: int, thing: str) -> str:
    """`1 problem`, `2 problems`."""
    return f"{number} {thing}" if number == 1 else f"{number} {thing}s"


def _fields(change: Change[object]) -> Text:
    return Text("\n".join(f"{one.field}: {one.old or '–'} → {one.new or '–'}" for one in change.fields))
