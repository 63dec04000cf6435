"""Answering by button, form and typed text, in a real browser."""

import pytest
from playwright.async_api import Browser, expect

from tests.browser.cards import ASK, DIGEST, said
from tests.browser.company import Company
from tests.browser.page import Playground

pytestmark = [pytest.mark.chromium, pytest.mark.slow, pytest.mark.asyncio(loop_scope="session")]


async def test_moving_the_clock_brings_the_ask(ana: Playground) -> None:
    assert await ana.next_event() == "One ask went out."
    await ana.sees("Two key results, about a minute")
    await expect(ana.page.locator("#clock")).to_contain_text("Thursday 12 November, Lisbon")


async def test_a_button_opens_the_form_and_the_sent_form_is_answered(ana: Playground, company: Company) -> None:
    await ana.next_event()
    await ana.press("Check in")
    await ana.fill_form({"Value": "29 %", "Confidence": "6 of 10", "Note": "two lines\nof text"})
    await ana.sees("Thanks, stored: 29 %")
    await expect(ana.page.locator("form.fields")).to_have_count(0)
    pressed, sent = company.events
    assert (pressed.command, pressed.trigger, pressed.responds) == ("check_in", True, False)
    assert sent.source == pressed.source, "a form acts for the message it was opened from"
    assert dict(sent.values) == {
        "ask": "ana:2026-W46",
        "value:GROW-2.1": "29 %",
        "confidence:GROW-2.1": "6",
        "note:GROW-2.1": "two lines\nof text",
    }


async def test_a_refused_form_keeps_what_was_typed_and_says_why_beside_the_field(ana: Playground) -> None:
    await ana.next_event()
    await ana.press("Check in")
    await ana.fill_form({"Value": "many", "Confidence": "6 of 10", "Note": "kept"})
    value = ana.page.get_by_label("Value")
    await expect(value).to_have_accessible_description("“many” is no number; a share in % is wanted. for example 29 %")
    await expect(value).to_have_attribute("aria-invalid", "true")
    await expect(value).to_be_focused()
    await expect(value).to_have_value("many")
    await expect(ana.page.get_by_label("Note")).to_have_value("kept")
    await expect(ana.page.get_by_label("Confidence")).to_have_value("6")
    await ana.fill_form({"Value": "29"})
    await ana.sees("Thanks, stored: 29")


async def test_a_menu_sends_what_was_picked(ana: Playground, company: Company) -> None:
    await ana.next_event()
    await ana.pick("Snooze", "Monday")
    await ana.sees("Snoozed until monday")
    assert dict(company.events[0].values) == {"ask": "ana:2026-W46", "until": "monday"}


async def test_an_answer_can_give_the_message_a_new_face(ana: Playground) -> None:
    await ana.next_event()
    await ana.press("No change")
    await ana.sees("Thanks, stored: no change")
    assert await ana.messages() == ["Thanks, stored: no change"]


async def test_typed_text_is_answered(ana: Playground, company: Company) -> None:
    await ana.type("54, confidence 7")
    await ana.sees("Read: 54, confidence 7")
    assert await ana.messages() == ["54, confidence 7", "Read: 54, confidence 7"]
    await expect(ana.composer).to_have_value("")
    await ana.type("54, confidence 7")
    await expect(ana.page.locator(".item")).to_have_count(4)
    first, second = company.events
    assert (first.command, first.responds, first.trigger) == (None, False, False)
    assert first.id != second.id, "the same words, said again later, are news"


async def test_a_double_click_is_one_event(ana: Playground, company: Company) -> None:
    await ana.next_event()
    await ana.page.get_by_role("button", name="Check in", exact=True).dblclick()
    await expect(ana.page.locator("form.fields")).to_have_count(1)
    assert [event.command for event in company.events] == ["check_in"]
    await ana.press("Close")
    await expect(ana.page.locator("form.fields")).to_have_count(0)
    await ana.press("Check in")
    await expect(ana.page.locator("form.fields")).to_have_count(1)
    assert len({event.id for event in company.events}) == 2, "pressed again later, the button works again"


async def test_moving_the_clock_twice_with_one_double_click_moves_it_once(ana: Playground, company: Company) -> None:
    await ana.page.get_by_role("button", name="Next day").dblclick()
    await expect(ana.page.locator("#clock")).to_contain_text("Thursday 12 November")
    await ana.type("done")
    await ana.sees("Read: done")
    assert company.at.day == 12


async def test_people_talk_in_a_channel_and_only_a_slash_asks_the_bot(browser: Browser, ana: Playground) -> None:
    kenji = Playground(await browser.new_page(), ana.address)
    await kenji.choose("kenji", channel="GROW")
    await ana.choose("ana", channel="GROW")
    await ana.type("good morning")
    await kenji.sees("good morning")
    await ana.type("/okr why GROW-2.1")
    await ana.sees("Read: why GROW-2.1")
    await ana.sees("only you can see this")
    assert await kenji.messages() == ["good morning"]


async def test_a_button_in_a_channel_answers_only_the_one_who_pressed_it(
    browser: Browser, ana: Playground, company: Company
) -> None:
    kenji = Playground(await browser.new_page(), ana.address)
    await kenji.choose("kenji", channel="GROW")
    await ana.choose("ana", channel="GROW")
    await company.send("channel:GROW", DIGEST)
    await ana.sees("Growth, week 7 of 13")
    await ana.press("All key results")
    await ana.sees("All key results of GROW")
    await kenji.sees("Growth, week 7 of 13")
    await kenji.no_longer_sees("All key results of GROW")


async def test_unread_messages_of_others_are_counted(ana: Playground, company: Company) -> None:
    await company.send("dm:kenji", ASK)
    await company.send("channel:GROW", said("Numbers are in"))
    await expect(ana.page.get_by_role("link", name="Kenji Mori")).to_contain_text("1 new")
    await expect(ana.page.get_by_role("link", name="Growth", exact=False).first).to_contain_text("1 new")


async def test_what_fails_is_said_and_can_be_tried_again(ana: Playground, company: Company) -> None:
    await company.send("dm:ana", DIGEST)
    company.broken = True
    await ana.press("All key results")
    await expect(ana.page.get_by_role("alert")).to_contain_text("Nothing was stored")
    company.broken = False
    await ana.press("All key results")
    await ana.sees("All key results of GROW")
    await expect(ana.page.get_by_role("alert")).to_be_hidden()
    first, second = company.events
    assert first.id == second.id


async def test_everything_works_without_scripts(browser: Browser, address: str) -> None:
    page = Playground(await browser.new_page(java_script_enabled=False), address)
    await page.choose("ana")
    await page.page.locator("#to-next").click()
    await page.press("Check in")
    await page.page.get_by_label("Value").fill("29 %")
    await page.page.locator("form.fields").get_by_role("button", name="Send").click()
    await page.sees("Thanks, stored: 29 %")
