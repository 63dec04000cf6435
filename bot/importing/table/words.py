"""Words in the cells of tables, and what they stand for."""

import re

from bot.domain.okr import Standing

_UNITS = {
    "%": "percentage percent pct custompercent defaultprogress",
    "": "number numeric quantity count integer decimal none custom time currency money metric default",
    "€": "euro euros eur",
    "$": "dollar dollars usd",
}
_YES_NO = "binary boolean yesno yes/no done done/notdone milestone task"
_STANDINGS = {
    Standing.PAUSED: "paused onhold on-hold hold",
    Standing.DROPPED: "dropped cancelled canceled archived abandoned deleted",
}
_DONE = "done yes true complete completed finished shipped launched ✅"
_DELETES = "delete deleted remove archive"
_HIDDEN = re.compile(
    r"tb[adc]|n/?a|n\.a\.|none|unknown|to be (?:defined|determined|found)|[-–—?]+|[$€£]?(?:[xnl]\d*|x+)(?:[%kmb]|bn)?",
    re.IGNORECASE,
)


def _known(words: str) -> frozenset[str]:
    return frozenset(word.casefold() for word in words.split())


_UNIT_OF = {word: unit for unit, words in _UNITS.items() for word in _known(words)}
_STANDING_OF = {word: standing for standing, words in _STANDINGS.items() for word in _known(words)}


def _plain(text: str) -> str:
    return re.sub(r"[\s_]+", "", text.casefold())


def unit_named(text: str) -> str:
    """The unit that a type column means; anything but a known word is a unit itself."""
    return _UNIT_OF.get(_plain(text), text.strip())


def is_generic(text: str) -> bool:
    """Whether a type column says nothing of the unit (`Number`, `Currency`)."""
    return _UNIT_OF.get(_plain(text)) == ""


def is_yes_no(text: str) -> bool:
    """Whether a type column says that it is done or not."""
    return _plain(text) in _known(_YES_NO)


def is_done(text: str) -> bool:
    """Whether a target is not a number but that something is done."""
    return _plain(text) in _known(_DONE)


def is_hidden(text: str) -> bool:
    """Whether a cell stands for a number that is not told: `TBD`, `X%`, `N1`."""
    return _HIDDEN.fullmatch(text.strip()) is not None


def standing_of(text: str) -> Standing | None:
    """Paused or dropped; None for every other status word, which isn't the owner's own word of today."""
    return _STANDING_OF.get(_plain(text))


def is_deletion(text: str) -> bool:
    """Whether an action column asks to delete."""
    return _plain(text) in _known(_DELETES)
