"""What the digest's template needs, from two views."""

from collections.abc import Mapping

from bot.digest import sections
from bot.digest.view import View, from_json
from bot.ports import Snapshot

HEADLINE = "headline"
NEW = {"changed", "wins", "silent"}
"""The parts that only tell what has happened since the last digest."""


def digest_values(current: View, before: Snapshot | None) -> Mapping[str, object]:
    """The parts in their order; `quiet` when there is nothing to tell since the last time."""
    previous = from_json(before.about) if before is not None else None
    parts = sections(current, previous)
    return {
        "view": current,
        "parts": dict(parts),
        "order": [name for name, _ in parts if name != HEADLINE],
        "quiet": previous is not None and not NEW.intersection(dict(parts)) and _same(current, previous),
    }


def _same(current: View, previous: View) -> bool:
    """No news on any key result, and every child team stands where it stood."""
    return not any(one.news for one in current.key_results) and list(current.children) == list(previous.children)
