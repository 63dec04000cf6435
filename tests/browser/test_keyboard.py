"""The page with the keyboard alone: everything can be reached, and the focus is never lost."""

import pytest
from playwright.async_api import expect

from tests.browser.cards import ASK
from tests.browser.company import Company
from tests.browser.page import Playground

pytestmark = [pytest.mark.chromium, pytest.mark.slow, pytest.mark.asyncio(loop_scope="session")]


async def test_a_week_needs_no_mouse(ana: Playground, company: Company) -> None:
    keyboard = ana.page.keyboard
    await _tab_to(ana, "to-next")
    await keyboard.press("Enter")
    await ana.sees("Two key results, about a minute")
    await expect(ana.page.locator("#to-day")).to_be_focused()
    await _tab_to(ana, "m1-3-1")
    await keyboard.press("Enter")
    await expect(ana.page.get_by_label("Value")).to_be_focused()
    await keyboard.type("many")
    await keyboard.press("Enter")
    await expect(ana.page.locator(".error")).to_be_visible()
    await expect(ana.page.get_by_label("Value")).to_be_focused()
    await keyboard.press("Control+a")
    await keyboard.type("29 %")
    await keyboard.press("Enter")
    await ana.sees("Thanks, stored: 29 %")
    await expect(ana.page.locator(".item").last, "the form is gone, the focus isn't lost").to_be_focused()
    await _tab_to(ana, "m1-3-3")
    await keyboard.press("Enter")
    await keyboard.press("Tab")
    await keyboard.press("Enter")
    await ana.sees("Snoozed until tomorrow")
    await _tab_to(ana, "text")
    await keyboard.type("54")
    await keyboard.press("Enter")
    await ana.sees("Read: 54")
    assert await ana.focused() == "text"


async def test_the_first_stop_skips_to_writing(ana: Playground) -> None:
    await ana.page.keyboard.press("Tab")
    await ana.page.keyboard.press("Enter")
    assert await ana.focused() == "text"


async def test_the_focus_stays_where_a_message_changes_its_face(ana: Playground, company: Company) -> None:
    await company.send("dm:ana", ASK)
    await ana.sees("Two key results")
    await ana.press("No change")
    await ana.sees("Thanks, stored: no change")
    await expect(ana.page.locator("#m1")).to_be_focused()


async def _tab_to(page: Playground, wanted: str, *, most: int = 60) -> None:
    for _ in range(most):
        if await page.focused() == wanted:
            return
        await page.page.keyboard.press("Tab")
    pytest.fail(f"{most} times Tab, but never at {wanted}")
