"""How long what is kept is a setting, and the machine's clock decides, not a rehearsed time."""

import asyncio
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

import pytest

from bot.cli import discarding
from bot.cli.wiring import WORKSPACE
from bot.settings import Settings, read_settings
from bot.usecases.discard_old import Kept
from storage import SqlStore, open_store
from tests.cli.conftest import WEDNESDAY, Okrbot

OLD = WEDNESDAY - timedelta(days=31)


def note_event(store: SqlStore) -> None:
    with store.transaction(WORKSPACE) as tx:
        assert tx.inbox.take(["old"], None, OLD)


def is_known(store: SqlStore) -> bool:
    with store.transaction(WORKSPACE) as tx:
        return not tx.inbox.take(["old"], None, WEDNESDAY)


@pytest.mark.parametrize(("days", "stays"), [("7", False), ("40", True)])
def test_a_tick_removes_what_the_setting_says(
    okrbot: Okrbot, company: Path, monkeypatch: pytest.MonkeyPatch, days: str, stays: bool
) -> None:
    store = open_store("sqlite:///okrbot.db")
    note_event(store)
    monkeypatch.setenv("OKRBOT_KEEP_EVENTS_DAYS", days)
    assert okrbot("tick", "--at", "2027-02-01T10:00").code == 0
    assert is_known(store) is stays
    store.close()


def test_fewer_days_than_platforms_try_again_are_refused(okrbot: Okrbot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OKRBOT_KEEP_EVENTS_DAYS", "2")
    said = okrbot("tick")
    assert said.code == 2
    assert "OKRBOT_KEEP_EVENTS_DAYS is “2”: write a whole number, at least 7" in said.err


@dataclass
class Leading:
    """Whether this process does what one is enough for."""

    now: bool

    def leads(self) -> bool:
        return self.now


@pytest.mark.parametrize("leads", [True, False])
async def test_beside_the_engine_the_process_that_leads_removes_it(
    okrbot: Okrbot, company: Path, monkeypatch: pytest.MonkeyPatch, leads: bool
) -> None:
    monkeypatch.setattr(discarding, "EVERY", 0)
    monkeypatch.setattr(discarding, "ASK_FOR_THE_LEAD_EVERY", 0)
    store = open_store("sqlite:///okrbot.db")
    note_event(store)
    kept = discarding.kept(Settings.model_validate(read_settings(Settings)))
    assert kept == Kept()
    looks = 0

    def clock() -> object:
        nonlocal looks
        looks += 1
        return WEDNESDAY

    beside = asyncio.create_task(discarding.discard_hourly(store, kept, Leading(leads), clock))  # type: ignore[arg-type]
    for _ in range(200):
        await asyncio.sleep(0)
        if looks > 1:
            break
        await asyncio.sleep(0.001)
    beside.cancel()
    await asyncio.gather(beside, return_exceptions=True)
    assert is_known(store) is not leads
    store.close()
