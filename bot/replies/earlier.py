"""Earlier values: `was 40`, `40 last week`."""

from bot.replies.combine import together
from bot.replies.tokens import DELTA, FIELDS, IGNORED, Token


def without_earlier(tokens: list[Token]) -> list[Token]:
    """The tokens with earlier values marked as such (`was 40`, `40 last week`), where another number is left."""
    values = [at for at, token in enumerate(tokens) if token.letter in {"N", "Q", DELTA}]
    earlier = {at for at in values if _is_earlier(tokens, at)}
    if not earlier or len(earlier) == len(values):
        return tokens
    return [together([token], IGNORED, token) if at in earlier else token for at, token in enumerate(tokens)]


def _is_earlier(tokens: list[Token], at: int) -> bool:
    before = at - 1
    while before >= 0 and tokens[before].letter in {"F", "@", "9", ":"}:
        before -= 1
    if before >= 0 and tokens[before].letter in {FIELDS["past"], FIELDS["past_time"]} and not _owned(tokens, before):
        return True
    behind = at + 1
    while behind < len(tokens) and tokens[behind].letter in {"V", "F"}:
        behind += 1
    return behind < len(tokens) and tokens[behind].letter == FIELDS["past_time"]


def _owned(tokens: list[Token], at: int) -> bool:
    """Whether a time in the past belongs to the number in front of it."""
    return tokens[at].letter == FIELDS["past_time"] and at > 0 and tokens[at - 1].letter in {"N", "Q"}
