"""How each part of a card looks in Slack, and what a pressed button brings back."""

import json

import pytest
from hypothesis import given

from adapters.slack import inbound
from adapters.slack.render import render
from bot.card import (
    Action,
    Actions,
    Bullets,
    Card,
    Choice,
    Form,
    Heading,
    Input,
    InputKind,
    Line,
    Span,
    Style,
    Table,
    Text,
)
from bot.ports import TooBig
from tests.adapters.slack.cards import ACTIONS
from tests.adapters.slack.payloads import objects, opened


def _pressed(element: dict[str, object], pick: int = 0) -> tuple[str | None, dict[str, str]]:
    action = dict(element)
    options = element.get("options")
    if isinstance(options, list):
        action["selected_option"] = options[pick]
    event = inbound.pressed({"actions": [action], "container": {"channel_id": "D1", "message_ts": "1.1"}})
    return event.command, dict(event.values)


@given(actions=ACTIONS)
def test_every_button_and_menu_brings_back_what_it_was_given(actions: Actions) -> None:
    elements = [
        one
        for one in objects(render(Card("Press", (actions,))).blocks)
        if one.get("type") in {"button", "static_select"}
    ]
    found = []
    for element in elements:
        options = element.get("options")
        found += [_pressed(element, pick) for pick in range(len(options) if isinstance(options, list) else 1)]
    expected = [
        (action.command, {**action.values, **({action.picks: choice.value} if choice and action.picks else {})})
        for action in actions.actions
        for choice in action.menu or (None,)
    ]
    assert found == expected


def test_styles_are_kept_and_user_text_is_exact() -> None:
    line: Line = (Span("GROW-2.1", Style.CODE), Span(" *27* "), Span("→ 29 %", Style.BOLD))
    assert render(Card("x", (Text(line),))).blocks == [
        {
            "type": "rich_text",
            "elements": [
                {
                    "type": "rich_text_section",
                    "elements": [
                        {"type": "text", "text": "GROW-2.1", "style": {"code": True}},
                        {"type": "text", "text": " *27* "},
                        {"type": "text", "text": "→ 29 %", "style": {"bold": True}},
                    ],
                }
            ],
        }
    ]


def test_a_table_is_a_list_that_names_each_column() -> None:
    table = Table(
        ((Span("Key"),), (Span("Now"),), (Span("Note"),)),
        (((Span("GROW-2.1"),), (Span("29 %"),), ()),),
    )
    (block,) = render(Card("x", (table,))).blocks
    words = "".join(str(one["text"]) for one in objects(block) if one.get("type") == "text")
    assert words == "GROW-2.1 · Now: 29 %"


def test_long_text_is_cut_with_an_ellipsis() -> None:
    rendered = render(Card("x" * 700, (Heading((Span("h" * 200),)), Text((Span("a" * 2999), Span("bbb", Style.BOLD))))))
    header, text = (
        next(one for one in objects(block) if "style" not in one and one.get("text")) for block in rendered.blocks
    )
    assert rendered.text == "x" * 599 + "…"
    assert json.dumps(header, ensure_ascii=False).count("h") == 149 + len("h")
    assert [one["text"] for one in objects(rendered.blocks[1]) if one.get("type") == "text"] == ["a" * 2999, "…"]
    assert text


def test_what_does_not_fit_is_counted_and_kept_apart() -> None:
    rendered = render(Card("x", tuple(Text((Span(f"Block {number}"),)) for number in range(60))))
    assert [len(blocks) for blocks in (rendered.blocks, *rendered.overflow)] == [50, 11]
    assert "11 more parts" in json.dumps(rendered.blocks[-1], ensure_ascii=False)


def test_a_long_list_goes_on_in_the_overflow() -> None:
    rendered = render(Card("x", (Bullets(tuple((Span(f"{number} " + "b" * 300),) for number in range(100))),)))
    numbers = [
        str(one["text"]).split()[0]
        for blocks in ([rendered.blocks[:-1]], rendered.overflow)
        for one in objects(blocks)
        if one.get("type") == "text"
    ]
    assert numbers == [str(number) for number in range(100)]


def test_hidden_values_that_slack_cannot_carry_are_refused_not_cut() -> None:
    with pytest.raises(TooBig, match="Slack carries 2000"):
        render(Card("x", (Actions((Action("Store", "store", {"text": "y" * 2000}),)),)))
    form = Form("store", "Store", "Store", (), {"text": "y" * 3000})
    with pytest.raises(TooBig, match="Slack carries 3000"):
        opened(Card("x", (form,)), form)


def test_a_form_in_a_message_is_a_button_with_the_forms_command() -> None:
    form = Form("check_in", "Check in", "Store", (Input("value:A-1.1", InputKind.TEXT, "Now"),), {"ask": "17"})
    (button,) = [one for one in objects(render(Card("x", (form,))).blocks) if one.get("type") == "button"]
    assert _pressed(button) == ("check_in", {"ask": "17"})


def test_a_form_alone_in_a_message_says_what_it_is_about() -> None:
    form = Form("check_in", "Check in", "Store", (Input("value:A-1.1", InputKind.TEXT, "Now"),))
    words = [
        one["text"]
        for one in objects(render(Card("Check in: one key result", (form,))).blocks)
        if one.get("type") == "text"
    ]
    assert words == ["Check in: one key result"]


def test_the_chosen_option_is_offered_even_when_there_are_too_many() -> None:
    choices = tuple(Choice(f"Person {number}", f"p{number}") for number in range(120))
    form = Form("add", "Add", "Add", (Input("owner", InputKind.CHOICE, "Owner", "p119", choices=choices),))
    view = opened(Card("x", (form,)), form)
    (menu,) = [one for one in objects(view) if one.get("type") == "static_select"]
    assert isinstance(menu["options"], list)
    assert len(menu["options"]) == 100
    assert menu["initial_option"] == {
        "text": {"type": "plain_text", "text": "Person 119", "emoji": False},
        "value": "p119",
    }
