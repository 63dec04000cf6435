"""How surely a number of a statement is the value, told by the words around it."""

from bot.domain.quantity.units import Kind, unit_of
from bot.replies.candidate import CERTAIN, CLEAR, LIKELY, REMARK, VAGUE
from bot.replies.changes import STRONG
from bot.replies.reading import Asked
from bot.replies.segments import Segment
from bot.replies.tokens import FIELDS, FRACTION, OTHER, TITLE, Token

_LEADS = {FIELDS["lead"], FIELDS["now"], "=", ":", FIELDS["pick"], FIELDS["oops"]}
_WITHOUT_UNIT = {Kind.NONE, Kind.COUNT}
WINDOW = 60
"""How many tokens around a number tell what it is."""


def is_of_done(row: str, at: int) -> bool:
    """Whether a "done" stands behind the number: "38 done"."""
    return row[at + 1 : at + WINDOW].lstrip(f"{TITLE}F")[:1] == FIELDS["done"]


def strength_of(one: Segment, at: int, token: Token, entry: Asked, locale: str) -> int:
    """One of the strengths of `candidate`, from the words on both sides."""
    start = max(at - WINDOW, 0)
    row, at_row = one.row[start : at + WINDOW], at - start
    if STRONG in token.fields:
        return CERTAIN
    if _counts_something_else(one, at, token, entry, locale):
        return REMARK
    before = row[:at_row].rstrip("F69")[-1:]
    behind = row[at_row + 1 : at_row + 2]
    if before in _LEADS or behind == FIELDS["now"]:
        return CERTAIN
    has_unit = any(amount.unit is not None for amount in token.amounts)
    if OTHER not in row or (not row[:at_row].strip("#VF@9:=Z`RwdsS1") and behind != OTHER):
        return CLEAR
    return LIKELY if has_unit and unit_of(entry.unit).kind is not Kind.TIME else VAGUE


def _counts_something_else(one: Segment, at: int, token: Token, entry: Asked, locale: str) -> bool:
    """Whether a noun that isn't the key result's follows a bare number: "4 onsites"."""
    if _row_behind(one, at)[:1] == FIELDS["dropped"]:
        return True
    run = []
    for behind in one.tokens[at + 1 : at + WINDOW]:
        if behind.letter not in {OTHER, TITLE}:
            break
        run.append(behind)
    if not run or any(amount.unit is not None for amount in token.amounts):
        return False
    if run[-1].letter == OTHER:
        return token.letter != FRACTION
    counted = unit_of(entry.unit).kind not in _WITHOUT_UNIT and (run[0].text.endswith("s") or locale[:2] != "en")
    return token.letter != FRACTION and counted


def _row_behind(one: Segment, at: int) -> str:
    """The letters behind a number and its noun."""
    return one.row[at + 1 : at + WINDOW].lstrip(f"{TITLE}{OTHER}F")
