"""Who was asked since the last digest and hasn't answered: key results, never people to blame."""

from collections.abc import Mapping

from bot.digest.view import View

ORDER = 70
SHOWN = 8


def section(current: View, previous: View | None) -> Mapping[str, object] | None:
    """Entries still open of asks made since the previous digest, with the weeks without news."""
    silent = sorted((one for one in current.key_results if one.unanswered), key=lambda one: one.key)
    if not silent:
        return None
    return {"key_results": silent[:SHOWN], "more": max(0, len(silent) - SHOWN)}
