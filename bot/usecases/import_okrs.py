"""Plan what a file changes, and import it."""

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import replace
from datetime import datetime
from itertools import islice
from typing import TypeVar

from bot.errors import OkrError
from bot.importing.changes import Change, Changes, Verdict
from bot.importing.draft import Draft
from bot.importing.plan import Present, plan
from bot.importing.plan.news import fresh
from bot.ports import Transaction

T = TypeVar("T")
BATCH = 200


class BadRows(OkrError):
    """{file} has {count} problems, so nothing was imported. Put them right, or leave those rows out: --skip-bad."""


def plan_import(tx: Transaction, draft: Draft, *, installations: Collection[str] = (), now: datetime) -> Changes:
    """Everything that importing `draft` would change; writes nothing.

    `installations` are the ids of the workspace's active installations, for the channels of teams.
    """
    teams = tx.teams.all()
    present = Present(
        now=now,
        workspace=tx.workspace,
        people={person.id: person for person in tx.people.all()},
        teams=teams,
        channels=[channel for team in teams for channel in tx.teams.channels(team)],
        cycles=tx.okrs.cycles(),
        objectives={objective.key: objective for objective in tx.okrs.every_objective()},
        key_results={key_result.key: key_result for key_result in tx.okrs.every_key_result()},
        installations=installations,
    )
    changes = plan(draft, present)
    histories = tx.check_ins.histories([one.key_result.key for one in changes.news])
    return replace(changes, check_ins=tuple(fresh(changes.news, histories, file=draft.file, now=now)))


def import_okrs(
    tx: Transaction,
    changes: Changes,
    *,
    skip_bad: bool = False,
    progress: Callable[[int, int], None] | None = None,
) -> int:
    """Write the changes and return how many there were; raises BadRows before anything is written.

    Plan and write in one transaction, so that nothing can come in between. `progress` is told how many of how many are
    written.
    """
    if changes.problems and not skip_bad:
        raise BadRows(file=changes.file, count=len(changes.problems))
    total, done = sum(change.verdict is not Verdict.UNCHANGED for change in changes.every), 0
    for written in _written(tx, changes):
        done += written
        if progress is not None:
            progress(done, total)
    return total


def _written(tx: Transaction, changes: Changes) -> Iterator[int]:
    """Write batch by batch, what is referred to first; yields the size of each."""
    for workspace in _news(changes.workspace):
        tx.put_workspace(workspace)
        yield 1
    yield from _put(_news(changes.people), tx.people.put)
    yield from _put(_news(changes.teams), tx.teams.put)
    for channel in _news(changes.channels):
        tx.teams.put_channel(channel)
        yield 1
    yield from _put(_news(changes.cycles), tx.okrs.put_cycles)
    yield from _put(_news(changes.objectives), tx.okrs.put_objectives)
    yield from _put(_news(changes.key_results), tx.okrs.put_key_results)
    yield from _put(_news(changes.check_ins), tx.check_ins.add)


def _news(changes: Sequence[Change[T]]) -> Iterator[T]:
    return (change.new for change in changes if change.verdict is not Verdict.UNCHANGED)


def _put(things: Iterator[T], put: Callable[[Sequence[T]], None]) -> Iterator[int]:
    while batch := list(islice(things, BATCH)):
        put(batch)
        yield len(batch)
