"""Every message says what it said before, as text and on Slack."""

from pathlib import Path

import pytest

import prompts
from bot.cli.preview import for_slack, readable
from tests.golden import kept
from tests.golden.kept import compare

MESSAGES = prompts.message_names()


@pytest.mark.parametrize("message", MESSAGES)
def test_a_message_reads_as_it_did(message: str) -> None:
    compare(f"{message}.txt", readable({message: prompts.samples_of(message)}) + "\n")


@pytest.mark.parametrize("message", MESSAGES)
def test_slack_gets_what_it_got(message: str) -> None:
    compare(f"slack/{message}.json", for_slack({message: prompts.samples_of(message)}) + "\n")


def test_nothing_is_kept_of_messages_that_are_gone() -> None:
    files = {file.stem for pattern in ("*.txt", "slack/*.json") for file in kept.FOLDER.glob(pattern)}
    assert files == set(MESSAGES)


def test_a_change_is_shown_as_a_diff(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kept, "FOLDER", tmp_path)
    monkeypatch.setattr(kept, "WRITES", False)
    (tmp_path / "x.txt").write_text("said\n", encoding="utf-8")
    with pytest.raises(pytest.fail.Exception, match=r"(?s)-said.*\+told.*make golden"):
        compare("x.txt", "told\n")
