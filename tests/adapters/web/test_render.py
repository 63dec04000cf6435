"""Cards as HTML: everything is there, nothing of a value becomes markup, and buttons send what the card says."""

import json
from html.parser import HTMLParser

import pytest

from adapters.web.receive import INPUT
from adapters.web.render import Acting, filled, render
from bot.card import Action, Actions, Card, Choice, Form, Heading, Input, InputKind, Span, Style, Text
from tests.card_samples import CARDS, NASTY

ACTING = Acting(url="/as/ana/dm", item="m3", nonce="m3.7", source="m1")
VOID = {"input", "br", "img"}


class Read(HTMLParser):
    """The elements in order with their attributes, and all text; fails on markup that isn't closed."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.open: list[str] = []
        self.feed(str(html))
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text += data

    def all(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.elements if name == tag]

    def named(self, name: str) -> dict[str, str | None]:
        return next(attributes for _, attributes in self.elements if attributes.get("name") == name)


def _words(card: Card) -> list[str]:
    """Every text of a card, as its blocks hold it."""
    return [span.text for block in card.blocks if isinstance(block, Heading | Text) for span in block.line]


@pytest.mark.parametrize("name", CARDS)
def test_every_card_is_drawn_whole(name: str) -> None:
    read = Read(render(CARDS[name], ACTING))
    assert all(part in read.text for words in _words(CARDS[name]) for part in words.split("\n") if part.strip())


@pytest.mark.parametrize("name", CARDS)
def test_no_value_becomes_markup(name: str) -> None:
    known = {"form", "input", "button", "details", "summary", "ul", "li", "h3", "h4", "p", "blockquote", "div", "table"}
    known |= {"thead", "tbody", "tr", "th", "td", "strong", "em", "code", "br", "label", "span", "select", "option"}
    known |= {"textarea"}
    read = Read(render(CARDS[name], ACTING))
    assert {tag for tag, _ in read.elements} <= known
    assert all(not name.startswith("on") and name != "style" for _, attributes in read.elements for name in attributes)


def test_a_value_with_markup_is_shown_as_it_was_typed() -> None:
    assert Read(render(Card("", (Text((Span(NASTY),)),)))).text.strip() == NASTY
    button = Read(render(Card("", (Actions((Action(NASTY, "press", {"text": NASTY}),)),)), ACTING)).named("act")
    assert json.loads(button["value"] or "")["values"] == {"text": NASTY}


def test_styles_and_line_breaks() -> None:
    spans = (Span("a", Style.BOLD), Span("b", Style.ITALIC), Span("c", Style.CODE), Span("d\ne"))
    html = render(Card("", (Text(spans),)))
    assert "<strong>a</strong><em>b</em><code>c</code>d<br>e" in html


def test_a_card_without_blocks_shows_its_summary() -> None:
    assert Read(render(Card("Nothing new this week"))).text.strip() == "Nothing new this week"


def test_a_card_that_is_only_read_has_nothing_to_press() -> None:
    read = Read(render(CARDS["ask"]))
    assert not read.all("form")
    assert not read.all("button")


def test_a_button_carries_its_command_and_a_menu_the_picked_value() -> None:
    buttons = Read(render(CARDS["ask"], ACTING)).all("button")
    carried = [json.loads(button["value"] or "") for button in buttons]
    ask = {"ask": "ana:2026-W45"}
    assert carried == [
        {"command": "check_in", "values": ask},
        {"command": "no_change", "values": ask},
        {"command": "undo", "values": {}},
        {"command": "snooze", "values": ask | {"until": "tomorrow 9"}},
        {"command": "snooze", "values": ask | {"until": "monday 9"}},
    ]
    assert [button.get("class") for button in buttons[:3]] == ["button primary", "button plain", "button danger"]


def test_a_form_labels_its_fields_and_shows_hints_and_errors_beside_them() -> None:
    read = Read(render(CARDS["form"], ACTING))
    labels = {label["for"] for label in read.all("label")}
    value, note = read.named(f"{INPUT}value:GROW-2.1"), read.named(f"{INPUT}note:GROW-2.1")
    assert {value["id"], note["id"]} <= labels
    assert "required" in value
    assert value["value"] == "27"
    assert value["aria-describedby"] == f"{value['id']}-hint"
    assert note["aria-invalid"] == "true"
    assert note["aria-describedby"] == f"{note['id']}-error "
    described = {attributes.get("id"): tag for tag, attributes in read.elements}
    assert described[f"{note['id']}-error"] == "p"
    assert "first line\nsecond line" in read.text
    assert "Say it in fewer words." in read.text


def test_no_id_is_there_twice() -> None:
    for card in CARDS.values():
        ids = [of["id"] for _, of in Read(render(card, ACTING)).elements if "id" in of]
        assert len(ids) == len(set(ids))


def test_a_choice_has_its_value_selected_and_may_be_left_open() -> None:
    inputs = (
        Input("a", InputKind.CHOICE, "A", "2", choices=(Choice("One", "1"), Choice("Two", "2")), required=True),
        Input("b", InputKind.CHOICE, "B", choices=(Choice("One", "1"),)),
    )
    options = Read(render(Card("", (Form("x", "X", "Send", inputs),)), ACTING)).all("option")
    assert [(one["value"], "selected" in one) for one in options] == [
        ("1", False),
        ("2", True),
        ("", False),
        ("1", False),
    ]


def test_a_refused_form_keeps_what_was_typed() -> None:
    card = filled(CARDS["form"], {"value:GROW-2.1": "many", "note:GROW-2.1": "new"}, {"value:GROW-2.1": "No number."})
    form = card.form
    assert form is not None
    kept = {one.name: (one.prefill, one.error) for one in form.inputs}
    assert kept["value:GROW-2.1"] == ("many", "No number.")
    assert kept["note:GROW-2.1"] == ("new", None)
    assert kept["confidence:GROW-2.1"] == ("6", None)
