"""`okrbot preview` shows what the messages look like."""

import io
import json

import pytest
from rich.console import Console

import prompts
from bot.cli.preview import NoSuchMessage, NoSuchPreview, preview


def printed(message: str | None, platform: str) -> str:
    written = io.StringIO()
    preview(Console(file=written, width=40), message=message, platform=platform)
    return written.getvalue()


def test_every_message_is_shown_with_every_case() -> None:
    shown = printed(None, "text")
    for name, cases in prompts.samples().items():
        for case in cases:
            assert f"━━ {name}: {case.title} ━━\nnotification: {case.card().summary}\n" in shown


def test_one_message_alone_is_shown_unbroken_by_the_width_of_the_terminal() -> None:
    shown = printed("reminder", "text")
    assert "━━ ask:" not in shown
    assert "Still open: GROW-2.1. Monday's review of Growth is at 10:00.\n" in shown


def test_slack_shows_one_json_document_with_views_for_forms_alone() -> None:
    shown = json.loads(printed(None, "slack"))
    assert shown.keys() == set(prompts.message_names())
    assert shown["snoozed"]["until tomorrow"].keys() == {"text", "blocks"}
    assert shown["check_in"]["two of an ask"].keys() == {"text", "blocks", "view"}


def test_what_there_is_not_is_told_with_what_there_is() -> None:
    with pytest.raises(NoSuchMessage, match=r"no message aks\. There are: .*ask,"):
        printed("aks", "text")
    with pytest.raises(NoSuchPreview, match=r"for fax\. Choose one of: text, slack"):
        printed(None, "fax")
