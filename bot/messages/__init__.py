"""What the outbox can send, one kind of message a file, found by walking this package.

A file says `KIND`, `IF_UNKNOWN` (what to do when nobody can say whether it has arrived) and
`compose(tx, about, *, now)`: the card for the state as it is then, None when its cause is gone.
"""

import importlib
import pkgutil
from collections.abc import Mapping
from datetime import datetime
from functools import cache
from typing import Protocol, cast

from bot.card import Card
from bot.ports import IfUnknown, Json, Transaction


class Kind(Protocol):
    """A file of this package."""

    KIND: str
    IF_UNKNOWN: IfUnknown

    def compose(self, tx: Transaction, about: Json, *, now: datetime) -> Card | None:
        """What to say now."""


@cache
def kinds() -> Mapping[str, Kind]:
    """Every kind of message by its name."""
    modules = (importlib.import_module(f"{__name__}.{found.name}") for found in pkgutil.iter_modules(__path__))
    return {module.KIND: cast("Kind", module) for module in modules if hasattr(module, "KIND")}
