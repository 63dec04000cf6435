"""Any card becomes messages and forms that Slack takes, and nothing anybody wrote becomes markup."""

import pytest
from hypothesis import given, settings

from adapters.slack.render import render
from bot.card import Card
from tests.adapters.slack.cards import FORM_CARDS, MESSAGES
from tests.adapters.slack.outside import check_message, check_view
from tests.adapters.slack.payloads import objects, opened
from tests.card_samples import CARDS
from tests.fakes.slack.limits import is_too_long, message_problems, view_problems

EDITED_TEXT = 4000
EXAMPLES = 100  # the libraries' own checks take their time

pytestmark = pytest.mark.slow


def _assert_slack_takes(card: Card) -> None:
    rendered = render(card)
    assert 0 < len(rendered.text) <= EDITED_TEXT
    for blocks in (rendered.blocks, *rendered.overflow):
        assert message_problems(blocks) == []
        assert not is_too_long(blocks)
        check_message(rendered.text, blocks)
    if card.form:
        view = opened(card, card.form)
        assert view_problems(view) == []
        check_view(view)


@pytest.mark.parametrize("name", CARDS)
def test_slack_takes_every_sample(name: str) -> None:
    _assert_slack_takes(CARDS[name])


@settings(max_examples=EXAMPLES)
@given(card=MESSAGES)
def test_slack_takes_any_message(card: Card) -> None:
    _assert_slack_takes(card)


@settings(max_examples=EXAMPLES)
@given(card=FORM_CARDS)
def test_slack_takes_any_form(card: Card) -> None:
    _assert_slack_takes(card)


def _assert_no_markup(content: object) -> None:
    for one in objects(content):
        kind = one.get("type")
        assert kind not in {"mrkdwn", "link", "user", "usergroup", "channel", "broadcast", "emoji", "markdown"}
        if kind == "plain_text":
            text = str(one["text"])
            assert not any(mark in text for mark in ("<!", "<@", "<#", "<http", "<mailto"))


@given(card=MESSAGES)
def test_no_text_becomes_a_mention_a_link_or_bold(card: Card) -> None:
    rendered = render(card)
    assert "<" not in rendered.text
    assert ">" not in rendered.text
    _assert_no_markup(rendered.blocks)


@given(card=FORM_CARDS)
def test_no_text_in_a_form_becomes_markup(card: Card) -> None:
    assert card.form
    _assert_no_markup(opened(card, card.form)["blocks"])
