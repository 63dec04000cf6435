"""What `okrbot doctor` finds in the database: what could not be sent or dealt with, and who runs on it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.cli.reporting import counted
from bot.ports import Process, Store

IN_DOUBT_FOR = timedelta(minutes=10)
OVERLAP = timedelta(seconds=60)


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One thing looked at; a `problem` says what to do."""

    looked_at: str
    problem: str | None = None


def held_up(store: Store, *, now: datetime, machine_now: datetime) -> Iterator[Finding]:
    """Messages and events that don't settle by themselves."""
    backlog = store.backlog(now=now, machine_now=machine_now)
    yield from _found("messages", _dead(store, backlog.queued.dead), _in_doubt(store, machine_now))
    given_up = counted(backlog.given_up, "event") if backlog.given_up else None
    yield from _found(
        "events",
        given_up
        and f"{given_up} failed at every attempt: `okrbot outbox` names the reference under which the log says why;"
        " then `okrbot outbox --retry EVENT`, or `--drop EVENT`.",
    )


def company(store: Store, *, machine_now: datetime) -> Iterator[Finding]:
    """Processes that shouldn't run on one database together; a deploy's overlap is no cause to speak."""
    processes = store.processes(machine_now)
    yield from _found("processes", _one_too_many(processes, machine_now), _versions(processes))


def _dead(store: Store, dead: int) -> str | None:
    newest = store.dead_letters(1) if dead else ()
    if not newest:
        return None
    letter = newest[0]
    return (
        f"{counted(dead, 'message')} can't be sent, the newest is {letter.message.key} ({letter.reason})."
        " `okrbot outbox` lists them, and sends them again or drops them."
    )


def _in_doubt(store: Store, machine_now: datetime) -> str | None:
    oldest = store.in_doubt(1)
    if not oldest or machine_now - oldest[0].at <= IN_DOUBT_FOR:
        return None
    minutes = (machine_now - oldest[0].at) // timedelta(minutes=1)
    return (
        f"for {minutes} minutes nobody has known whether {oldest[0].message.key} arrived ({oldest[0].reason})."
        " Check that `okrbot run` runs and what is said of its platform here; `okrbot outbox` lists all in doubt."
    )


def _one_too_many(processes: Sequence[Process], machine_now: datetime) -> str | None:
    lasting = [one for one in processes if machine_now - one.started_at > OVERLAP]
    if len(lasting) <= 1 or all(one.engine == "scaled" for one in lasting):
        return None
    return (
        f"{len(lasting)} processes run, though the embedded engine is made for one ({_named(lasting)})."
        " Stop all but one, or let them share PostgreSQL: docs/scale.md."
    )


def _versions(processes: Sequence[Process]) -> str | None:
    if len({one.version for one in processes}) <= 1:
        return None
    return f"different versions of okrbot run ({_named(processes)}). Start them all from the newest."


def _named(processes: Sequence[Process]) -> str:
    return ", ".join(f"{one.host} process {one.pid}, {one.version}" for one in processes)


def _found(looked_at: str, *problems: str | None) -> Iterator[Finding]:
    """Each problem, or that there is none."""
    named = [problem for problem in problems if problem is not None]
    yield from [Finding(looked_at=looked_at, problem=problem) for problem in named] or [Finding(looked_at=looked_at)]
