"""How several numbers stand to each other: fractions, from–to, ranges, deltas, earlier values, targets, corrections."""

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from bot.domain.quantity.units import WORDS, Kind
from bot.replies.beside import ignored
from bot.replies.combine import Rule, group, rule, together
from bot.replies.tokens import DELTA, FIELDS, FRACTION, IGNORED, PAIR, RANGE, SHARE_OF, Token

_ARROWS = {"->", "=>", "→", "⇒", "➜", "➔", "➡", "⟶"}
STRONG = "strong"
"""In `fields` of an amount that the sentence itself names as the value."""


def _percent(token: Token) -> bool:
    return bool(token.amounts) and token.amounts[0].unit is not None and token.amounts[0].unit.kind is Kind.PERCENT


def _fraction(tokens: Sequence[Token], match: re.Match[str]) -> list[Token] | None:
    over, under = group(tokens, match, "n"), group(tokens, match, "d")
    tight = len(tokens) != 3 or tokens[1].letter != "/" or over.end == tokens[1].start == under.start - 1  # noqa: PLR2004
    if not tight or _percent(over) or over.amounts[0].sign:
        return None
    made = Token(
        letter=FRACTION, start=over.start, end=under.end, text="/", amounts=(over.amounts[0], under.amounts[0])
    )
    return [made]


def _share_of(tokens: Sequence[Token], match: re.Match[str]) -> list[Token]:
    said = group(tokens, match, "n")
    return [together(tokens, SHARE_OF, said)]


def _second(tokens: Sequence[Token], match: re.Match[str]) -> list[Token]:
    """Of "from 40 to 52" the 52."""
    said = group(tokens, match, "n")
    return [_strong(tokens, said)]


def _strong(tokens: Sequence[Token], said: Token) -> Token:
    made = together(tokens, said.letter, said)
    return Token(
        letter=made.letter,
        start=made.start,
        end=made.end,
        text=made.text,
        fields=(STRONG,),
        amounts=made.amounts,
        number=made.number,
    )


def _arrow(tokens: Sequence[Token], match: re.Match[str]) -> list[Token] | None:
    if any(token.text in _ARROWS for token in tokens):
        return _second(tokens, match)
    first, second = group(tokens, match, "m"), group(tokens, match, "n")
    return [_pair(tokens, RANGE, first, second, text="to")]


def _pair(tokens: Sequence[Token], letter: str, first: Token, second: Token, *, text: str = "") -> Token:
    return Token(
        letter=letter,
        start=tokens[0].start,
        end=tokens[-1].end,
        text=text,
        amounts=(first.amounts[0], second.amounts[0]),
    )


def _range(tokens: Sequence[Token], match: re.Match[str]) -> list[Token]:
    return [_pair(tokens, RANGE, group(tokens, match, "m"), group(tokens, match, "n"))]


def _dashed(tokens: Sequence[Token], match: re.Match[str]) -> list[Token] | None:
    first, dash, second = tokens
    return (
        _range(tokens, match)
        if dash.end - dash.start == 1 and (first.end == dash.start) == (second.start == dash.end)
        else None
    )


def _corrected(tokens: Sequence[Token], match: re.Match[str]) -> list[Token]:
    return [_pair(tokens, PAIR, group(tokens, match, "n"), group(tokens, match, "m"))]


def _picked(tokens: Sequence[Token], match: re.Match[str]) -> list[Token]:
    return [
        together(tokens[: match.start("p") - match.start()], IGNORED, tokens[0]),
        _strong([group(tokens, match, "n")], group(tokens, match, "n")),
    ]


_WAYS = {
    "lost": "lost",
    "up": "+",
    "down": "-",
    "better_by": "better",
    "worse_by": "worse",
    "more": "+",
    "another": "+",
    "fewer": "-",
}


def _delta(tokens: Sequence[Token], match: re.Match[str]) -> list[Token] | None:
    said, direction = group(tokens, match, "n"), group(tokens, match, "w")
    if match.groupdict().get("c") and group(tokens, match, "c").text < _FIRST_WIDE:
        return None
    ways = [_WAYS[field] for field in direction.fields if field in _WAYS]
    if STRONG in said.fields or (said.amounts and said.amounts[0].sign == "-"):
        return None
    number = said.number if not said.amounts else None
    made = Token(
        letter=DELTA,
        start=tokens[0].start,
        end=tokens[-1].end,
        text=said.text,
        amounts=said.amounts,
        number=number,
        way=ways[0],
        refs=_refs(tokens),
    )
    return [made]


