"""`okrbot migrate`, `import` and `export`."""

from collections.abc import Sequence
from pathlib import Path

from rich.console import Console
from rich.progress import Progress
from rich.table import Table

from bot.cli.wiring import Clock, ensure_workspace, every_setting
from bot.errors import OkrError
from bot.importing import DateOrder, Options, read_file
from bot.importing.changes import Changes, Verdict
from bot.importing.findings import Problem
from bot.ports import Store, Transaction
from bot.usecases.appoint_admins import appoint_admins
from bot.usecases.export_okrs import export_okrs
from bot.usecases.import_okrs import import_okrs, plan_import
from bot.usecases.plan_asks import plan_asks
from bot.usecases.plan_digests import plan_digests
from storage import migrate, open_store


class NoSuchFile(OkrError):
    """I can't read {file}: {reason}. Check the path."""


def migrate_database(console: Console) -> None:
    """Bring the tables up to date and say what was done."""
    settings, _ = every_setting()
    state = migrate(settings.database_url)
    console.print("The database was up to date." if state == "current" else "The database is up to date now.")


def import_file(
    file: Path, console: Console, *, dry_run: bool, skip_bad: bool, dates: DateOrder | None, clock: Clock
) -> bool:
    """Show what changes, and unless it is a dry run write it; False when the file has problems that stop it."""
    settings, _ = every_setting()
    try:
        content = file.read_bytes()
    except OSError as error:
        raise NoSuchFile(file=file, reason=error.strerror) from error
    store = open_store(settings.database_url)
    try:
        ensure_workspace(store)
        return _import(store, file.name, content, console, settings.admins, dry_run, skip_bad, dates, clock)
    finally:
        store.close()


def _import(
    store: Store,
    name: str,
    content: bytes,
    console: Console,
    admins: Sequence[str],
    dry_run: bool,  # noqa: FBT001
    skip_bad: bool,  # noqa: FBT001
    dates: DateOrder | None,
    clock: Clock,
) -> bool:
    workspace = store.workspaces()[0]
    draft = read_file(name, content, Options(locale=workspace.locale, dates=dates))
    reached = [one.id for one in store.installations(workspace.id)]
    now = clock()
    with store.transaction(workspace.id, reads=True) as tx:
        changes = plan_import(tx, draft, installations=reached, now=now)
    _report(console, changes, tables=dry_run)
    if changes.problems and not skip_bad:
        console.print(f"{len(changes.problems)} problems: nothing was imported. Put them right, or use --skip-bad.")
        return False
    if not dry_run:
        with store.transaction(workspace.id) as tx:
            _write(tx, plan_import(tx, draft, installations=reached, now=now), console, skip_bad=skip_bad)
            appoint_admins(tx, admins)
            plan_asks(tx, now=now)
            plan_digests(tx, now=now)
    return True


def _write(tx: Transaction, changes: Changes, console: Console, *, skip_bad: bool) -> None:
    with Progress(console=console, transient=True) as bar:
        task = bar.add_task("Importing", total=None)
        total = import_okrs(
            tx,
            changes,
            skip_bad=skip_bad,
            progress=lambda done, of: bar.update(task, completed=done, total=of),
        )
    console.print(f"{total} imported or changed, {changes.count(Verdict.UNCHANGED)} as they were.")


def _report(console: Console, changes: Changes, *, tables: bool) -> None:
    for problem in (*changes.problems, *changes.left_out):
        console.print(_line(problem), style="red", highlight=False, soft_wrap=True)
    for notice in changes.notices:
        console.print(_line(notice), style="yellow", highlight=False, soft_wrap=True)
    if tables:
        console.print(_table(changes))


def _line(problem: Problem) -> str:
    return str(problem)


def _table(changes: Changes) -> Table:
    table = Table(title=f"What importing {changes.file} would change", title_justify="left")
    for heading in ("", "what", "key", "title", "fields"):
        table.add_column(heading, overflow="fold")
    for change in changes.every:
        if change.verdict is not Verdict.UNCHANGED:
            fields = "\n".join(f"{one.field}: {one.old or '–'} → {one.new or '–'}" for one in change.fields)
            table.add_row(change.verdict.value, change.thing, change.key, change.title, fields)
    table.caption = f"{changes.count(Verdict.UNCHANGED)} would stay as they are"
    return table


def export(console: Console) -> None:
    """Print everything as YAML that imports again to the same state."""
    settings, _ = every_setting()
    store = open_store(settings.database_url)
    try:
        ensure_workspace(store)
        with store.transaction(store.workspaces()[0].id, reads=True) as tx:
            console.file.write(export_okrs(tx))
    finally:
        store.close()
