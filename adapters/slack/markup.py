"""Slack's markup of what people typed, back to what they typed."""

import re

_MARKED = re.compile(r"<([^<>|]*)(?:\|([^<>]*))?>")
_SIGNS = ("@", "#")


def spoken(text: str) -> str:
    """The text as its writer saw it: links by their label, mentions by their name, `&lt;` as <."""
    shown = _MARKED.sub(_shown, text)
    return shown.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&").strip()


def _shown(marked: re.Match[str]) -> str:
    target, label = marked[1], marked[2]
    if target.startswith("!"):
        return label or f"@{target[1:]}"
    if target.startswith(_SIGNS):
        return f"{target[0]}{label}" if label else target
    return label or target.removeprefix("mailto:")
