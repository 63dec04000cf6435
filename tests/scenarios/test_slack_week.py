"""A week of check-ins in a Slack workspace, over signed HTTP and over Socket Mode."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.scenarios.product import Product, running

THURSDAY_10 = datetime(2026, 11, 12, 10, tzinfo=UTC)
FRIDAY_12 = datetime(2026, 11, 13, 12, tzinfo=UTC)
FRIDAY_18 = datetime(2026, 11, 13, 18, tzinfo=UTC)
MONDAY_9 = datetime(2026, 11, 16, 9, tzinfo=UTC)


@pytest.fixture(params=["http", "socket"])
async def product(tmp_path: Path, request: pytest.FixtureRequest) -> AsyncIterator[Product]:
    async with running(tmp_path, socket_mode=request.param == "socket") as started:
        yield started


async def test_a_week_from_the_ask_to_the_digest(product: Product) -> None:
    fake = product.fake
    ana, kenji, leo = fake.user("U1"), fake.user("U2"), fake.user("U3")

    await product.go(THURSDAY_10)
    (ask,) = fake.messages(ana.dm)
    assert "Three key results" in product.said_to("U1")[0]
    assert fake.messages(kenji.dm)[0].at == datetime(2026, 11, 12, 1, tzinfo=UTC).timestamp()

    await ana.press(ask, "Check in")
    await ana.submit(
        ana.view,
        {"value:GROW-2.1": "29 %", "confidence:GROW-2.1": "6", "blocker:GROW-2.1": "legal", "value:GROW-2.2": "424"},
    )
    assert not any(view.is_open for view in fake.views)
    await product.settle()
    assert "GROW-2.1" in product.said_to("U1")[0]
    assert "left" in product.said_to("U1")[0]

    await ana.type("3.4 h, conf 8")
    await product.settle()
    assert len(fake.messages(ana.dm)) == 2
    assert product.said_to("U1")[0].startswith("Answered")

    await ana.press(fake.messages(ana.dm)[1], "Undo")
    await product.settle()
    assert "Taken back" in product.said_to("U1")[1]
    assert "GROW-2.3" in product.said_to("U1")[0]

    await leo.press(fake.messages(leo.dm)[0], "Snooze", pick="Monday 9:00")
    await product.settle()
    assert "Snoozed until" in product.said_to("U3")[0]

    await kenji.type("36.1, confidence 5")
    await product.go(FRIDAY_12)
    assert len(fake.messages(fake.user("U4").dm)) == 2, "the one who never answers is reminded on Friday morning"
    await product.go(FRIDAY_18)
    assert len(fake.messages(fake.user("U4").dm)) == 3, "and on Friday afternoon, and then no more"
    assert len(fake.messages(leo.dm)) == 1, "who snoozed until Monday hears nothing on Friday"

    await product.go(MONDAY_9)
    (digest,) = product.said_in("C1")
    assert "Growth · week 7 of 13" in digest
    assert "legal" in digest
    for silent in ("GROW-2.3", "GROW-3.2", "GROW-3.3"):
        assert silent in digest[digest.index("Not heard from") :]
    assert "GROW-2.1" not in digest[digest.index("Not heard from") :]


async def test_ticking_the_same_instant_twice_sends_once(product: Product) -> None:
    await product.go(THURSDAY_10)
    before = len(product.fake.posts)
    await product.go(THURSDAY_10)
    assert len(product.fake.posts) == before == 4


async def test_a_form_asked_for_in_writing_is_opened_by_its_button(product: Product) -> None:
    fake, ana = product.fake, product.fake.user("U1")
    await ana.type("check-in")
    await product.settle()
    await ana.press(fake.messages(ana.dm)[0], "Open the form")
    await ana.submit(ana.view, {"value:GROW-2.1": "31", "note:GROW-2.1": "the tour is shorter"})
    await product.settle()
    assert "31" in product.said_to("U1")[-1]
    assert "Thanks" in product.said_to("U1")[-1]


async def test_a_key_result_is_added_by_form(product: Product) -> None:
    fake, maya = product.fake, product.fake.user("U4")
    await maya.slash("/okr add GROW-2")
    await maya.press(fake.ephemerals[-1], "Metric")
    await maya.submit(
        maya.view,
        {
            "title:new": "Invitations sent",
            "owner:new": "Ana",
            "measure.start:new": "10",
            "measure.target:new": "10",
        },
    )
    assert "has to differ" in " ".join(maya.view.errors.values())
    await maya.submit(
        maya.view,
        {"title:new": "Invitations sent", "owner:new": "Ana", "measure.start:new": "10", "measure.target:new": "90"},
    )
    await product.settle()
    assert "GROW-2.4" in product.said_to("U4")[-1]
