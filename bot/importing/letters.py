"""Letters as keys and headers are compared: Latin, without accents."""

import unicodedata

_UNSPLIT = str.maketrans({"ß": "ss", "ø": "o", "Ø": "O", "æ": "ae", "Æ": "AE", "ł": "l", "Ł": "L", "đ": "d", "Đ": "D"})


def plain_letters(text: str) -> str:
    """Latin letters without their accents; other scripts are left out."""
    return unicodedata.normalize("NFKD", text.translate(_UNSPLIT)).encode("ascii", "ignore").decode()
