"""Values inside Markdown that the parser cannot see.

A value (a name, a note) must arrive as it is and never be read as markup. So its ASCII characters, of which all markup
is made, are replaced by lone surrogates before it goes into the Markdown, and put back in the finished card. No valid
text holds lone surrogates, and the replacement is one character for one: cutting or joining hidden text is safe.
An empty value is a surrogate too, so that `**` around it isn't read as one mark.
"""

import re

_FIRST = 0xDC00
_HIDDEN = {code: _FIRST + code for code in range(128)}
_NOTHING = chr(_FIRST + 128)
_SHOWN: dict[int, int | None] = {hidden: code for code, hidden in _HIDDEN.items()} | {ord(_NOTHING): None}
_INVALID = re.compile(f"[\ud800-{chr(_FIRST - 1)}{chr(_FIRST + 129)}-\udfff]")
_LINE_BREAK = re.compile("\r\n|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]")
_ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")


def literal(text: str, *, lines: bool = False) -> str:
    """Hide `text` from the parser; line breaks become spaces unless `lines` keeps them.

    Hiding twice is hiding once. Half characters (other lone surrogates), which no platform takes, become U+FFFD.
    """
    folded = _LINE_BREAK.sub("\n" if lines else " ", text)
    return _INVALID.sub("\ufffd", folded).translate(_HIDDEN) or _NOTHING


def hide_escapes(markdown: str) -> str:
    r"""Hide what the Markdown itself escapes: `\*` is an asterisk."""
    return _ESCAPE.sub(lambda escape: literal(escape[1]), markdown) if "\\" in markdown else markdown


def shown(text: str) -> str:
    """The text with everything hidden put back."""
    return text if text.isascii() else text.translate(_SHOWN)
