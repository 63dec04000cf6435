"""The labelled replies, which stay outside the repository: `OKRBOT_TEST_DATA` names their folder."""

import json
import os
from pathlib import Path

import pytest

from bot.replies.scoring import score

FOLDER = os.environ.get("OKRBOT_TEST_DATA", "")
DEV = Path(FOLDER) / "replies_dev.jsonl"


@pytest.mark.skipif(not FOLDER or not DEV.exists(), reason="OKRBOT_TEST_DATA names no folder with replies_dev.jsonl")
def test_the_development_set_is_understood_without_a_wrong_write() -> None:
    result = score(json.loads(line) for line in DEV.read_text(encoding="utf-8").splitlines() if line.strip())
    missed = [(miss.line["text"], miss.got) for miss in result.misses]
    assert result.total.wrong_writes == 0, missed
    assert result.total.intents / result.total.lines >= 0.98, missed
    assert result.total.exact / result.total.writing >= 0.96, missed
