"""A second process is named when it stays, and another version at once."""

import logging
from dataclasses import dataclass, field, replace
from datetime import timedelta

import pytest

from bot.engine.presence import LASTING, OTHER_VERSION, Presence, present, this_process
from bot.ports import EngineName, Process, Role
from tests.world import World

STEP = timedelta(seconds=10)


@dataclass(slots=True, kw_only=True)
class Company:
    """Processes on one database, which all note themselves at every step of the clock."""

    world: World
    running: list[Presence] = field(default_factory=list)

    def starts(self, *, role: Role = "all", engine: EngineName = "embedded", version: str | None = None) -> Presence:
        me = this_process(role, engine, self.world.machine_clock())
        presence = Presence(store=self.world.store, clock=self.world.machine_clock, me=_of(me, version))
        self.running.append(presence)
        return presence

    async def passes(self, seconds: int) -> None:
        for _ in range(seconds // 10):
            self.world.ahead += STEP
            for one in self.running:
                await one.note()


def _of(process: Process, version: str | None) -> Process:
    return replace(process, version=version or process.version)


@pytest.fixture
def company(world: World) -> Company:
    return Company(world=world)


def warnings(caplog: pytest.LogCaptureFixture) -> list[str]:
    return [record.getMessage() for record in caplog.records if record.levelno >= logging.WARNING]


async def test_a_second_process_is_named_once_a_minute_when_it_stays(
    company: Company, caplog: pytest.LogCaptureFixture
) -> None:
    company.starts()
    await company.passes(10)
    company.starts()
    await company.passes(60)
    assert warnings(caplog) == []
    await company.passes(20)
    assert warnings(caplog) == [LASTING, LASTING], "each names the other"
    await company.passes(120)
    assert warnings(caplog) == [LASTING] * 6


async def test_one_that_was_killed_is_no_company(company: Company, caplog: pytest.LogCaptureFixture) -> None:
    for _ in range(3):
        company.running.clear()
        company.starts()
        await company.passes(50)
    assert warnings(caplog) == []


async def test_scaled_processes_are_each_others_company(company: Company, caplog: pytest.LogCaptureFixture) -> None:
    for _ in range(3):
        company.starts(engine="scaled")
    await company.passes(200)
    assert warnings(caplog) == []


async def test_another_version_is_named_once(company: Company, caplog: pytest.LogCaptureFixture) -> None:
    company.starts(engine="scaled", version="1")
    company.starts(engine="scaled", version="2")
    await company.passes(100)
    assert warnings(caplog) == [OTHER_VERSION] * 2


async def test_of_those_that_work_the_oldest_leads(company: Company) -> None:
    company.starts(role="web", engine="scaled")
    await company.passes(10)
    first, second = company.starts(role="worker", engine="scaled"), company.starts(engine="scaled")
    await first.note()
    await company.passes(10)
    assert (first.leads(), second.leads()) == (True, False)
    company.running.remove(first)
    await company.passes(80)
    assert second.leads()


async def test_a_process_that_ends_says_so(company: Company) -> None:
    presence = company.starts()
    async with present(presence):
        assert [one.id for one in company.world.store.processes(company.world.machine_clock())] == [presence.me.id]
    assert company.world.store.processes(company.world.machine_clock()) == []
