"""The unit that stands beside a number: `45 days`, `$1M`, `62%`."""

import re

_MULTIPLIER = r"(?:k|mm?|mn|mio|mln|million|thousand|bn?|billion)\b\.?"
_TYPED = re.compile(
    r"[\s<>=≤≥~≈+-]*(?P<before>[^\s\d.,:'+-]*)\s*[+-]?[\d.,:'\u00a0\u202f ]*\d\+?\s*"
    rf"(?:{_MULTIPLIER})?\s*(?P<after>[^\d]*)",
    re.IGNORECASE,
)
_LONGEST = 30


def unit_beside(text: str) -> str:
    """The words or the sign beside the number, empty if there is none."""
    match = _TYPED.fullmatch(text.strip())
    found = (match["after"] or match["before"]).strip(" .;") if match else ""
    return found if len(found) <= _LONGEST else ""
