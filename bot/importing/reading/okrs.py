"""Reads cycles, objectives and their key results."""

from decimal import Decimal

from bot.domain.cycle import CycleState
from bot.domain.okr import Ambition, Standing, Visibility
from bot.importing.draft import ABSENT, CycleDraft, KeyResultDraft, NewsDraft, ObjectiveDraft
from bot.importing.findings import Findings
from bot.importing.reading.measures import MEASURES, read_measure, read_unit
from bot.importing.reading.record import Record
from bot.importing.reading.values import (
    Unreadable,
    choice,
    cycle_key,
    day,
    key_result_key,
    number,
    objective_key,
    plain_number,
    title,
)
from bot.importing.tree import Tree

_OBJECTIVE = ("key", "title", "team", "cycle", "owner", "ambition", "visibility", "supports", "key_results")
_KEY_RESULT = ("key", "title", "owner", "unit", "weight", "first_day", "last_day", "standing", "supports", *MEASURES)
_NEWS = ("current", "confidence")


def read_cycle(tree: Tree, findings: Findings) -> CycleDraft:
    """One of `cycles`."""
    record = Record(tree, findings, what="A cycle", known=("key", "name", "first_day", "last_day", "state"))
    if record.whole and not any(map(record.has, ("key", "name"))):
        record.problem(record.spot, "key", "A cycle needs a key or a name, such as 2026-Q4.")
    return CycleDraft(
        spot=record.spot,
        key=record.value("key", cycle_key),
        name=record.value("name", title),
        first_day=record.get("first_day", day),
        last_day=record.get("last_day", day),
        state=record.get("state", lambda text: choice(text, CycleState)),
        whole=record.whole,
    )


def read_objective(tree: Tree, findings: Findings, locale: str) -> ObjectiveDraft:
    """One of `objectives`, with its key results."""
    record = Record(tree, findings, what="An objective", known=_OBJECTIVE)
    if record.whole and not any(map(record.has, ("key", "title"))):
        record.problem(record.spot, "title", "An objective needs a title.")
    return ObjectiveDraft(
        spot=record.spot,
        key=record.value("key", objective_key),
        title=record.value("title", title),
        team=record.ref("team"),
        cycle=record.ref("cycle"),
        owner=record.ref("owner"),
        ambition=record.get("ambition", lambda text: choice(text, Ambition)),
        visibility=record.get("visibility", lambda text: choice(text, Visibility)),
        supports=record.maybe_ref("supports"),
        key_results=tuple(read_key_result(item, findings, locale) for item in record.items("key_results")),
        whole=record.whole,
    )


def read_key_result(tree: Tree, findings: Findings, locale: str) -> KeyResultDraft:
    """One of an objective's `key_results`."""
    record = Record(tree, findings, what="A key result", known=(*_KEY_RESULT, *_NEWS))
    if record.whole and not any(map(record.has, ("key", "title"))):
        record.problem(record.spot, "title", "A key result needs a title.")
    unit = read_unit(record)
    return KeyResultDraft(
        spot=record.spot,
        key=record.value("key", key_result_key),
        title=record.value("title", title),
        owner=record.ref("owner"),
        measure=read_measure(record, "" if unit is ABSENT else unit, locale),
        unit=unit,
        weight=record.get("weight", _weight),
        first_day=record.maybe("first_day", day),
        last_day=record.maybe("last_day", day),
        standing=record.get("standing", lambda text: choice(text, Standing)),
        supports=record.maybe_ref("supports"),
        news=_news(record, "" if unit is ABSENT else unit, locale),
        whole=record.whole,
    )


def _weight(text: str) -> Decimal:
    if (found := plain_number(text)) < 0:
        raise Unreadable(f"{text} has to be 0 or more.")
    return found


def _news(record: Record, unit: str, locale: str) -> NewsDraft | None:
    value = record.value("current", lambda text: number(text, unit=unit, locale=locale))
    confidence = record.value("confidence", _confidence)
    if value is None and confidence is None:
        return None
    return NewsDraft(spot=record.spot, value=value, confidence=confidence)


def _confidence(text: str) -> Decimal:
    """0–10: 7, 7/10, 70 %, 0.7, high, medium or low (domain.md, section 5)."""
    said = text.strip().casefold()
    if said in _WORDS:
        return _WORDS[said]
    found = plain_number(said.removesuffix("/10"))
    if "%" in said or (0 < found < 1 and not said.endswith("/10")):
        found = found / 10 if "%" in said else found * 10
    if not 0 <= found <= _SUREST:
        raise Unreadable(f"“{text}” isn't a confidence; write a number from 0 to 10.")
    return found.quantize(Decimal("0.1")).normalize() + 0


_WORDS = {"high": Decimal(8), "medium": Decimal(5), "low": Decimal(2)}
_SUREST = 10
