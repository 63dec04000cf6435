"""Cutting a message into statements."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from bot.replies.tokens import (
    BLOCKER,
    CONFIDENCE,
    DELTA,
    FIELDS,
    FRACTION,
    KEY,
    OTHER,
    PAIR,
    RANGE,
    SHARE_OF,
    TITLE,
    UNKNOWN_KEY,
    Token,
    letters,
)
from bot.replies.words import across

VALUES = {"N", FRACTION, DELTA, RANGE, PAIR, SHARE_OF}
FACTS = {
    *VALUES,
    CONFIDENCE,
    BLOCKER,
    *(
        FIELDS[name]
        for name in ("blocked", "unblocked", "on_track", "green", "done", "unchanged", "not_done", "dropped")
    ),
}
_NOT_YET = {FIELDS[name] for name in ("future", "snooze", "away", "confidence")}
_STATUS = {FIELDS[name] for name in ("on_track", "green", "done")}
_OPENING = {KEY, UNKNOWN_KEY, TITLE, *VALUES, *_STATUS}
_CUTS = set(",;.!?()\n/-&j")
_SENTENCE_ENDS = set(".!?;\n")


@dataclass(slots=True, kw_only=True)
class Segment:
    """Some tokens between two signs, the sign behind them, and what they are about once that is known."""

    tokens: list[Token]
    closed_by: str = ""
    sentence: int = 0
    refs: tuple[str, ...] = ()
    unknown: bool = False
    asks: bool = False
    hypothetical: bool = False
    named: str = ""  # by "key", "title", "unit", "every" or not at all
    row: str = field(default="", init=False)
    _planned_from: int = field(default=0, init=False)
    _planned_to: int = field(default=0, init=False)

    def __post_init__(self) -> None:
        """Keep the letters of the tokens, and where plans begin and end."""
        self.row = letters(self.tokens)
        told = self.row.partition(FIELDS["reason"])[0]
        plans = [at for at, letter in enumerate(told) if letter in _NOT_YET]
        self._planned_from = -1 if FIELDS["time"] in told else plans[0] if plans else len(self.row)
        self._planned_to = told.rfind(FIELDS["pending"])

    def has(self, some: set[str]) -> bool:
        """Whether a token has one of these letters."""
        return not some.isdisjoint(self.row)

    def happened(self, at: int) -> bool:
        """Whether the number at this token is said of now: not of a plan, a time to answer, a rate."""
        return self._planned_from > at > self._planned_to

    @property
    def has_value(self) -> bool:
        """Whether it holds a number that may be a value."""
        return any(letter in VALUES and self.happened(at) for at, letter in enumerate(self.row))

    @property
    def has_fact(self) -> bool:
        """Whether it holds anything that may be stored."""
        return self.has_value or not (FACTS - VALUES).isdisjoint(self.row)

    @property
    def is_question(self) -> bool:
        """Whether it asks something, and is not just a number with a question mark."""
        said = self.has(VALUES) and OTHER not in self.row and FIELDS["question"] not in self.row
        return self.asks and (not said or self.row.startswith(FIELDS["lead"]))

    @property
    def span(self) -> tuple[int, int]:
        """Where it stands in the text."""
        return self.tokens[0].start, self.tokens[-1].end


def segments(tokens: Sequence[Token], *, several: bool) -> list[Segment]:
    """The message cut at signs, at "and" and "but", and before each further key or title."""
    found: list[Segment] = []
    current: list[Token] = []
    row = ""
    sentence = 0
    for at, token in enumerate(tokens):
        if token.letter in _CUTS:
            if current or (token.letter == "?" and found):
                _close(found, current, token.letter, sentence)
            elif found and token.letter in _SENTENCE_ENDS:
                found[-1].closed_by = token.letter
            current, row = [], ""
            sentence += token.letter in _SENTENCE_ENDS
            continue
        if several and token.letter == FIELDS["chatter"] and not token.text[:1].isalnum() and FACTS & set(row):
            _close(found, current, ",", sentence)
            current, row = [], ""
            continue
        if several and current and (_begins_another(current, row, token) or _is_for_all(tokens, at)):
            _close(found, current, "", sentence)
            current, row = [], ""
        current.append(token)
        row += token.letter
    if current:
        _close(found, current, "", sentence)
    _mark_questions(found)
    return found


def _close(found: list[Segment], tokens: list[Token], sign: str, sentence: int) -> None:
    if tokens:
        found.append(Segment(tokens=tokens, closed_by=sign, sentence=sentence))
    elif found:
        found[-1].closed_by = sign


def _begins_another(current: list[Token], row: str, token: Token) -> bool:
    """Whether `token` opens a statement on another: `KR1 31 KR2 425`, `activation 31 teams 425`, `5/8 2/3`."""
    if token.letter not in _OPENING:
        return False
    has_fact = not FACTS.isdisjoint(row)
    if token.letter in {KEY, UNKNOWN_KEY}:
        return has_fact and (KEY in row or UNKNOWN_KEY in row or not _is_before_its_key(row))
    if token.letter in VALUES:
        return current[-1].letter in VALUES
    if token.letter in _STATUS:
        emoji = not token.text[:1].isalnum()
        return (current[-1].letter in _STATUS and emoji) or (emoji and row[0] in _STATUS and not VALUES.isdisjoint(row))
    if token.letter == TITLE and len(token.refs) == 1 and has_fact and KEY not in row:
        named = {ref for one in current if one.letter == TITLE and len(one.refs) == 1 for ref in one.refs}
        first_fact = next(i for i, letter in enumerate(row) if letter in FACTS)
        return bool(named) and token.refs[0] not in named and TITLE in row[:first_fact]
    return False


def _is_for_all(tokens: Sequence[Token], at: int) -> bool:
    """`conf 7 for both`, whatever stands in front of it."""
    if tokens[at].letter != CONFIDENCE:
        return False
    return letters(list(tokens[at + 1 : at + 4])).lstrip("F")[:1] == FIELDS["every"]


def _is_before_its_key(row: str) -> bool:
    """`31 for KR1`, `no change on KR2`: a statement with the key behind it."""
    return row[-1] in "F@o" or not VALUES.intersection(row)


def _mark_questions(found: list[Segment]) -> None:
    ends_asking = {one.sentence for one in found if one.closed_by == "?"}
    opened: set[int] = set()
    seen: set[int] = set()
    for one in found:
        opens = one.row.lstrip("FZ@")[:1] == FIELDS["question"]
        if opens and one.sentence not in seen:
            opened.add(one.sentence)
        seen.add(one.sentence)
        one.asks = opens or one.closed_by == "?" or (one.sentence in opened and one.sentence in ends_asking)
    _mark_conditions(found)


def _mark_conditions(found: list[Segment]) -> None:
    """In "if legal says no, we're stuck" the statement behind the comma hasn't happened either."""
    for before, one in pairwise(found):
        opens = before.tokens[0].letter == FIELDS["future"] and before.tokens[0].text in across("condition")
        one.hypothetical = opens and before.closed_by == "," and not one.has(VALUES)
