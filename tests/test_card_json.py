"""Cards come back from JSON as they were."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

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
    Note,
    Span,
    Style,
    Table,
    Text,
    Weight,
    card_from_json,
    card_to_json,
)
from tests.card_samples import CARDS

TEXT = st.text(max_size=8)
LINES = st.lists(st.builds(Span, TEXT, st.sampled_from(Style)), max_size=3).map(tuple)
VALUES = st.dictionaries(TEXT, TEXT, max_size=2)
CHOICES = st.lists(st.builds(Choice, TEXT, TEXT), max_size=2).map(tuple)
ACTIONS = st.builds(Action, TEXT, TEXT, VALUES, st.sampled_from(Weight), st.none() | TEXT, CHOICES)
INPUTS = st.builds(
    Input, TEXT, st.sampled_from(InputKind), TEXT, TEXT, TEXT, CHOICES, st.booleans(), st.none() | TEXT
)  # fmt: skip
TEXTS = st.builds(Text, LINES)
HEADINGS = st.builds(Heading, LINES)
BLOCKS = st.one_of(
    TEXTS,
    HEADINGS,
    st.builds(Note, LINES),
    st.builds(Bullets, st.lists(LINES, max_size=3).map(tuple)),
    st.builds(
        Table,
        st.lists(LINES, max_size=2).map(tuple),
        st.lists(st.lists(LINES, max_size=2).map(tuple), max_size=2).map(tuple),
    ),
    st.builds(Actions, st.lists(ACTIONS, max_size=2).map(tuple)),
    st.builds(Form, TEXT, TEXT, TEXT, st.lists(INPUTS | TEXTS | HEADINGS, max_size=3).map(tuple), VALUES),
)


@given(st.builds(Card, TEXT, st.lists(BLOCKS, max_size=4).map(tuple)))
def test_a_card_comes_back_from_json_text_as_it_was(card: Card) -> None:
    assert card_from_json(json.loads(json.dumps(card_to_json(card)))) == card


@pytest.mark.parametrize("card", CARDS.values(), ids=CARDS.keys())
def test_the_sample_cards_come_back_too(card: Card) -> None:
    assert card_from_json(card_to_json(card)) == card


@pytest.mark.parametrize(
    "json_",
    [
        {},
        {"summary": "s"},
        {"summary": 1, "blocks": []},
        {"summary": "s", "blocks": [{"is": "picture"}]},
        {"summary": "s", "blocks": [{"is": "text", "line": [["loud", "x"]]}]},
    ],
)
def test_other_json_is_refused(json_: dict[str, object]) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - the sentence is for a log
        card_from_json(json_)
