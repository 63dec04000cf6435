"""What stops a key result: the phrase behind "blocked by" and its like, as typed."""

from bot.replies.tokens import BLOCKER, CONFIDENCE, FIELDS, KEY, UNKNOWN_KEY, Token
from bot.replies.words import across

_ENDS = {
    *",;.!?()\n&-",
    CONFIDENCE,
    KEY,
    UNKNOWN_KEY,
    FIELDS["unchanged"],
    FIELDS["on_track"],
    FIELDS["confidence"],
    FIELDS["blocked_by"],
}
_SIGNS = set(",;.!?()\n")
_NEAR = 40
_CLOSING = {"]", '"', "'"}
_TRAILING = {FIELDS["now"], FIELDS["chatter"], FIELDS["help"], FIELDS["conjunction"], "`", FIELDS["green"]}


def with_blockers(tokens: list[Token], text: str) -> list[Token]:
    """The tokens with each lead phrase and what follows as one BLOCKER token, whose `text` is the phrase as typed."""
    result: list[Token] = []
    at = 0
    while at < len(tokens):
        if tokens[at].letter == FIELDS["blocked_by"]:
            end = _end(tokens, at + 1)
            result.append(_blocker(tokens[at], tokens[at + 1 : end], text))
            at = end
        elif tokens[at].letter == FIELDS["waited_for"]:
            _take_object(result, tokens[at], text)
            at += 1
        else:
            result.append(tokens[at])
            at += 1
    return result


def _end(tokens: list[Token], at: int) -> int:
    while at < len(tokens) and tokens[at].letter not in _ENDS and tokens[at].text not in across("subordinate"):
        if tokens[at].letter == FIELDS["conjunction"] and _starts_anew(tokens, at + 1):
            break
        at += 1
    return at


def _starts_anew(tokens: list[Token], at: int) -> bool:
    """Whether another statement follows an "and": one with a number, a key or a confidence before the next sign."""
    for token in tokens[at : at + _NEAR]:
        if token.letter in _SIGNS:
            return False
        if token.letter in {"N", "Q", CONFIDENCE, KEY}:
            return True
    return False


def _blocker(lead: Token, phrase: list[Token], text: str) -> Token:
    while phrase and phrase[0].letter in {":", "=", "-"}:
        phrase = phrase[1:]
    while phrase and phrase[-1].letter in _TRAILING and phrase[-1].text not in _CLOSING:
        phrase = phrase[:-1]
    said = text[phrase[0].start : phrase[-1].end] if phrase else ""
    if said.lower() in across("nobody"):
        return Token(letter=FIELDS["unblocked"], start=lead.start, end=phrase[-1].end, fields=("unblocked",))
    letter = BLOCKER if said else FIELDS["blocked"]
    return Token(
        letter=letter, start=lead.start, end=phrase[-1].end if phrase else lead.end, text=said, fields=lead.fields
    )


def _take_object(result: list[Token], lead: Token, text: str) -> None:
    """Put what stands before a postposed lead (Japanese) into one token with it."""
    start = len(result)
    while start > 0 and result[start - 1].letter not in {*_ENDS, "N", "Q"}:
        start -= 1
    phrase = result[start:]
    del result[start:]
    while phrase and phrase[0].letter == FIELDS["filler"]:
        phrase = phrase[1:]
    said = text[phrase[0].start : phrase[-1].end] if phrase else ""
    begin = phrase[0].start if phrase else lead.start
    result.append(
        Token(letter=BLOCKER if said else FIELDS["blocked"], start=begin, end=lead.end, text=said, fields=lead.fields)
    )
