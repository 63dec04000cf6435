"""An open page shows what happens, by itself."""

import asyncio

import pytest
from playwright.async_api import ConsoleMessage, expect

from tests.browser.cards import ASK, DIGEST, said
from tests.browser.company import Company
from tests.browser.conftest import served
from tests.browser.page import Playground
from tests.card_samples import CARDS

pytestmark = [pytest.mark.chromium, pytest.mark.slow, pytest.mark.asyncio(loop_scope="session")]


async def test_a_new_message_and_its_edit_appear_within_a_second(ana: Playground, company: Company) -> None:
    ref = await company.send("dm:ana", ASK)
    await ana.sees("Two key results, about a minute")
    await company.edit(ref, said("Answered: 29 %"))
    await ana.sees("Answered: 29 %")
    assert await ana.messages() == ["Answered: 29 %"]


async def test_a_burst_of_messages_appears_once_each_and_in_order(ana: Playground, company: Company) -> None:
    for number in range(30):
        await company.send("dm:ana", said(f"Message {number}"))
        await asyncio.sleep(0)
    await ana.sees("Message 29")
    assert await ana.messages() == [f"Message {number}" for number in range(30)]


async def test_what_is_being_typed_survives_news(ana: Playground, company: Company) -> None:
    await company.send("dm:ana", ASK)
    await ana.press("Check in")
    await ana.page.get_by_label("Note").fill("half a sen")
    await ana.composer.fill("half a text")
    await ana.page.get_by_label("Value").fill("2")
    await company.send("dm:ana", DIGEST)
    await ana.sees("Growth, week 7 of 13")
    await expect(ana.page.get_by_label("Note")).to_have_value("half a sen")
    await expect(ana.page.get_by_label("Value")).to_be_focused()
    await expect(ana.composer).to_have_value("half a text")


async def test_a_page_of_an_earlier_run_reloads_itself(ana: Playground, company: Company) -> None:
    await company.send("dm:ana", said("Before"))
    await ana.sees("Before")
    assert company.server is not None
    port = int(ana.address.rpartition(":")[2])
    await company.server.close()
    async with served(company, port=port):
        await company.send("dm:ana", said("After"))
        await ana.sees("After")
        assert await ana.messages() == ["After"]


async def test_the_page_complains_of_nothing(ana: Playground) -> None:
    complaints: list[str] = []

    def note(message: ConsoleMessage) -> None:
        complaints.append(message.text)

    ana.page.on("console", note)
    ana.page.on("pageerror", lambda error: complaints.append(str(error)))
    await ana.next_event()
    await ana.press("Check in")
    await ana.fill_form({"Value": "many"})
    await expect(ana.page.locator(".error")).to_be_visible()
    await ana.fill_form({"Value": "29"})
    await ana.sees("Thanks, stored: 29")
    await ana.press("No change")
    await ana.sees("no change")
    await ana.type("54")
    await ana.sees("Read: 54")
    assert complaints == []


async def test_the_newest_message_is_in_sight_even_if_it_is_taller_than_the_window(
    ana: Playground, company: Company
) -> None:
    for number in range(20):
        await company.send("dm:ana", said(f"Message {number}"))
    await ana.sees("Message 19")
    await expect(ana.page.locator(".item").last).to_be_in_viewport(ratio=1)
    await company.send("dm:ana", CARDS["60 blocks"])
    await ana.sees("Block 60")
    await expect(ana.page.get_by_text("Block 1", exact=True)).to_be_in_viewport()


async def test_reading_back_is_not_disturbed_by_news(ana: Playground, company: Company) -> None:
    for number in range(40):
        await company.send("dm:ana", said(f"Message {number}"))
    await ana.sees("Message 39")
    await ana.page.get_by_text("Message 3", exact=True).scroll_into_view_if_needed()
    await company.send("dm:ana", said("News"))
    await ana.sees("News")
    await expect(ana.page.get_by_text("Message 3", exact=True)).to_be_in_viewport()
    await expect(ana.page.get_by_text("News")).not_to_be_in_viewport()
