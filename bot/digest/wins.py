"""Key results that were reached since the last digest."""

from collections.abc import Mapping

from bot.digest.view import View

ORDER = 60
REACHED = "achieved"


def section(current: View, previous: View | None) -> Mapping[str, object] | None:
    """Those achieved now that weren't before; without a digest before, all of them."""
    before = () if previous is None else {one.key for one in previous.key_results if one.status == REACHED}
    won = [one for one in current.key_results if one.status == REACHED and one.key not in before]
    return {"won": won} if won else None
