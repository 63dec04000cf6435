"""`okrbot manifest` and `okrbot preview` print what can be piped on."""

import json
from pathlib import Path

import pytest
from jsonschema import Draft7Validator

from tests.cli.conftest import Okrbot

SCHEMA = Path(__file__).parents[1] / "adapters" / "slack" / "manifest.schema.json"


@pytest.mark.parametrize("more", [[], ["--url", "https://okr.example.com/bot"]], ids=["socket", "http"])
def test_the_manifest_is_one_that_slack_takes(okrbot: Okrbot, more: list[str]) -> None:
    said = okrbot("manifest", "slack", *more)
    assert (said.code, said.err) == (0, "")
    schema = Draft7Validator(json.loads(SCHEMA.read_text(encoding="utf-8")))
    assert [error.message for error in schema.iter_errors(json.loads(said.out))] == []
    assert ("https://okr.example.com/bot/slack/events" in said.out) == bool(more)


@pytest.mark.parametrize("url", ["okr.example.com", "https://", "https://[", "http://okr.example.com", "https://a.b?c"])
def test_an_address_that_slack_would_refuse_is_told(okrbot: Okrbot, url: str) -> None:
    said = okrbot("manifest", "slack", "--url", url)
    assert (said.code, said.out) == (1, "")
    assert "Write one that starts with https://" in said.err


def test_a_preview_reads_as_text_or_as_json(okrbot: Okrbot) -> None:
    assert "ask:" in okrbot("preview", "ask").out
    blocks = json.loads(okrbot("preview", "ask", "--platform", "slack").out)
    assert list(blocks) == ["ask"]
