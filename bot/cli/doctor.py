"""`okrbot doctor`: what keeps okrbot from working, each with its fix."""

import asyncio
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from pydantic_settings import BaseSettings
from rich.console import Console

from bot.cli.wiring import (
    Clock,
    adapter_settings,
    assemble,
    configured,
    every_setting,
    open_platforms,
)
from bot.domain.cycle import CycleState
from bot.domain.inherited import zone_named
from bot.errors import OkrError
from bot.ports import Store, Transaction
from bot.settings import Settings
from storage import check, open_store


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One thing looked at; a `problem` says what to do."""

    looked_at: str
    problem: str | None = None


def examine(console: Console, *, clock: Clock) -> bool:
    """Print what was found; True when nothing is wrong."""
    findings = list(_findings(clock))
    for finding in findings:
        mark = "[green]ok[/]" if finding.problem is None else "[red]problem[/]"
        console.print(
            f"{mark} {finding.looked_at}" + (f": {finding.problem}" if finding.problem else ""), soft_wrap=True
        )
    return all(finding.problem is None for finding in findings)


def _findings(clock: Clock) -> Iterator[Finding]:
    try:
        settings, others = every_setting()
    except OkrError as error:
        for sentence in str(error).splitlines():
            yield Finding(looked_at="settings", problem=sentence)
        return
    yield Finding(looked_at="settings")
    names = configured(others)
    if not names:
        known = ", ".join(sorted(adapter_settings()))
        yield Finding(
            looked_at="chat platforms", problem=f"none is configured; there is {known}: see docs/configure.md."
        )
    try:
        state = check(settings.database_url)
    except OkrError as error:
        yield Finding(looked_at="database", problem=str(error))
        return
    if state != "current":
        yield Finding(looked_at="database", problem=f"its tables are {state}; run `okrbot migrate`.")
        return
    yield Finding(looked_at="database")
    store = open_store(settings.database_url)
    try:
        yield from _stored(store, clock())
        yield from asyncio.run(_platforms(store, settings, names, others, clock))
    finally:
        store.close()


def _stored(store: Store, now: datetime) -> Iterator[Finding]:
    workspaces = store.workspaces()
    if not workspaces:
        yield Finding(looked_at="OKRs", problem="there are none yet; run `okrbot import FILE` (docs/import.md).")
        return
    for workspace in workspaces:
        with store.transaction(workspace.id, reads=True) as tx:
            yield from _zones(tx)
            yield from _cycles(tx, now)


def _zones(tx: Transaction) -> Iterator[Finding]:
    named = [("the workspace", tx.workspace.zone)]
    named += [(team.name, team.zone) for team in tx.teams.all().values() if team.zone]
    named += [(person.name, person.zone) for person in tx.people.all() if person.zone]
    wrong = [f"{who} ({zone})" for who, zone in named if zone_named(zone) is None]
    problem = f"unknown: {', '.join(wrong)}. Import zones such as Europe/Berlin." if wrong else None
    yield Finding(looked_at="time zones", problem=problem)


def _cycles(tx: Transaction, now: datetime) -> Iterator[Finding]:
    active = [cycle for cycle in tx.okrs.cycles().values() if cycle.state is CycleState.ACTIVE]
    current = [cycle for cycle in active if cycle.first_day <= now.date() <= cycle.last_day]
    if current:
        yield Finding(looked_at="cycles")
    else:
        ended = f"the active ones end before today ({now.date()})" if active else "none is active"
        yield Finding(looked_at="cycles", problem=f"{ended}, so nobody is asked. Import the present cycle.")


async def _platforms(
    store: Store, settings: Settings, names: Sequence[str], others: Mapping[str, BaseSettings], clock: Clock
) -> Sequence[Finding]:
    parts = assemble(store, settings, clock=clock, machine_clock=clock)
    open_platforms(parts, names, others, machine_clock=clock, timeout=settings.call_timeout)
    findings = []
    for name, platform in parts.platforms.items():
        try:
            await platform.start()
        except OkrError as error:
            findings.append(Finding(looked_at=name, problem=str(error)))
            continue
        try:
            problems = await platform.problems()
            findings += [Finding(looked_at=name, problem=problem) for problem in problems] or [Finding(looked_at=name)]
        finally:
            await platform.stop()
    return findings
