"""A real browser, and the playground served to it with a small company behind."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass

import pytest
import pytest_asyncio
from aiohttp import web
from aiohttp.test_utils import TestServer
from playwright.async_api import Browser, BrowserType, async_playwright

from adapters.web import playground
from tests.browser.company import Company
from tests.browser.page import Playground


@dataclass(slots=True)
class Browsers:
    """One browser for all tests of a process: starting it takes longer than most of them."""

    engine: BrowserType
    started: Browser | None = None

    async def at(self, path: str) -> Browser:
        if self.started is None:
            self.started = await self.engine.launch(executable_path=path, args=["--no-sandbox"])
        return self.started


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def browsers() -> AsyncIterator[Browsers]:
    async with async_playwright() as engines:
        browsers = Browsers(engines.chromium)
        yield browsers
        if browsers.started is not None:
            await browsers.started.close()


@pytest_asyncio.fixture(loop_scope="session")
async def browser(chromium: str, browsers: Browsers) -> AsyncIterator[Browser]:
    """The browser, with no page open."""
    browser = await browsers.at(chromium)
    yield browser
    for context in browser.contexts:
        await context.close()


@pytest.fixture
def company() -> Company:
    return Company()


@pytest_asyncio.fixture(loop_scope="session")
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


@pytest_asyncio.fixture(loop_scope="session")
async def ana(browser: Browser, address: str) -> Playground:
    """A page on which one is Ana, talking with the bot."""
    page = Playground(await browser.new_page(), address)
    await page.choose("ana")
    return page
