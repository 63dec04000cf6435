"""Text as it is typed on any keyboard, with the digits and signs of ours: same length, so that spans stay true."""

import unicodedata

_SPACES = "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000\t"
_NOTHING = (
    "\u200b\u200c\u200d\u200e\u200f\u061c\u2060\u2066\u2067\u2068\u2069\u202a\u202b\u202c\u202d\u202e\ufeff\u00ad"
)
_SAME = {
    **dict.fromkeys(_SPACES + _NOTHING, " "),
    **dict.fromkeys("\u2212\ufe63\u2010\u2011", "-"),
    **dict.fromkeys("\u2018\u2019\u02bc\u2032\u00b4`", "'"),
    **dict.fromkeys("\u201c\u201d\u201e\u00ab\u00bb", '"'),
    "\u066b": ".",
    "\u066c": "'",
    "\u066a": "%",
    "\u2044": "/",
    "\u2215": "/",
}
_TABLE = {ord(character): same for character, same in _SAME.items()}
_CONTROL = {code: " " for code in range(0x20) if chr(code) != "\n"}
_FULL_WIDTH = range(0xFF01, 0xFF5F)
_TO_ASCII = 0xFEE0


def plain(text: str) -> str:
    """The text in lower case with ASCII digits, signs, quotes and spaces; exactly as long as `text`."""
    if text.isascii():
        return text.lower().translate(_CONTROL)
    return "".join(map(_plain, text.translate(_TABLE)))


def _plain(character: str) -> str:
    if character.isascii():
        return " " if character < " " and character != "\n" else character.lower()
    if ord(character) in _FULL_WIDTH:
        return chr(ord(character) - _TO_ASCII).lower()
    digit = unicodedata.decimal(character, None)
    if digit is not None:
        return str(digit)
    lowered = character.lower()
    return lowered if len(lowered) == 1 else character
