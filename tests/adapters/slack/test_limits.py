"""The fake refuses what Slack refuses: a check that can't fail checks nothing."""

import pytest

from tests.fakes.slack.limits import is_too_long, message_problems, view_problems

TEXT = {"type": "plain_text", "text": "x"}
BUTTON = {"type": "button", "action_id": "0", "text": TEXT, "value": "v"}
OPTION = {"text": TEXT, "value": "v"}
FIELD = {"type": "plain_text_input", "action_id": "value"}
INPUT = {"type": "input", "block_id": "b", "label": TEXT, "element": FIELD}
VIEW = {"type": "modal", "title": TEXT, "submit": TEXT, "blocks": [INPUT]}
SPAN = {"type": "text", "text": "x"}


def _long(length: int) -> dict[str, object]:
    return {"type": "plain_text", "text": "x" * length}


def _actions(*elements: object) -> dict[str, object]:
    return {"type": "actions", "elements": list(elements)}


def _menu(*options: object, **more: object) -> dict[str, object]:
    return {"type": "static_select", "action_id": "m", "options": list(options), **more}


def _rich(*spans: object) -> dict[str, object]:
    return {"type": "rich_text", "elements": [{"type": "rich_text_section", "elements": list(spans)}]}


@pytest.mark.parametrize(
    "blocks",
    [
        [{"type": "divider"}] * 51,
        [{"type": "nonsense"}],
        [{"type": "divider", "color": "red"}],
        [{"type": "divider", "block_id": "a"}, {"type": "divider", "block_id": "a"}],
        [{"type": "divider", "block_id": "a" * 256}],
        [{"type": "section", "text": _long(3001)}],
        [{"type": "section", "fields": [TEXT] * 11}],
        [{"type": "section", "fields": [_long(2001)]}],
        [{"type": "section"}],
        [{"type": "header", "text": _long(151)}],
        [{"type": "header", "text": {"type": "mrkdwn", "text": "x"}}],
        [{"type": "header", "text": {"type": "plain_text", "text": ""}}],
        [{"type": "context", "elements": [TEXT] * 11}],
        [{"type": "image", "image_url": "https://example.org/x.png", "alt_text": "x" * 2001}],
        [_actions()],
        [_actions(*({**BUTTON, "action_id": str(n)} for n in range(26)))],
        [_actions(BUTTON, BUTTON)],
        [_actions({**BUTTON, "text": _long(76)})],
        [_actions({**BUTTON, "value": "v" * 2001})],
        [_actions({**BUTTON, "action_id": "a" * 256})],
        [_actions({**BUTTON, "style": "default"})],
        [_actions(FIELD)],
        [_actions(_menu())],
        [_actions(_menu(*[OPTION] * 101))],
        [_actions(_menu({"text": _long(76), "value": "v"}))],
        [_actions(_menu({"text": TEXT, "value": "v" * 151}))],
        [_actions(_menu(OPTION, placeholder=_long(151)))],
        [_actions(_menu(OPTION, initial_option={"text": TEXT, "value": "other"}))],
        [_actions({"type": "overflow", "action_id": "o", "options": [OPTION] * 6})],
        [_actions({"type": "checkboxes", "action_id": "o", "options": [OPTION] * 11})],
        [_rich()],
        [_rich({"type": "text", "text": ""})],
        [_rich({"type": "text", "text": "x", "style": {"blink": True}})],
        [_rich({"type": "mrkdwn", "text": "x"})],
        [{"type": "rich_text", "elements": [{"type": "rich_text_list", "style": "bullet", "elements": [SPAN]}]}],
        [{"type": "table", "rows": [[{"type": "raw_text", "text": "x"}]]}] * 2,
        [{"type": "table", "rows": [[{"type": "raw_text", "text": "x"}] * 21]}],
        [{"type": "table", "rows": [[{"type": "raw_text", "text": "x"}]] * 101}],
        [{"type": "table", "rows": [[{"type": "raw_text", "text": ""}]]}],
        [{"type": "markdown", "text": "x" * 6001}] * 2,
        [INPUT],
    ],
)
def test_a_message_slack_refuses_is_refused(blocks: list[object]) -> None:
    assert message_problems(blocks)


@pytest.mark.parametrize(
    "change",
    [
        {"title": _long(25)},
        {"submit": _long(25)},
        {"close": _long(25)},
        {"private_metadata": "x" * 3001},
        {"callback_id": "x" * 256},
        {"color": "red"},
        {"type": "home"},
        {"blocks": [{"type": "divider"}] * 101},
        {"blocks": [INPUT, INPUT]},
        {"blocks": [{"type": "table", "rows": [[{"type": "raw_text", "text": "x"}]]}]},
        {"blocks": [{**INPUT, "label": _long(2001)}]},
        {"blocks": [{**INPUT, "hint": _long(2001)}]},
        {"blocks": [{**INPUT, "element": BUTTON}]},
        {"blocks": [{**INPUT, "element": {**FIELD, "initial_value": "x" * 3001}}]},
        {"blocks": [{**INPUT, "element": {**FIELD, "max_length": 3001}}]},
        {"blocks": [{**INPUT, "element": {**FIELD, "placeholder": _long(151)}}]},
    ],
)
def test_a_form_slack_refuses_is_refused(change: dict[str, object]) -> None:
    assert view_problems({**VIEW, **change})


def test_a_form_with_fields_needs_a_submit() -> None:
    assert view_problems({name: value for name, value in VIEW.items() if name != "submit"})


def test_what_slack_takes_is_taken() -> None:
    blocks = [{"type": "header", "text": _long(150)}, _actions(BUTTON, _menu(OPTION)), _rich(SPAN), {"type": "divider"}]
    assert message_problems(blocks) == []
    assert view_problems(VIEW) == []


def test_many_blocks_that_each_fit_can_be_too_long_together() -> None:
    paragraph = _rich({"type": "text", "text": "x" * 3000})
    assert not is_too_long([paragraph] * 4)
    assert is_too_long([paragraph] * 5)
