"""What people type in Slack: asked back with buttons, corrected, taken back, answered when it is a question."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.scenarios.product import Product, running

THURSDAY_10 = datetime(2026, 11, 12, 10, tzinfo=UTC)


@pytest.fixture
async def product(tmp_path: Path) -> AsyncIterator[Product]:
    async with running(tmp_path) as started:
        await started.go(THURSDAY_10)
        yield started


async def _types(product: Product, user: str, text: str) -> str:
    """What the bot answers to a text."""
    await product.fake.user(user).type(text)
    await product.settle()
    return product.said_to(user)[-1]


async def test_a_text_with_two_readings_is_asked_back_and_one_press_stores_it(product: Product) -> None:
    kenji = product.fake.user("U2")
    back = await _types(product, "U2", "0.355")
    assert "Nothing is stored yet" in back
    question = product.fake.messages(kenji.dm)[-1]
    await kenji.press(question, "35.5 %")
    await product.settle()
    assert "35.5" in product.said_to("U2")[-1]
    assert "Thanks" in product.said_to("U2")[-1]
    assert "Nothing is stored yet" not in " ".join(product.said_to("U2")), "the question became the echo"


async def test_pressing_two_readings_stores_the_first(product: Product) -> None:
    kenji = product.fake.user("U2")
    await _types(product, "U2", "0.355")
    question = product.fake.messages(kenji.dm)[-1]
    await kenji.press(question, "35.5 %")
    await kenji.press(question, "0.355 %")
    await product.settle()
    assert "35.5" in await _types(product, "U2", "show GROW-3.1")


async def test_a_correction_takes_the_place_of_what_was_just_stored(product: Product) -> None:
    await _types(product, "U2", "52")
    echoed = await _types(product, "U2", "sorry, 35 not 52")
    assert "35" in echoed
    shown = await _types(product, "U2", "show GROW-3.1")
    assert "35" in shown
    assert "52" not in shown


async def test_a_question_is_answered_and_nothing_is_stored(product: Product) -> None:
    await _types(product, "U2", "35")
    said = await _types(product, "U2", "what was my last value?")
    assert "35" in said
    assert "GROW-3.1" in said


async def test_thanks_gets_no_answer(product: Product) -> None:
    before = product.said_to("U2")
    await product.fake.user("U2").type("thanks")
    await product.settle()
    assert product.said_to("U2") == before


async def test_a_time_snoozes_the_ask(product: Product) -> None:
    said = await _types(product, "U3", "remind me monday 9")
    assert "Monday" in said
    assert "Snoozed until Monday" in product.said_to("U3")[0]


async def test_skipping_closes_the_ask_for_this_week(product: Product) -> None:
    await _types(product, "U3", "skip")
    await product.go(datetime(2026, 11, 13, 17, tzinfo=UTC))
    assert not any("Still open" in said for said in product.said_to("U3"))


async def test_the_clear_part_is_stored_and_the_rest_is_asked(product: Product) -> None:
    said = await _types(product, "U1", "2.1 29, 2.2 up 5%")
    assert "Thanks" in said
    assert "29 %" in said
    assert "GROW-2.2" in product.said_to("U1")[0], "what wasn't clear stays open"
