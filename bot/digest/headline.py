"""How many key results stand where, against the last digest."""

from collections import Counter
from collections.abc import Mapping

from bot.digest.view import View

ORDER = 10
SHOWN = ("on_track", "at_risk", "off_track", "no_news", "no_data", "achieved")


def section(current: View, previous: View | None) -> Mapping[str, object] | None:
    """Counts by status with their change; None without key results or child teams."""
    if not current.key_results and not current.children:
        return None
    before = previous.counts if previous is not None else {}
    changes = _changes(current, previous)
    return {
        "name": current.name,
        "week": current.week,
        "weeks": current.weeks,
        "counts": [
            {"status": status, "count": current.counts.get(status, 0), "change": changes[status]}
            for status in SHOWN
            if status in current.counts or before.get(status)
        ],
        "late": current.late,
        "children": [{"team": c.team, "name": c.name, "counts": dict(c.counts)} for c in current.children],
    }


def _changes(current: View, previous: View | None) -> Mapping[str, int]:
    """Against the last digest, which never held what isn't for everyone."""
    if previous is None:
        return dict.fromkeys(SHOWN, 0)
    counted = Counter(one.status for one in current.key_results if not one.team_only)
    return {status: counted[status] - previous.counts.get(status, 0) for status in SHOWN}
