"""A measure as a field named after its kind."""

from collections.abc import Mapping, Sequence
from contextlib import suppress
from datetime import date
from decimal import Decimal, InvalidOperation

from bot.domain.measures import Measure
from bot.importing.writing.yaml_text import Part

_TEXTS = ("title", "early_warning")


def measure_parts(measure: Measure) -> dict[str, Part]:
    """`metric: {start: 20, target: 40}`; what has no fields is just said, and milestones are a plain list."""
    inside = {name: _part(name, value) for name, value in measure.dump().items()}
    return {measure.KIND: inside["items"] if list(inside) == ["items"] else inside or True}


def _part(name: str, value: object) -> Part:
    if isinstance(value, Mapping):
        return {inner: _part(inner, part) for inner, part in value.items() if (inner, part) != ("weight", "1")}
    if isinstance(value, Sequence) and not isinstance(value, str):
        return [_part(name, part) for part in value]
    text = str(value)
    if name not in _TEXTS:
        with suppress(InvalidOperation):
            return Decimal(text)
        with suppress(ValueError):
            return date.fromisoformat(text)
    return text
