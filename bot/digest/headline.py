"""How many key results stand where, against the last digest."""

from collections.abc import Mapping

from bot.digest.view import View

ORDER = 10
SHOWN = ("on_track", "at_risk", "off_track", "no_news", "no_data", "achieved")


def section(current: View, previous: View | None) -> Mapping[str, object] | None:
    """Counts by status with their change; None without key results or child teams."""
    if not current.key_results and not current.children:
        return None
    counts = [
        {"status": status, "count": now, "change": now - before if previous is not None else 0}
        for status in SHOWN
        if (now := current.counts.get(status, 0)) | (before := previous.counts.get(status, 0) if previous else 0)
    ]
    return {
        "name": current.name,
        "week": current.week,
        "weeks": current.weeks,
        "counts": counts,
        "late": current.late,
        "children": [{"team": c.team, "name": c.name, "counts": dict(c.counts)} for c in current.children],
    }
