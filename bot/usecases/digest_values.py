"""What the digest's template needs, from two views."""

from collections.abc import Mapping

from bot.digest import sections
from bot.digest.view import View, from_json
from bot.ports import Snapshot

HEADLINE = "headline"


def digest_values(current: View, before: Snapshot | None) -> Mapping[str, object]:
    """The parts in their order; `quiet` when there is nothing to tell since the last time."""
    previous = from_json(before.about) if before is not None else None
    parts = sections(current, previous)
    news = any(one.news for one in current.key_results)
    return {
        "view": current,
        "parts": dict(parts),
        "order": [name for name, _ in parts if name != HEADLINE],
        "quiet": previous is not None and not news,
    }
