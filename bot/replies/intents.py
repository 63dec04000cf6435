"""What a text wants when it brings no news: to skip, to put off, to ask, to chat; or an answer too unclear to store."""

from collections.abc import Sequence

from bot.replies.reading import Intent
from bot.replies.segments import FACTS, Segment
from bot.replies.tokens import (
    CONFIDENCE,
    FIELDS,
    FRACTION,
    IGNORED,
    KEY,
    OTHER,
    RANGE,
    SHARE_OF,
    TITLE,
    UNKNOWN_KEY,
    Token,
    letters,
)
from bot.replies.words import across

_PUTTING_OFF = {FIELDS["snooze"], FIELDS["away"]}
_ANSWERING = {KEY, UNKNOWN_KEY, RANGE, SHARE_OF, CONFIDENCE, FRACTION, FIELDS["vague"], FIELDS["confidence"]}
_ONLY = set("hFZ!,.`?")


def other_intent(tokens: Sequence[Token], found: Sequence[Segment], *, doubtful: bool) -> Intent:
    """The first that fits of skip, snooze, question, chatter, clarify."""
    row = letters(list(tokens))
    asks = any(one.is_question for one in found)
    may_i = (
        found[0].row.lstrip("FZ").startswith(FIELDS["question"]) and found[0].tokens[0].text in across("may_i")
        if found
        else False
    )
    if FIELDS["skip"] in row and (not asks or may_i) and not doubtful:
        return Intent.SKIP
    if _puts_off(found, row, asks=asks, may_i=may_i) and not doubtful:
        return Intent.SNOOZE
    if asks or row.strip("`") == "?" or (FIELDS["help"] in row and set(row) <= _ONLY):
        return Intent.QUESTION
    return Intent.CLARIFY if doubtful or not _chats(tokens, row) else Intent.CHATTER


def _chats(tokens: Sequence[Token], row: str) -> bool:
    """Whether it needs no answer: greetings, thanks, only emoji; no attempt at an answer, no key result named."""
    if not _ANSWERING.isdisjoint(row):
        return False
    return any("chatter" in token.fields for token in tokens) or not any(token.text[:1].isalnum() for token in tokens)


def _puts_off(found: Sequence[Segment], row: str, *, asks: bool, may_i: bool) -> bool:
    if not _PUTTING_OFF.isdisjoint(row):
        opens = any(one.row.lstrip("FZ").startswith(FIELDS["question"]) for one in found)
        return not asks or may_i or (FIELDS["snooze"] in row and not opens)
    return not asks and any(FIELDS["time"] in one.row and not one.has(FACTS) and _is_short(one.row) for one in found)


def _is_short(row: str) -> bool:
    """Whether little stands beside a time: "the new hire starts Monday" puts nothing off."""
    return row.count(OTHER) + row.count(TITLE) <= 1 and FIELDS["event"] not in row


def snooze_text(tokens: Sequence[Token], text: str) -> str | None:
    """The time phrase as typed, if there is one; else what stands behind "remind me"."""
    dates = [token for token in tokens if token.letter == IGNORED and not token.amounts and "/" not in token.text]
    times = [token for token in tokens if token.letter == FIELDS["time"]] or dates
    if times:
        return text[times[-1].start : times[-1].end].strip()
    asked = [token for token in tokens if token.letter == FIELDS["snooze"]]
    return (text[asked[-1].end :].strip(" ,.!") or None) if asked else None
