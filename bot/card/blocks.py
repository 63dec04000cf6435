"""What cards are made of."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TypeAlias


class Style(StrEnum):
    """How a stretch of text is set."""

    PLAIN = "plain"
    BOLD = "bold"
    ITALIC = "italic"
    CODE = "code"


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of plain text (never markup) in one style; a line break is a newline in the text."""

    text: str
    style: Style = Style.PLAIN


Line: TypeAlias = tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    """A title inside a card."""

    line: Line


@dataclass(frozen=True, slots=True)
class Text:
    """A paragraph."""

    line: Line


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list, one line an item."""

    items: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Note:
    """Something quoted: a person's own words, or an aside."""

    line: Line


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells under a header; every row is as long as the header."""

    header: tuple[Line, ...]
    rows: tuple[tuple[Line, ...], ...]


class Weight(StrEnum):
    """How much a button asks to be pressed; at most one primary a card."""

    PRIMARY = "primary"
    PLAIN = "plain"
    DANGER = "danger"


@dataclass(frozen=True, slots=True)
class Choice:
    """One option of a menu or a choice input: what is shown, and the string that arrives."""

    label: str
    value: str


@dataclass(frozen=True, slots=True)
class Action:
    """A button that sends `command` with `values`.

    With `menu`, a menu whose picked value arrives under the name `picks`.
    """

    label: str
    command: str
    values: Mapping[str, str] = field(default_factory=dict)
    weight: Weight = Weight.PLAIN
    picks: str | None = None
    menu: tuple[Choice, ...] = ()


@dataclass(frozen=True, slots=True)
class Actions:
    """Buttons in one row."""

    actions: tuple[Action, ...]


class InputKind(StrEnum):
    """Every input's value arrives as a string; `choice` takes one of its options, `long` several lines."""

    TEXT = "text"
    LONG = "long"
    CHOICE = "choice"


@dataclass(frozen=True, slots=True)
class Input:
    """One field of a form, named `field:KEY`; `error` is the sentence to show beside it."""

    name: str
    kind: InputKind
    label: str
    prefill: str = ""
    hint: str = ""
    choices: tuple[Choice, ...] = ()
    required: bool = False
    error: str | None = None


@dataclass(frozen=True, slots=True)
class Form:
    """Inputs sent together to `command` with the hidden `values`.

    `parts` are Inputs, and Texts or Headings between them.
    """

    command: str
    title: str
    submit: str
    parts: tuple[Input | Text | Heading, ...]
    values: Mapping[str, str] = field(default_factory=dict)

    @property
    def inputs(self) -> tuple[Input, ...]:
        """The fields alone, in order."""
        return tuple(part for part in self.parts if isinstance(part, Input))


Block: TypeAlias = Heading | Text | Bullets | Note | Table | Actions | Form


@dataclass(frozen=True, slots=True)
class Card:
    """Something said: `blocks` in order, and `summary`, its one line in a phone notification."""

    summary: str
    blocks: tuple[Block, ...] = ()

    @property
    def form(self) -> Form | None:
        """The card's form; a card holds at most one."""
        return next((block for block in self.blocks if isinstance(block, Form)), None)

    def followed_by(self, other: "Card") -> "Card":
        """One card that says this and then the other; the summary stays this one's."""
        return Card(summary=self.summary, blocks=(*self.blocks, *other.blocks))
