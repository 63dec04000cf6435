"""A command that breaks: Slack is told that all is well, and in the end everybody who should be is told the truth."""

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from bot.usecases.keep_failed_event import WAITS
from tests.scenarios.product import Product, running

A_MOMENT = timedelta(seconds=1)


class Broken:
    """Fails so many times, then works."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, times: int) -> None:
        from bot.commands import answer

        self.runs, self.times, self.works = 0, times, answer.handle
        monkeypatch.setattr(answer, "handle", self.handle)

    def handle(self, *arguments: Any, **named: Any) -> Any:  # noqa: ANN401 - stands in for the command
        self.runs += 1
        if self.runs <= self.times:
            raise ZeroDivisionError
        return self.works(*arguments, **named)


async def let_pass(product: Product, wait: timedelta) -> None:
    """What else is due comes at its own time."""
    await product.go(product.clock.at + wait + A_MOMENT)
    await product.parts.engine.tick()
    await product.settle()


async def test_an_answer_that_fails_twice_is_taken_from_slack_at_once_and_echoed_in_the_end(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with running(tmp_path) as product:
        broken = Broken(monkeypatch, times=2)
        assert (await product.fake.user("U1").type("GROW-2.1 29")).ok
        await let_pass(product, WAITS[0])
        assert not [text for text in product.said_to("U1") if "29" in text]
        await let_pass(product, WAITS[1])
        assert len([text for text in product.said_to("U1") if "29" in text]) == 1
        assert broken.runs == 3


async def test_an_answer_that_never_works_is_told_to_its_sender_and_to_the_admin_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with running(tmp_path) as product:
        broken = Broken(monkeypatch, times=99)
        assert (await product.fake.user("U1").type("GROW-2.1 29")).ok
        for wait in WAITS:
            await let_pass(product, wait)
        assert broken.runs == 6
        assert len([text for text in product.said_to("U1") if "Please write it again" in text]) == 1
        assert len([text for text in product.said_to("U4") if "What Ana wrote is not stored" in text]) == 1
        await let_pass(product, timedelta(days=2))
        assert broken.runs == 6
