"""`okrbot doctor`: what keeps okrbot from working, each with its fix."""

import asyncio
import logging
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime

from pydantic_settings import BaseSettings
from rich.console import Console
from rich.text import Text

from bot.cli.database import as_it_stands
from bot.cli.environment import NOTHING_CONFIGURED, configured, every_setting
from bot.cli.findings import Finding, company, held_up
from bot.cli.logs import log_to_stderr
from bot.cli.wiring import Clock, assemble, open_platforms, started
from bot.domain.cycle import CycleState
from bot.domain.inherited import zone_named
from bot.domain.people import FORMER_OWNER
from bot.errors import OkrError
from bot.ports import SendError, Store, Transaction
from bot.settings import Settings
from storage import check


def examine(console: Console, *, clock: Clock) -> bool:
    """Print what was found; True when nothing is wrong. Wrong settings come first, as BadSettings."""
    settings, others = every_setting()
    log_to_stderr(as_json=settings.log_format == "json", level=logging.ERROR)
    fine = True
    for finding in _findings(settings, others, clock):
        console.print(_line(finding), soft_wrap=True)
        fine = fine and finding.problem is None
    return fine


def _line(finding: Finding) -> Text:
    if finding.problem is None:
        return Text.assemble(("ok", "green"), f"      {finding.looked_at}")
    return Text.assemble(("problem", "red"), f" {finding.looked_at}: {finding.problem}")


def _findings(settings: Settings, others: Mapping[str, BaseSettings], clock: Clock) -> Iterator[Finding]:
    names = configured(others)
    yield Finding(looked_at="settings", problem=None if names else NOTHING_CONFIGURED)
    try:
        state = check(settings.database_url)
    except OkrError as error:
        yield Finding(looked_at="database", problem=str(error))
        return
    if state == "behind":
        yield Finding(looked_at="database", problem="its tables are older than this okrbot: run `okrbot migrate`.")
        return
    yield Finding(looked_at="database")
    with as_it_stands(settings.database_url) as store:
        yield from _stored(store, clock())
        yield from held_up(store, now=clock(), machine_now=clock())
        yield from company(store, machine_now=clock())
        yield from asyncio.run(_platforms(store, settings, names, others, clock))


def _stored(store: Store, now: datetime) -> Iterator[Finding]:
    for workspace in store.workspaces():
        with store.transaction(workspace.id, reads=True) as tx:
            yield from _zones(tx)
            yield _cycles(tx, now)
            yield from _owners(tx)


def _zones(tx: Transaction) -> Iterator[Finding]:
    named = [("the workspace", tx.workspace.zone)]
    named += [(team.name, team.zone) for team in tx.teams.all().values() if team.zone]
    named += [(person.name, person.zone) for person in tx.people.all() if person.zone]
    wrong = [f"{who} ({zone})" for who, zone in named if zone_named(zone) is None]
    problem = f"unknown: {', '.join(wrong)}. Import zones such as Europe/Berlin." if wrong else None
    yield Finding(looked_at="time zones", problem=problem)


def _cycles(tx: Transaction, now: datetime) -> Finding:
    cycles = tx.okrs.cycles().values()
    today = now.date()
    if not cycles:
        problem = "there are no OKRs yet: run `okrbot import FILE` (docs/import.md)."
    elif not any(one.state is CycleState.ACTIVE and one.first_day <= today <= one.last_day for one in cycles):
        problem = f"no active cycle has today ({today}) in it, so nobody is asked: import the present one."
    else:
        problem = None
    return Finding(looked_at="cycles", problem=problem)


def _owners(tx: Transaction) -> Iterator[Finding]:
    """What forgotten people owned: nobody is asked for it."""
    keys = [proof.key_result.key for proof in tx.okrs.of_owners([FORMER_OWNER])]
    if keys:
        problem = f"nobody owns {', '.join(keys)} any more: import the OKRs with new owners."
        yield Finding(looked_at="owners", problem=problem)


async def _platforms(
    store: Store, settings: Settings, names: Sequence[str], others: Mapping[str, BaseSettings], clock: Clock
) -> Sequence[Finding]:
    parts = assemble(store, settings, clock=clock, machine_clock=clock)
    open_platforms(parts, names, others, machine_clock=clock, timeout=settings.call_timeout)
    findings = []
    for name, platform in parts.platforms.items():
        try:
            async with started({name: platform}):
                problems = await platform.problems()
        except (OkrError, SendError) as error:
            problems = [str(error)]
        findings += [Finding(looked_at=name, problem=problem) for problem in problems] or [Finding(looked_at=name)]
    return findings
