"""Key results off track or at risk, worst first, each with its owner's own words."""

from collections.abc import Mapping

from bot.digest.view import View

ORDER = 40
SHOWN = 5
WORRYING = ("off_track", "at_risk")


def section(current: View, previous: View | None) -> Mapping[str, object] | None:
    """At most five, worst first."""
    worst = sorted(
        (one for one in current.key_results if one.status in WORRYING),
        key=lambda one: (WORRYING.index(one.status), one.blocker is None, one.key),
    )
    if not worst:
        return None
    return {"key_results": worst[:SHOWN], "more": max(0, len(worst) - SHOWN)}
