"""Card → HTML. All wording is the card's own; every value is escaped by the templates."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from adapters.web.receive import INPUT, act
from bot.card import Action, Block, Card, Choice, Form, Heading, Input, Line, Text

TEMPLATES = Path(__file__).parent / "templates"


@dataclass(frozen=True, slots=True, kw_only=True)
class Acting:
    """Where a card's buttons and form are sent (`{url}/press`, `{url}/send`), and what goes with them.

    The item they are on, its nonce, and the message they act for: an opened form acts for the one it was opened from.
    """

    url: str
    item: str
    nonce: str
    source: str


def environment(*folders: Path) -> Environment:
    """Templates that escape every value and refuse unknown names."""
    found = Environment(
        loader=FileSystemLoader([*folders, TEMPLATES]),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    found.globals.update(carried=carried, picked=picked, kind_of=kind_of, has_words=has_words, INPUT=INPUT)
    return found


@cache
def _templates() -> Environment:
    return environment()


def render(card: Card, acting: Acting | None = None) -> Markup:
    """The card as HTML; without `acting` it is only to be read, and has neither buttons nor form."""
    return Markup(_templates().get_template("card.html").render(card=card, acting=acting))  # noqa: S704 - autoescaped


def filled(card: Card, values: Mapping[str, str], errors: Mapping[str, str]) -> Card:
    """The card with its form as it was sent: what was typed is kept, and each error stands with its field."""

    def kept(part: Input | Text | Heading) -> Input | Text | Heading:
        if not isinstance(part, Input):
            return part
        return replace(part, prefill=values.get(part.name, part.prefill), error=errors.get(part.name))

    def block(of: Block) -> Block:
        return replace(of, parts=tuple(map(kept, of.parts))) if isinstance(of, Form) else of

    return replace(card, blocks=tuple(map(block, card.blocks)))


def carried(of: Action | Form) -> str:
    """What a button or form sends back."""
    return act(of.command, of.values)


def picked(action: Action, choice: Choice) -> str:
    """What an option of a menu sends back: the value it stands for, under the menu's name."""
    return act(action.command, {**action.values, action.picks or "": choice.value})


def has_words(line: Line) -> bool:
    """Whether there is anything to read in it."""
    return any(span.text.strip() for span in line)


def kind_of(part: object) -> str:
    """Which template draws this part of a card: the name of its class."""
    return type(part).__name__
