"""Slack's markup of what people typed, back to what they typed."""

import re
from collections.abc import Mapping, Sequence

_MARKED = re.compile(r"<([^<>|]*)(?:\|([^<>]*))?>")
_UNNAMED = re.compile(r"<@(\w+)>")
_SIGNS = ("@", "#")


def unnamed(text: str) -> Sequence[str]:
    """The ids of people who are mentioned without their name, each once."""
    return list(dict.fromkeys(_UNNAMED.findall(text)))


def spoken(text: str, names: Mapping[str, str]) -> str:
    """The text as its writer saw it: links by their label, people by their name (by id), `&lt;` as <."""
    shown = _MARKED.sub(lambda marked: _shown(marked, names), text)
    return shown.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&").strip()


def _shown(marked: re.Match[str], names: Mapping[str, str]) -> str:
    target, label = marked[1], marked[2]
    if target.startswith("!"):
        return label or f"@{target[1:]}"
    if target.startswith(_SIGNS):
        return f"{target[0]}{label or names.get(target[1:], target[1:])}"
    return label or target.removeprefix("mailto:")
