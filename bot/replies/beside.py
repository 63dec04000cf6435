"""Numbers beside the value that are of something else: of wishes, countdowns, samples, reasons and parts of it."""

import re
from collections.abc import Sequence

from bot.domain.quantity.units import Kind
from bot.replies.combine import Rule, group, rule, together
from bot.replies.tokens import FIELDS, IGNORED, Token

_TIMES = {Kind.TIME, Kind.MONTHS}


def ignored(tokens: Sequence[Token], match: re.Match[str]) -> list[Token]:
    """The number in the group `m` doesn't count; the rest stays."""
    said = group(tokens, match, "m")
    return [together([said], IGNORED, said) if token is said else token for token in tokens]


def _chatter(tokens: Sequence[Token]) -> Token:
    return Token(
        letter=FIELDS["chatter"],
        start=tokens[0].start,
        end=tokens[-1].end,
        text=tokens[0].text,
        fields=("chatter",),
    )


def _wished(tokens: Sequence[Token], _match: re.Match[str]) -> list[Token]:
    return [_chatter(tokens)]


def _not_wished(tokens: Sequence[Token], _match: re.Match[str]) -> list[Token]:
    """A wish without a number is as good as any chatter; else the word says nothing."""
    said = tokens[0]
    return [_chatter(tokens) if "chatter" in said.fields else together(tokens, FIELDS["filler"], said)]


def _counted_down(tokens: Sequence[Token], _match: re.Match[str]) -> list[Token] | None:
    """`3 days till`; a number without a unit of time counts nothing down."""
    unit = tokens[0].amounts[0].unit
    return [_chatter(tokens)] if unit is not None and unit.kind in _TIMES else None


RULES: tuple[Rule, ...] = (
    rule("2(?:[WF]*F)?[NU]", _wished),
    rule("2", _not_wished),
    rule("[NU]<", _wished),
    rule("(?<![@#=:])N>", _counted_down),
    rule("[NQ][VWF]*[03][F9]*(?P<m>N)", ignored),
    rule("(?<!a)[NQ][VF]*f[F9]*(?P<m>N)(?![VF@96]*t)", ignored),
    rule("[NQ][VF]*[,;(]?F*(?P<m>N)E", ignored),
)
