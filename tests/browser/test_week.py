"""The whole week in the playground that `okrbot demo` serves: Thursday's ask to Monday's digest, in a real browser."""

from collections.abc import AsyncIterator, Awaitable, Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
import pytest_asyncio
from aiohttp.test_utils import TestServer
from playwright.async_api import Browser, expect

from bot.cli.demo import open_demo
from storage import open_store
from tests.browser.page import Playground

pytestmark = [pytest.mark.chromium, pytest.mark.slow, pytest.mark.asyncio(loop_scope="session")]

PICTURES = Path(__file__).parents[2] / "build" / "week"
MACHINE_TIME = datetime(2026, 11, 11, 9, tzinfo=UTC)


@pytest_asyncio.fixture(loop_scope="session")
async def demo(browser: Browser, tmp_path: Path) -> AsyncIterator[Playground]:
    """A page of the demo; the engine's own clockwork stands still, only the page's clock moves time."""
    store = open_store(f"sqlite:///{tmp_path / 'demo.db'}")
    parts = await open_demo(store, machine_clock=lambda: MACHINE_TIME)
    await parts.platforms["web"].start()
    server = TestServer(parts.http, host="127.0.0.1")
    async with server:
        page = await browser.new_page(viewport={"width": 1200, "height": 1000})
        await parts.engine.start()
        yield Playground(page, f"http://127.0.0.1:{server.port}")
        await parts.engine.stop()
    store.close()


async def _until(demo: Playground, moment: str) -> None:
    """Press *Next* until the clock shows this local time."""
    for _ in range(40):
        if moment in await demo.page.locator("#clock").inner_text():
            return
        await demo.next_event()
    raise AssertionError(f"the clock never showed {moment}")


async def _ana_answers(demo: Playground, look: Callable[[str], Awaitable[None]]) -> None:
    """Two by form, one by typed text, which she takes back."""
    await demo.press("Check in")
    form = demo.page.locator("form.fields").last
    await expect(form).to_be_visible()
    await look("form")
    await form.locator('[name$="value:GROW-2.1"]').fill("29")
    await form.locator('[name$="confidence:GROW-2.1"]').fill("6")
    await form.locator('[name$="blocker:GROW-2.1"]').fill("legal")
    await form.locator('[name$="value:GROW-2.2"]').fill("424")
    await form.get_by_role("button", name="Store").click()
    await demo.sees("left, about a minute")
    await demo.sees("legal")
    await demo.type("3.1 3.2 h, conf 8")
    await demo.sees("Thanks — stored")
    await demo.sees("Answered")
    await look("echo")
    await demo.press("Undo", on="Thanks — stored")
    await demo.sees("Taken back")
    await demo.sees("One key result left")


async def test_a_week_in_the_playground(demo: Playground) -> None:
    page = demo.page

    async def look(name: str) -> None:
        """Leave a picture to be looked at."""
        await page.screenshot(path=PICTURES / f"{name}.png")

    await demo.choose("ana")
    await _until(demo, "10:00\nThursday 12 November")
    await demo.sees("Three key results, about a minute")
    assert len(await demo.messages()) == 1
    await look("ask")

    await _ana_answers(demo, look)

    await demo.choose("leo")
    await demo.pick("Snooze", "Monday 9:00")
    await demo.sees("Snoozed until Monday")

    await demo.choose("kenji")
    (ask,) = await demo.messages()
    assert "key result" in ask
    await expect(page.locator("#log")).to_contain_text("Thu 10:00")
    await demo.press("No change")
    await demo.sees("no change")

    await demo.choose("maya")
    await _until(demo, "16:00\nFriday 13 November")
    await demo.sees("Still open")
    assert sum("Still open" in message for message in await demo.messages()) == 2
    await look("reminded")

    await demo.choose("maya", channel="GROW")
    await _until(demo, "09:00\nMonday 16 November")
    digest = (await demo.messages())[-1]
    assert "Growth · week 7 of 13" in digest
    silent = digest[digest.index("Not heard from") :]
    assert "GROW-3.1" in silent, "Ana undid it"
    assert "GROW-2.1" not in silent
    blocked = digest[digest.index("Blocked") :]
    assert "legal" in blocked
    await look("digest")


async def test_what_is_typed_is_asked_back_corrected_and_answered(demo: Playground) -> None:
    await demo.choose("kenji")
    await _until(demo, "10:00\nThursday 12 November")
    await demo.type("what was my last value?")
    await demo.sees("What I know of your key result")
    assert not any("stored" in message for message in await demo.messages())

    await demo.choose("maya")
    await demo.type("0.365")
    await demo.sees("Nothing is stored yet")
    await demo.press("36.5 %")
    await demo.sees("36.1 → 36.5 %")
    await demo.no_longer_sees("Nothing is stored yet")
    await demo.type("sorry, 37 not 36.5")
    await demo.sees("37 %")
    await demo.press("Undo", on="37 %")
    await demo.sees("Taken back")