_FIRST_WIDE = "\u3040"


def _clearly_changed(tokens: Sequence[Token], match: re.Match[str]) -> list[Token] | None:
    """A delta, as in "5 points up since May"; "4.3 better than expected" is a value."""
    comparison = {"better_by", "worse_by"}.isdisjoint(group(tokens, match, "w").fields)
    return _delta(tokens, match) if comparison else None


def _refs(tokens: Sequence[Token]) -> tuple[str, ...]:
    """What the title words among the tokens name."""
    return next((token.refs for token in tokens if token.refs), ())


def _signed(tokens: Sequence[Token], _match: re.Match[str]) -> list[Token] | None:
    said = tokens[0]
    sign = said.amounts[0].sign
    return (
        [Token(letter=DELTA, start=said.start, end=said.end, text=said.text, amounts=said.amounts, way=f"{sign}s")]
        if sign
        else None
    )


def _worded(tokens: Sequence[Token], match: re.Match[str]) -> list[Token] | None:
    """A number word with its unit: "two days", "five more points"."""
    said, word = tokens[0], group(tokens, match, "u")
    unit = WORDS.get(word.text)
    if unit is None or unit.kind is Kind.PERCENT:
        return None
    amount = said.amounts[0]
    if amount.unit is not None:
        return None
    with_unit = replace(amount, parts=(replace(amount.parts[0], unit=unit),))
    return [replace(said, amounts=(with_unit,), end=said.end), *tokens[1:-1]]


def _clock(tokens: Sequence[Token], _match: re.Match[str]) -> list[Token] | None:
    """`Monday 9`: a bare number up to 24 behind a day is its hour."""
    amount = tokens[-1].amounts[0]
    hour = (
        amount.bare
        and not amount.sign
        and amount.parts[0].digits.isdigit()
        and Decimal(amount.parts[0].digits) <= _HOURS
    )
    return [together(tokens, FIELDS["time"], tokens[0])] if hour and tokens[0].text not in {"later", "soon"} else None


_HOURS = 24

FRACTIONS: tuple[Rule, ...] = (
    rule("[UN]m?(?P<u>[WVF])", _worded),
    rule("T[@9t]?N(?![:%]|F*[VR])", _clock),
    rule("(?<!/)(?P<n>N)/(?P<d>N)(?!/)", _fraction),
    rule("(?<![fx])(?P<n>N)[oe]F*(?P<d>N)(?!F*t)", _fraction),
    rule("(?P<n>[NQ])F?y", _share_of),
)
RULES: tuple[Rule, ...] = (
    rule("(?:a7?[F@9]?N|NF?a)F?t[F@9w]*(?P<n>N)", _second),
    rule("N8(?P<n>N)t?", _second),
    rule("N[Nj]*=(?P<n>N)", _second),
    rule("(?P<m>[NQ])[F9&]*n", ignored),
    rule("[fep]F*[NQU][F@96]*t[F@9w]*(?P<n>[NQ])", _second),
    rule("t(?P<n>N)F?a(?![F@9]*[NU])", _second),
    rule("(?P<n>N)[,F-]*~[F@9]*(?P<m>N)", _corrected),
    rule("~[F@9]*(?P<m>N)[,F]*&[F@9]*(?P<n>N)", _corrected),
    rule("xF*(?P<m>N)[Fjt]*(?P<n>N)", _range),
    rule("(?P<m>N)-(?P<n>N)", _dashed),
    rule("(?P<m>N)J(?P<n>N)", _range),
    rule("(?P<m>N)t(?P<n>N)", _arrow),
    rule("G[,;.F&j-]*(?P<p>P)[F@9]*(?P<n>N)", _picked),
)
DELTAS: tuple[Rule, ...] = (
    rule("(?P<w>a)7?[F@9]?(?P<n>[NU])(?!F?t)", _delta),
    rule("(?P<n>[NU])(?:F|(?P<c>V))?(?P<w>a)(?=$|[,;.!?\n)(&j-])", _delta),
    rule("(?P<n>[NU])F?(?P<w>a)(?!F?[tN])", _clearly_changed),
    rule("(?P<n>[NU])V?(?P<w>m)", _delta),
    rule("(?P<w>7)(?P<n>[NU])", _delta),
    rule("N", _signed),
    rule("D[VF]*f[F@9]*(?P<m>N)(?![VF@96%]*t)", ignored),
    rule("g[F@9:=oItw]{0,5}(?P<m>[NQ])", ignored),
    rule("g,I[F@9]*(?P<m>[NQ])", ignored),
)
