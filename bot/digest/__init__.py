"""The digest's parts, one a file, found by walking this package; each looks at the new snapshot and the one before.

A section says its `ORDER` and `section(current, previous)`: what its words in `prompts/digest/` need, or None when it
has nothing to say.
"""

import importlib
import pkgutil
from collections.abc import Mapping
from functools import cache
from typing import Protocol, cast

from bot.digest.view import View


class Section(Protocol):
    """A file of this package."""

    ORDER: int

    def section(self, current: View, previous: View | None) -> Mapping[str, object] | None:
        """What to say, if anything."""


@cache
def _walked() -> list[tuple[str, Section]]:
    modules = {
        found.name: importlib.import_module(f"{__name__}.{found.name}") for found in pkgutil.iter_modules(__path__)
    }
    sections = [(name, cast("Section", module)) for name, module in modules.items() if hasattr(module, "ORDER")]
    return sorted(sections, key=lambda named: named[1].ORDER)


def sections(current: View, previous: View | None) -> list[tuple[str, Mapping[str, object]]]:
    """The parts that have something to say, in order, each with the name of its template."""
    said = ((name, section.section(current, previous)) for name, section in _walked())
    return [(name, values) for name, values in said if values is not None]
