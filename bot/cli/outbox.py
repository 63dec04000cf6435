"""`okrbot outbox`: what could not be sent or dealt with, and what an operator does about it."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from rich.console import Console

from bot.cli.database import as_it_stands
from bot.cli.environment import every_setting
from bot.cli.outbox_tables import show
from bot.cli.reporting import counted
from bot.cli.wiring import Clock
from bot.errors import OkrError
from bot.ports import Store, Transaction
from bot.usecases.revive_failed_event import revive_failed_event

# Enough for every key anybody names; what is more than this is sent again all at once.
MANY = 10_000
AT_ONCE = 500


class NotListed(OkrError):
    """{keys}: nothing of that name {can}. `okrbot outbox` lists what there is; nothing was changed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """The keys an operator named, by what is to be done with them."""

    resend: Sequence[str] = ()
    all_dead: bool = False
    drop: Sequence[str] = ()
    retry: Sequence[str] = ()


def outbox(console: Console, wanted: Wanted, *, clock: Clock) -> None:
    """Show what there is, or do what is wanted: all of it, or nothing and NotListed.

    A running okrbot finds what was changed at its next tick.
    """
    settings, _ = every_setting()
    with as_it_stands(settings.database_url) as store:
        if wanted == Wanted():
            show(console, store, now=clock())
        else:
            _do(console, store, wanted, clock())


def _do(console: Console, store: Store, wanted: Wanted, now: datetime) -> None:
    dead = {letter.message.key: letter.workspace for letter in store.dead_letters(MANY)}
    doubtful = {one.message.key: one.workspace for one in store.in_doubt(MANY)}
    failed = _failed(store)
    _require(wanted.resend, dead, can="is dead, so that it can be sent again")
    _require(wanted.drop, {**dead, **doubtful, **failed}, can="can be dropped")
    _require(wanted.retry, failed, can="has failed, so that it can be tried again")
    resent = _in_each(store, wanted.resend, dead, lambda tx, keys: tx.outbox.resend(keys, now=now))
    if wanted.all_dead:
        resent += _all_dead(store, now)
    messages = [key for key in wanted.drop if key not in failed]
    dropped = _in_each(store, messages, {**dead, **doubtful}, lambda tx, keys: tx.outbox.drop(keys, now=now))
    events = [key for key in wanted.drop if key in failed]
    dropped += _in_each(store, events, failed, lambda tx, keys: sum(tx.failed_events.drop(key) for key in keys))
    retried = _in_each(
        store, wanted.retry, failed, lambda tx, keys: sum(revive_failed_event(tx, key, now=now) for key in keys)
    )
    if wanted.resend or wanted.all_dead:
        console.print(f"{counted(resent, 'message')} will be sent again at the next tick of `okrbot run`.")
    if wanted.drop:
        console.print(f"{dropped} dropped.")
    if wanted.retry:
        console.print(f"{counted(retried, 'event')} will be tried again at the next tick of `okrbot run`.")


def _failed(store: Store) -> Mapping[str, str]:
    """Every failed event, and its workspace."""
    found: dict[str, str] = {}
    for workspace in store.workspaces():
        with store.transaction(workspace.id, reads=True) as tx:
            found |= {failed.event.id: workspace.id for failed in tx.failed_events.all(MANY)}
    return found


def _require(keys: Iterable[str], known: Mapping[str, str], *, can: str) -> None:
    missing = [key for key in keys if key not in known]
    if missing:
        raise NotListed(keys=", ".join(missing), can=can)


def _all_dead(store: Store, now: datetime) -> int:
    """In batches, so that a running okrbot never waits long."""
    done = 0
    while dead := {letter.message.key: letter.workspace for letter in store.dead_letters(AT_ONCE)}:
        done += _in_each(store, list(dead), dead, lambda tx, keys: tx.outbox.resend(keys, now=now))
    return done


def _in_each(
    store: Store,
    keys: Sequence[str],
    workspaces: Mapping[str, str],
    work: Callable[[Transaction, Sequence[str]], int],
) -> int:
    """Do the work in one transaction a workspace; returns what all of them gave."""
    by_workspace: dict[str, list[str]] = defaultdict(list)
    for key in dict.fromkeys(keys):
        by_workspace[workspaces[key]].append(key)
    done = 0
    for workspace, its_keys in by_workspace.items():
        with store.transaction(workspace) as tx:
            done += work(tx, its_keys)
    return done
