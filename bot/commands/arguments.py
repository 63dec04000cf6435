"""The shapes of arguments that commands take after their name."""

import re
from collections.abc import Mapping, Sequence

_KEY = re.compile(r"[A-Za-z][A-Za-z0-9]*(?:-\d+(?:\.\d+)?)?")
_KEY_RESULT = re.compile(r"(?<![\w.-])[A-Za-z][A-Za-z0-9]*-\d+\.\d+(?!\w)")


def keys_in(text: str) -> Sequence[str]:
    """The full keys of key results that a text names, in capitals, each once."""
    return list(dict.fromkeys(found.upper() for found in _KEY_RESULT.findall(text)))


def nothing(rest: str) -> Mapping[str, str] | None:
    """No arguments."""
    return None if rest.strip() else {}


def one_key(rest: str) -> Mapping[str, str] | None:
    """`GROW-2.1`, `GROW-2` or `GROW`, as `key`, in capitals."""
    word = rest.strip()
    return {"key": word.upper()} if _KEY.fullmatch(word) else None


def maybe_key(rest: str) -> Mapping[str, str] | None:
    """A key or nothing."""
    return one_key(rest) if rest.strip() else {}
