"""Everybody can use the page: with a screen reader, in the dark, on a phone."""

from collections.abc import AsyncIterator

import pytest
import pytest_asyncio
from playwright.async_api import Browser, Page, ViewportSize, expect

from tests.browser.access import overflow, violations
from tests.browser.cards import ASK, DIGEST, said
from tests.browser.company import Company
from tests.browser.page import Playground
from tests.card_samples import CARDS

pytestmark = [pytest.mark.chromium, pytest.mark.slow, pytest.mark.asyncio(loop_scope="session")]

PHONE = ViewportSize(width=360, height=740)
DESK = ViewportSize(width=1280, height=800)
UNLIKELY = {"nothing but blanks", "5000 characters everywhere", "5000 characters in a form"}


@pytest_asyncio.fixture(loop_scope="session", params=["light desk", "dark desk", "light phone", "dark phone"])
async def page(browser: Browser, request: pytest.FixtureRequest) -> AsyncIterator[Page]:
    scheme, window = request.param.split()
    size = PHONE if window == "phone" else DESK
    context = await browser.new_context(viewport=size, color_scheme=scheme, reduced_motion="reduce")
    yield await context.new_page()
    await context.close()


async def _is_fine(page: Page) -> None:
    assert await violations(page) == []
    assert await overflow(page) <= 0


@pytest.mark.node
async def test_axe_finds_nothing_in_any_state_of_the_page(page: Page, address: str, company: Company) -> None:
    ana = Playground(page, address)
    await page.goto(address)
    await _is_fine(page)
    await page.goto(f"{address}/as/nobody/dm")
    await _is_fine(page)
    await ana.choose("ana")
    await _is_fine(page)
    await company.send("dm:kenji", ASK)
    await ana.next_event()
    await ana.type("54, confidence 7")
    await ana.sees("Read: 54")
    await _is_fine(page)
    await page.locator("details.menu summary").click()
    await _is_fine(page)
    await page.keyboard.press("Escape")
    await ana.press("Check in")
    await ana.fill_form({"Value": "many"})
    await expect(page.locator(".error")).to_be_visible()
    await _is_fine(page)
    company.broken = True
    await ana.press("No change")
    await expect(page.get_by_role("alert")).to_be_visible()
    await _is_fine(page)


@pytest.mark.node
async def test_axe_would_find_something(browser: Browser) -> None:
    page = await browser.new_page()
    await page.set_content('<html><body><img src="x"><button></button></body></html>')
    found = {violation.partition(":")[0] for violation in await violations(page)}
    assert {"image-alt", "button-name", "html-has-lang"} <= found


@pytest.mark.node
async def test_axe_finds_nothing_in_a_channel(page: Page, address: str, company: Company) -> None:
    company.broken = False
    ref = await company.send("channel:GROW", DIGEST)
    await company.send("channel:GROW", said("Details"), thread=ref)
    kenji = Playground(page, address)
    await kenji.choose("kenji", channel="GROW")
    await kenji.type("/okr help")
    await kenji.sees("only you can see this")
    await _is_fine(page)


@pytest.mark.node
@pytest.mark.parametrize("name", sorted(CARDS.keys() - UNLIKELY))
async def test_axe_finds_nothing_in_any_card(browser: Browser, address: str, company: Company, name: str) -> None:
    page = await browser.new_page(viewport=PHONE)
    await company.send("dm:ana", CARDS[name])
    await Playground(page, address).choose("ana")
    await _is_fine(page)


@pytest.mark.parametrize("name", sorted(UNLIKELY))
async def test_a_card_beyond_all_measure_still_fits_a_phone(
    browser: Browser, address: str, company: Company, name: str
) -> None:
    page = await browser.new_page(viewport=PHONE)
    await company.send("dm:ana", CARDS[name])
    await Playground(page, address).choose("ana")
    assert await overflow(page) <= 0


async def test_a_phone_shows_people_and_channels_when_asked(browser: Browser, address: str) -> None:
    page = await browser.new_page(viewport=PHONE)
    await Playground(page, address).choose("ana")
    kenji = page.get_by_role("link", name="Kenji Mori")
    await expect(kenji).to_be_hidden()
    await page.get_by_role("link", name="People and channels").click()
    await kenji.click()
    await expect(page.get_by_text("you are Kenji Mori")).to_be_visible()
