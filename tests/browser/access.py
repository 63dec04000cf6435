"""Can everybody use it? What axe-core finds on an open page, and whether it fits its window."""

from functools import cache

from playwright.async_api import Page

from tests.requirements import NODE_FOLDER

AXE = NODE_FOLDER / "node_modules" / "axe-core" / "axe.min.js"
RUN = """async () => (await axe.run()).violations.flatMap(
    rule => rule.nodes.map(node => `${rule.id}: ${rule.help}: ${node.html.slice(0, 200)} ${node.failureSummary}`)
)"""


@cache
def _axe() -> str:
    return AXE.read_text(encoding="utf-8")


async def violations(page: Page) -> list[str]:
    """Every rule of axe-core that an element breaks, best practices included."""
    await page.evaluate(_axe())
    found: list[str] = await page.evaluate(RUN)
    return found


async def overflow(page: Page) -> int:
    """By how many pixels the page is wider than its window."""
    wider: int = await page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
    return wider
