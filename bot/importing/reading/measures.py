"""Reads how a key result is measured: a field named after the kind of measure, with that measure's fields inside."""

import pkgutil
from collections.abc import Iterator

from bot.domain import measures
from bot.domain.fields import BadMeasure
from bot.domain.measures import Measure
from bot.importing.draft import ABSENT, Given
from bot.importing.reading.record import Record
from bot.importing.reading.units import unit_beside
from bot.importing.reading.values import Unreadable, number, word
from bot.importing.tree import Fields, Items, Scalar, Tree

MEASURES = tuple(module.name for module in pkgutil.iter_modules(measures.__path__))
_TEXTS = ("title", "early_warning", "due", "day", "unit")


def read_unit(record: Record) -> Given[str]:
    """As written beside the measure or inside it, else as it stands with one of its numbers."""
    if record.has("unit"):
        unit = record.maybe("unit", word)
        return "" if unit is None else unit
    scalars = [pair for kind in MEASURES if (tree := record.tree(kind)) for pair in _scalars(kind, tree)]
    for name, scalar in scalars:
        if name == "unit":
            return scalar.text or ""
    typed = (unit_beside(scalar.text or "") for name, scalar in scalars if name not in _TEXTS)
    return next(filter(None, typed), ABSENT)


def read_measure(record: Record, unit: str, locale: str) -> Given[Measure]:
    """The one measure that the record gives; numbers may be written as people type them."""
    given = [kind for kind in MEASURES if record.has(kind)]
    if len(given) > 1:
        record.problem(
            record.spot_of(given[1]), given[1], f"A key result has one measure; {given[0]} is there already."
        )
    if len(given) != 1:
        return ABSENT
    kind, tree = given[0], record.tree(given[0])
    whole = record.whole
    data = _fields(kind, tree, record, unit, locale)
    if whole and not record.whole:
        return ABSENT
    try:
        return measures.load({**data, "kind": kind})
    except BadMeasure as wrong:
        spots = [scalar.spot for name, scalar in _scalars(kind, tree) if name == wrong.field] if tree else []
        record.problem(spots[0] if spots else record.spot_of(kind), wrong.field, str(wrong))
        return ABSENT


def _fields(kind: str, tree: Tree | None, record: Record, unit: str, locale: str) -> dict[str, object]:
    """`yes_no: true` has no fields of its own; a list alone is that of the milestones."""
    if isinstance(tree, Fields):
        inside = {name: _plain(name, part, record, unit, locale) for name, part in tree.fields.items()}
        return {name: value for name, value in inside.items() if name != "unit"}
    if isinstance(tree, Items):
        return {"items": _plain("items", tree, record, unit, locale)}
    if isinstance(tree, Scalar) and (tree.text or "yes").strip().casefold() not in {"yes", "true"}:
        record.problem(tree.spot, kind, f"has to be fields with names, such as “{kind}: {{…}}”.")
    return {}


def _plain(name: str, tree: Tree, record: Record, unit: str, locale: str) -> object:
    if isinstance(tree, Fields):
        return {inner: _plain(inner, part, record, unit, locale) for inner, part in tree.fields.items()}
    if isinstance(tree, Items):
        return [_plain(name, part, record, unit, locale) for part in tree.items]
    if tree.text is None or name in _TEXTS:
        return tree.text
    try:
        return number(tree.text, unit="" if name == "weight" else unit, locale=locale)
    except Unreadable as wrong:
        record.problem(tree.spot, name, str(wrong))
        return None


def _scalars(name: str, tree: Tree) -> Iterator[tuple[str, Scalar]]:
    """Every text in a tree, under the nearest name."""
    if isinstance(tree, Fields):
        for inner, part in tree.fields.items():
            yield from _scalars(inner, part)
    elif isinstance(tree, Items):
        for part in tree.items:
            yield from _scalars(name, part)
    else:
        yield name, tree
