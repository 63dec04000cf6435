"""`okrbot copy-database`: from SQLite to PostgreSQL, checked."""

from collections.abc import Sequence
from datetime import datetime

from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn
from rich.table import Table

from bot.cli.reporting import counted
from storage.comparing import Compared
from storage.copying import Sizes, copy_database

SHOWN = 12


def copy(source: str, target: str, out: Console, err: Console, *, machine_now: datetime) -> None:
    """Copy and compare, with a bar on `err`; raises an OkrError that says what stands in the way."""
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=err) as bar:
        task = bar.add_task("copy and compare", total=None)

        def sized(sizes: Sizes) -> None:
            bar.update(task, total=2 * sum(sizes.values()))

        compared = copy_database(
            source, target, machine_now=machine_now, sized=sized, told=lambda more: bar.advance(task, more)
        )
    out.print(_table_of(compared))
    rows = counted(sum(one.rows for one in compared), "row")
    done = f"{rows} in {len(compared)} tables are the same in both. Set OKRBOT_DATABASE_URL to the copy and start."
    out.print(done, soft_wrap=True)


def _table_of(compared: Sequence[Compared]) -> Table:
    table = Table(box=SIMPLE_HEAD)
    for heading in ("table", "rows", "checksum"):
        table.add_column(heading, justify="right" if heading == "rows" else "left")
    for one in compared:
        table.add_row(one.table, str(one.rows), one.checksum[:SHOWN])
    return table
