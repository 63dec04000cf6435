"""What Slack's own types, and two libraries, say of every sample; and that they speak up when one is wrong."""

import pytest
from blockkit.core import FieldValidationError
from slack_sdk.errors import SlackObjectFormationError

from adapters.slack.modal import modal
from adapters.slack.render import render
from bot.ports import Place
from tests.adapters.slack.outside import check_message, check_types, check_view
from tests.card_samples import CARDS

HEADER_TOO_LONG = {"type": "header", "text": {"type": "plain_text", "text": "x" * 151}}
BUTTON_TOO_LONG = {
    "type": "actions",
    "elements": [{"type": "button", "action_id": "0", "text": {"type": "plain_text", "text": "x" * 76}}],
}
EMPTY_SPAN = {
    "type": "rich_text",
    "elements": [{"type": "rich_text_section", "elements": [{"type": "text", "text": ""}]}],
}
REFUSALS = (SlackObjectFormationError, FieldValidationError)
NO_TITLE: dict[str, object] = {"type": "modal", "title": {"type": "plain_text", "text": ""}, "blocks": []}


@pytest.mark.parametrize("block", [HEADER_TOO_LONG, BUTTON_TOO_LONG, EMPTY_SPAN])
def test_the_libraries_can_fail(block: dict[str, object]) -> None:
    with pytest.raises(REFUSALS):
        check_message("x", [block])


def test_the_libraries_can_fail_a_form() -> None:
    with pytest.raises(REFUSALS):
        check_view(NO_TITLE)


@pytest.mark.node
def test_slacks_types_accept_every_sample_and_refuse_what_is_wrong() -> None:
    messages: dict[str, object] = {name: render(card).blocks for name, card in CARDS.items()}
    views: dict[str, object] = {
        name: modal(card, card.form, place=Place(address="D1", dm=True), source=None)
        for name, card in CARDS.items()
        if card.form
    }
    messages["wrong message"] = [{"type": "header", "text": {"type": "mrkdwn", "text": "x"}}]
    views["wrong form"] = {"type": "modal"}
    said = check_types(messages, views)
    assert [line.partition(":")[0] for line in said.splitlines()] == ["wrong message", "wrong form"]
