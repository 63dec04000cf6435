"""What is blocked, by what, for how long."""

from collections.abc import Mapping

from bot.digest.view import View

ORDER = 50
SHOWN = 5


def section(current: View, previous: View | None) -> Mapping[str, object] | None:
    """At most five, longest first, with the age in days."""
    blocked = sorted(
        (one for one in current.key_results if one.blocked_since is not None),
        key=lambda one: (one.blocked_since or current.taken_at, one.key),
    )
    if not blocked:
        return None
    shown = [
        {
            "key": one.key,
            "title": one.title,
            "owner": one.owner,
            "what": one.blocker,
            "days": (current.taken_at - (one.blocked_since or current.taken_at)).days,
        }
        for one in blocked[:SHOWN]
    ]
    return {"blocked": shown, "more": max(0, len(blocked) - SHOWN)}
