"""Key results that were reached since the last digest."""

from collections.abc import Mapping

from bot.digest.view import View

ORDER = 60
REACHED = "achieved"


def section(current: View, previous: View | None) -> Mapping[str, object] | None:
    """Those achieved now that weren't before; without a digest before, all of them."""
    won = [one for one in current.key_results if one.status == REACHED and not _had_it(previous, one.key)]
    return {"won": won} if won else None


def _had_it(previous: View | None, key: str) -> bool:
    before = previous.of(key) if previous is not None else None
    return before is not None and before.status == REACHED
