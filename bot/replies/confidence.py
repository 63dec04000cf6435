"""How sure an owner is: `conf 7`, `7/10 confident`, `confidence from 5 to 7`, `high confidence`, `not confident`."""

import re
from collections.abc import Sequence
from decimal import Decimal

from bot.domain.quantity.amounts import Amount
from bot.domain.quantity.numerals import number_readings
from bot.domain.quantity.units import Kind
from bot.replies.combine import Rule, group, rule, together
from bot.replies.tokens import CONFIDENCE, FIELDS, FRACTION, IGNORED, Token

TOP = Decimal(10)
_GAP = "[F@9wEI:=(-]*"


def confidence_of(amount: Amount) -> Decimal | None:
    """A number typed as confidence, on the scale 0–10: `7`, `0.7` and `70 %` are 7; None when it is none of these."""
    if len(amount.parts) > 1 or amount.sign or amount.parts[0].factor is not None:
        return None
    readings = number_readings(amount.parts[0].digits, locale="en", near=Decimal(1))
    if not readings:
        return None
    value = readings[0]
    if amount.unit is not None and amount.unit.kind is Kind.PERCENT:
        value /= TOP
    elif amount.unit is not None:
        return None
    elif value < 1 and value != 0:
        value *= TOP
    return value if 0 <= value <= TOP else None


def of_ten(above: Amount, below: Amount) -> Decimal | None:
    """`7/10` as confidence; None when it isn't so many of ten."""
    under = number_readings(below.parts[0].digits, locale="en", near=Decimal(1))
    over = number_readings(above.parts[0].digits, locale="en", near=Decimal(1))
    if not below.bare or not above.bare or not over or not under or under[0] not in {TOP, TOP * TOP}:
        return None
    value = over[0] * TOP / under[0]
    return value if 0 <= value <= TOP else None


def _number(token: Token) -> Decimal | None:
    if token.number is not None and not token.amounts:
        return token.number
    if token.letter == FRACTION:
        return of_ten(*token.amounts)
    return confidence_of(token.amounts[0])


def _said(tokens: Sequence[Token], match: re.Match[str]) -> list[Token]:
    said = group(tokens, match, "n")
    made = Token(letter=CONFIDENCE, start=tokens[0].start, end=tokens[-1].end, text=said.text, number=_number(said))
    return [made, *(token for token in tokens if token.letter == FIELDS["every"])]


def _changed(tokens: Sequence[Token], _match: re.Match[str]) -> list[Token]:
    """A confidence given only as a change can't be known."""
    return [Token(letter=CONFIDENCE, start=tokens[0].start, end=tokens[-1].end)]


def _same(tokens: Sequence[Token], _match: re.Match[str]) -> list[Token]:
    return [together(tokens, IGNORED, tokens[0])]


def _unsure(tokens: Sequence[Token], match: re.Match[str]) -> list[Token] | None:
    return _said(tokens, match) if _number(group(tokens, match, "n")) is not None else None


RULES: tuple[Rule, ...] = (
    rule("cF*u|u[F@9]*c(?![F@9wt:=]*[NQl])", _same),
    rule(f"c{_GAP}[apr]?{_GAP}[fep]?{_GAP}[NQlU]F*t{_GAP}(?P<n>[NQl])", _said),
    rule(f"c{_GAP}(?:[arv]?t)?{_GAP}(?P<n>[NQlL])", _said),
    rule(f"c{_GAP}W{_GAP}t{_GAP}(?P<n>[NQ])", _said),
    rule(f"c{_GAP}a{_GAP}[NU]", _changed),
    rule("(?P<n>l)F?c", _said),
    rule("(?P<n>[NQ])F?c", _said),
    rule("L[,;F@9P]*(?P<n>Q)|L[(:=](?P<m>N)", lambda tokens, match: _unsure(tokens, match) if match["n"] else None),
    rule("(?P<n>L)", _said),
    rule("C,?~[F@9]*(?:N|Q)", lambda tokens, _match: [together(tokens, CONFIDENCE, tokens[0])]),
)
