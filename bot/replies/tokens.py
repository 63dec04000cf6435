"""A text as a row of tokens, each with a letter for its role, so that rules of grammar are patterns over letters."""

from dataclasses import dataclass
from decimal import Decimal

from bot.domain.check_in import Word
from bot.domain.quantity.amounts import Amount

AMOUNT = "N"
FRACTION = "Q"
DELTA = "D"
RANGE = "G"
PAIR = "X"  # the right number and the wrong one: "52 not 25"
SHARE_OF = "Y"  # "60% of the way"
CONFIDENCE = "C"
IGNORED = "_"  # dates, links, versions, earlier values, targets
KEY = "#"
UNKNOWN_KEY = "%"
TITLE = "V"
BLOCKER = "4"
OTHER = "W"
FIELDS = {
    "wish": "2",
    "praise": "<",
    "countdown": ">",
    "reason": "3",
    "sample": "0",
    "elsewhere": "{",
    "unblocked": "O",
    "blocked_by": "b",
    "waited_for": "B",
    "blocked": "k",
    "not_done": "n",
    "off_track": "s",
    "at_risk": "s",
    "on_track": "s",
    "unsure": "L",
    "unchanged": "u",
    "confidence": "c",
    "done": "d",
    "rest": "H",
    "every": "E",
    "skip": "K",
    "snooze": "M",
    "away": "A",
    "time": "T",
    "goal": "g",
    "oops": "I",
    "between": "x",
    "pick": "P",
    "either": "e",
    "start": "f",
    "after_start": "8",
    "to": "t",
    "of": "o",
    "no": "~",
    "but": "&",
    "conjunction": "j",
    "alternative": "J",
    "green": "S",
    "yellow": "S",
    "red": "S",
    "high": "l",
    "medium": "l",
    "low": "l",
    "dropped": "r",
    "event": "5",
    "better_by": "a",
    "worse_by": "a",
    "lost": "a",
    "up": "a",
    "down": "a",
    "more": "m",
    "another": "7",
    "fewer": "m",
    "numbers": "U",
    "first": "1",
    "now": "w",
    "past": "p",
    "past_time": "6",
    "pending": "z",
    "future": "i",
    "about": "9",
    "lead": "@",
    "counter": "V",
    "way": "y",
    "reached": "R",
    "help": "h",
    "question": "q",
    "chatter": "Z",
    "a_few": "v",
    "vague": "v",
    "filler": "F",
}
"""The letter of each field of `Words`; where a phrase stands in several fields, the first one here is its role."""

PUNCTUATION = {
    **{sign: sign for sign in ",;.!?()/:=\n"},
    **dict.fromkeys("|•·", ";"),
    **dict.fromkeys("、，", ","),
    **dict.fromkeys("。", "."),
    **dict.fromkeys("-–—", "-"),
    **dict.fromkeys("→⇒➜➔➡⟶", "t"),
    "&": "j",
    "+": "j",
}
SYMBOL = "`"


@dataclass(frozen=True, slots=True, kw_only=True)
class Token:
    """A piece of the text between `start` and `end`; `fields` are those of `Words` it may stand for."""

    letter: str
    start: int
    end: int
    text: str = ""
    fields: tuple[str, ...] = ()
    amounts: tuple[Amount, ...] = ()
    number: Decimal | None = None  # of a number word, a confidence
    word: Word | None = None
    refs: tuple[str, ...] = ()
    way: str = ""  # of a delta: "+", "-", "better" or "worse"


def letters(tokens: "list[Token]") -> str:
    """The row that patterns are matched against."""
    return "".join(token.letter for token in tokens)
