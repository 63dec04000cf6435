"""A real browser, and the playground served to it with a small company behind."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest
from aiohttp import web
from aiohttp.test_utils import TestServer
from playwright.async_api import Browser, async_playwright

from adapters.web import playground
from tests.browser.company import Company
from tests.browser.page import Playground


@pytest.fixture
async def browser(chromium: str) -> AsyncIterator[Browser]:
    async with async_playwright() as engines:
        browser = await engines.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        yield browser
        await browser.close()


@pytest.fixture
def company() -> Company:
    return Company()


@pytest.fixture
async def address(company: Company) -> AsyncIterator[str]:
    async with served(company) as address:
        yield address


@asynccontextmanager
async def served(company: Company, *, port: int | None = None) -> AsyncIterator[str]:
    """A new run of the playground, with this company behind it."""
    http = web.Application()
    platform = playground.open(door=company, http=http, directory=company, clock=company)
    company.platform = platform
    company.server = TestServer(http, host="127.0.0.1", port=port)
    await platform.start()
    async with company.server:
        yield f"http://127.0.0.1:{company.server.port}"


@pytest.fixture
async def ana(browser: Browser, address: str) -> Playground:
    """A page on which one is Ana, talking with the bot."""
    page = Playground(await browser.new_page(), address)
    await page.choose("ana")
    return page
