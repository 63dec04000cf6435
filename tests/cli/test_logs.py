"""What is logged says everything it knows, in the format that was asked for, and nothing that is secret."""

import json
import logging
from collections.abc import Callable
from datetime import UTC, date, datetime

import pytest

from bot.cli.logs import log_to_stderr

SKIPPED = {"ask": "ana:2026-W46", "day": date(2026, 11, 12), "until": datetime(2026, 11, 12, 10, tzinfo=UTC)}
Log = Callable[[Callable[[], None]], list[str]]


@pytest.fixture(params=[True, False], ids=["json", "text"])
def as_json(request: pytest.FixtureRequest) -> bool:
    return bool(request.param)


@pytest.fixture
def log(as_json: bool, _logging: None, capsys: pytest.CaptureFixture[str]) -> Log:
    """What a piece of code logs, line by line."""

    def lines_of(code: Callable[[], None]) -> list[str]:
        log_to_stderr(as_json=as_json)
        code()
        return capsys.readouterr().err.splitlines()

    return lines_of


def test_what_is_told_beside_a_sentence_is_in_its_line(log: Log, as_json: bool) -> None:
    (line,) = log(lambda: logging.getLogger("bot.usecases").warning("an ask was skipped", extra=SKIPPED))
    if as_json:
        told = json.loads(line)
        assert told["event"] == "an ask was skipped"
        assert told["level"] == "warning"
        assert {name: told[name] for name in SKIPPED} == {
            "ask": "ana:2026-W46",
            "day": "2026-11-12",
            "until": "2026-11-12T10:00:00+00:00",
        }
        datetime.fromisoformat(told["timestamp"])
    else:
        for words in ("an ask was skipped", "ask=ana:2026-W46", "day=2026-11-12", "until=2026-11-12T10:00:00+00:00"):
            assert words in line


def test_a_trace_shows_where_it_broke_and_no_values(log: Log, as_json: bool) -> None:
    def breaks() -> None:
        token = "xoxb-" + "7" * 3
        try:
            len(token) / len(token[:0])
        except ZeroDivisionError:
            logging.getLogger("bot.app").exception("something broke", extra={"reference": "7f3a"})

    told = log(breaks)
    text = "\n".join(told)
    assert "ZeroDivisionError" in text
    assert "in breaks" in text
    assert "7f3a" in told[0]
    assert "xoxb-777" not in text
    assert len(told) == 1 or not as_json
