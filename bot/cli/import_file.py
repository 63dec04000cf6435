"""`okrbot import`: what a file changes, shown or written."""

import logging
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from rich.console import Console
from rich.progress import Progress

from bot.cli.connecting import reach
from bot.cli.database import as_it_stands, stored
from bot.cli.environment import every_setting
from bot.cli.logs import log_to_stderr
from bot.cli.reporting import counted, show, tell
from bot.cli.wiring import Clock
from bot.errors import OkrError
from bot.importing import DateOrder, Draft, Options, read_file
from bot.importing.changes import Changes, Verdict
from bot.ports import Installation, Store, Transaction
from bot.settings import Settings
from bot.usecases.appoint_admins import appoint_admins
from bot.usecases.import_okrs import import_okrs, plan_import
from bot.usecases.plan_asks import plan_asks
from bot.usecases.plan_digests import plan_digests


class UnreadableFile(OkrError):
    """I can't read {file}: {reason}. Check the path."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Import:
    """One import: results on `out`; problems, notices and progress on `err`."""

    settings: Settings
    out: Console
    err: Console
    skip_bad: bool
    now: datetime

    def show(self, store: Store, draft: Draft, installations: list[Installation]) -> bool:
        """Print what would change; False when problems stand in the way."""
        with store.transaction(store.workspaces()[0].id, reads=True) as tx:
            changes = self._plan(tx, draft, installations)
        tell(self.err, changes)
        show(self.out, changes)
        return self._goes(changes)

    def write(self, store: Store, draft: Draft, installations: list[Installation]) -> bool:
        """Plan and write in one transaction, so that nothing comes in between; False when nothing was written."""
        with store.transaction(store.workspaces()[0].id) as tx:
            changes = self._plan(tx, draft, installations)
            tell(self.err, changes)
            if not self._goes(changes):
                return False
            total = self._written(tx, changes)
            appoint_admins(tx, self.settings.admins)
            plan_asks(tx, now=self.now)
            plan_digests(tx, now=self.now)
        self.out.print(f"{total} imported or changed, {changes.count(Verdict.UNCHANGED)} as they were.")
        return True

    def _plan(self, tx: Transaction, draft: Draft, installations: list[Installation]) -> Changes:
        return plan_import(tx, draft, installations=[one.id for one in installations], now=self.now)

    def _goes(self, changes: Changes) -> bool:
        if not changes.problems or self.skip_bad:
            return True
        wrong = counted(len(changes.problems), "problem")
        self.err.print(f"{wrong}, so nothing is imported. Put the file right, or use --skip-bad.", highlight=False)
        return False

    def _written(self, tx: Transaction, changes: Changes) -> int:
        with Progress(console=self.err, transient=True, disable=not self.err.is_terminal) as bar:
            task = bar.add_task("Importing", total=None)
            return import_okrs(
                tx,
                changes,
                skip_bad=self.skip_bad,
                progress=lambda done, of: bar.update(task, completed=done, total=of),
            )


def import_file(
    file: Path, out: Console, err: Console, *, dry_run: bool, skip_bad: bool, dates: DateOrder | None, clock: Clock
) -> bool:
    """Show what changes, or write it; False when the file has problems that stop it."""
    settings, others = every_setting()
    log_to_stderr(as_json=settings.log_format == "json", level=logging.WARNING)
    content = _content(file)
    one = Import(settings=settings, out=out, err=err, skip_bad=skip_bad, now=clock())
    opened = as_it_stands if dry_run else stored
    with opened(settings.database_url) as store:
        draft = read_file(file.name, content, Options(locale=store.workspaces()[0].locale, dates=dates))
        installations = reach(store, draft, settings, others, err, machine_clock=clock)
        if dry_run:
            return one.show(store, draft, installations)
        for installation in installations:
            store.put_installation(installation)
        return one.write(store, draft, installations)


def _content(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError as error:
        raise UnreadableFile(file=file, reason=(error.strerror or str(error)).lower()) from error
