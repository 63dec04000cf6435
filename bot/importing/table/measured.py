"""How a row of a table is measured.

Decided by domain.md, section 2: a metric needs a start and a different target; a limit is a guardrail; a number that is
hidden or still to be found (`TBD`, `X%`, `N1`) is a baseline; a target in words, or none, is done or not.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from bot.importing.reading.units import unit_beside
from bot.importing.reading.values import Unreadable
from bot.importing.table.numbers import Numbers
from bot.importing.table.row import Remarks, Row
from bot.importing.table.words import is_done, is_generic, is_hidden, is_yes_no, unit_named

_AT_LEAST = r">=|≥|=>|>|at least|minimum|min\.?|over|above|no less than|not below|stay (?:at or )?above"
_AT_MOST = r"<=|≤|=<|<|at most|maximum|max\.?|under|below|up to|no more than|not above|stay (?:at or )?below"
_LIMIT = re.compile(rf"(?:(?P<least>{_AT_LEAST})|(?P<most>{_AT_MOST}))\s*(?P<rest>.*)", re.IGNORECASE)
_MEASURING = ("start", "target", "unit", "completion")


@dataclass(frozen=True, slots=True)
class Measured:
    """The measure's kind with its fields, its unit, and today's value; no kind where the row doesn't say."""

    kind: str | None = None
    fields: Mapping[str, Decimal] = field(default_factory=dict)
    unit: str | None = None
    current: Decimal | None = None


class Bad(Exception):
    """A cell that can't be read: the meaning of its column, and the sentence."""

    def __init__(self, meant: str, sentence: str) -> None:
        super().__init__(sentence)
        self.meant = meant


def measured(row: Row, numbers: Numbers, remarks: Remarks) -> Measured:
    """The measure of a row; raises Bad."""
    unit = _unit(row)
    if is_yes_no(row["unit"]) or is_done(row["target"]):
        return Measured("yes_no", current=_done(row["current"]))
    if not row["target"] and row["completion"] and not row["start"]:
        done = _read("completion", row, numbers.share)
        return Measured("metric", {"start": Decimal(0), "target": Decimal(100)}, "%", done)
    if row["completion"]:
        remarks.add(
            row.spot,
            row.columns.name("completion"),
            "isn't imported where there is a target: is it a share or a value?",
        )
    current = _number("current", row, numbers, unit)
    if not row["target"] and not any(row[meant] for meant in _MEASURING):
        remarks.add(
            row.spot,
            row.columns.name("target"),
            "There is no target: it counts as done or not, unless it is measured already.",
        )
        return Measured(current=current)
    if not row["target"] or is_hidden(row["target"]):
        remarks.add(
            row.spot,
            row.columns.name("target"),
            "There is no target yet: it counts as a baseline, a number to be found.",
        )
        return Measured("baseline", unit=unit, current=current)
    return _towards_target(row, numbers, remarks, unit, current)


def _towards_target(row: Row, numbers: Numbers, remarks: Remarks, unit: str, current: Decimal | None) -> Measured:
    limit = _LIMIT.fullmatch(row["target"])
    target_text = limit["rest"] if limit else row["target"]
    start = None if is_hidden(row["start"]) else _number("start", row, numbers, unit)
    target = _read("target", row, lambda _: numbers.read(target_text, unit=unit, near=start))
    start = None if is_hidden(row["start"]) else _number("start", row, numbers, unit, near=target)
    if limit is not None and (start is None or (start >= target if limit["least"] else start <= target)):
        return Measured("guardrail", {"at_least" if limit["least"] else "at_most": target}, unit, current)
    if start is None and current is not None:
        remarks.add(row.spot, row.columns.name("start"), "There is no start value: the current value is taken.")
        start = current
    if start is None:
        raise Bad("start", f"is missing, so nobody could tell how far {row['target']} is; 0 counts too.")
    if start == target:
        raise Bad("target", f"is {row['target']}, and so is the start; write “>= {row['target']}” for a value to hold.")
    _refuse_mixed_percent(row, unit)
    return Measured("metric", {"start": start, "target": target}, unit, current)


def _unit(row: Row) -> str:
    """As the unit column says; else as it stands beside a number."""
    named = unit_named(row["unit"])
    if named and not is_generic(row["unit"]):
        return named
    limit = _LIMIT.fullmatch(row["target"])
    beside = (limit["rest"] if limit else row["target"], row["start"], row["current"])
    return next(filter(None, (unit_beside(text) for text in beside if not is_hidden(text))), "")


def _refuse_mixed_percent(row: Row, unit: str) -> None:
    """`0.2` beside `40%` may be a fifth or a fifth of one percent."""
    start, target = row["start"], row["target"]
    for meant, text, other in (("start", start, target), ("target", target, start)):
        if unit == "%" and "%" in other and re.fullmatch(r"0?[.,]\d+", text):
            raise Bad(meant, f"is {text} beside {other}; write it with its percent sign.")


def _done(text: str) -> Decimal | None:
    if not text or is_hidden(text):
        return None
    done = is_done(text) or text in {"1", "100%"}
    if not done and text.casefold() not in {"0", "0%", "no", "not done", "false", "open", "in progress"}:
        raise Bad("current", f"is “{text}”; write done or not done.")
    return Decimal(done)


def _number(meant: str, row: Row, numbers: Numbers, unit: str, near: Decimal | None = None) -> Decimal | None:
    if not row[meant] or is_hidden(row[meant]):
        return None
    return _read(meant, row, lambda text: numbers.read(text, unit=unit, near=near))


def _read(meant: str, row: Row, read: Callable[[str], Decimal]) -> Decimal:
    try:
        return read(row[meant])
    except Unreadable as wrong:
        raise Bad(meant, str(wrong)) from None
