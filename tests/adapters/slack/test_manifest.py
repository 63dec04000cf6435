"""The manifest is one that Slack takes, by Slack's own schema."""

import json
from pathlib import Path

import pytest
from jsonschema import Draft7Validator

from adapters.slack.manifest import manifest

SCHEMA = Draft7Validator(json.loads((Path(__file__).parent / "manifest.schema.json").read_text(encoding="utf-8")))


@pytest.mark.parametrize(
    "made",
    [manifest(socket_mode=True, url=None), manifest(socket_mode=False, url="https://okr.example.org/")],
    ids=["socket", "http"],
)
def test_slacks_schema_accepts_the_manifest(made: dict[str, object]) -> None:
    assert [error.message for error in SCHEMA.iter_errors(made)] == []


def test_the_schema_can_fail() -> None:
    assert list(
        SCHEMA.iter_errors({**manifest(socket_mode=True, url=None), "settings": {"socket_mode_enabled": "yes"}})
    )


def test_over_http_everything_comes_to_one_address() -> None:
    made = json.dumps(manifest(socket_mode=False, url="https://okr.example.org/"))
    assert made.count("https://okr.example.org/slack/events") == 3


def test_without_an_address_there_is_no_manifest_for_http() -> None:
    with pytest.raises(ValueError, match="needs the public address"):
        manifest(socket_mode=False, url=None)
