"""Which key result is meant: by key, by number, by words of its title or unit, by the unit of a number."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from bot.domain.quantity.plain import plain
from bot.replies.reading import Asked
from bot.replies.tokens import KEY, TITLE, UNKNOWN_KEY, Token
from bot.replies.words import across

_KEYED = re.compile(
    r"(?<![\w.#])#?(?P<prefix>key result|[a-z][a-z0-9_]{0,11}?)[- ]?#?"
    r"(?P<number>\d{1,3}(?:\.\d{1,3})?)(?![\w%]|[.,:]\d)"
)
_JOINED = re.compile(r"(?P<sign>[-–/&+])(?P<to>\d{1,2})(?![\w%]|[.,:]\d)")
_NUMBERED = re.compile(r"(?P<at>^|[\n;,.]|(?<=\s)|\()[ *•-]{0,3}(?P<number>\d{1,2})(?P<mark>\)|[.:](?=\s))(?! ?\))")
_SHORT = re.compile(r"(?:^|[\n;,])[ \t]{0,3}(?P<number>\d{1,3}\.\d{1,3})(?=:? +[^\s\d]| *: *| +\d)")
_NEAR = 80
_STARTS_A_LINE = "\n;,."


def keys(text: str, asked: Sequence[Asked]) -> Iterator[Token]:
    """Keys as typed (`KR2`, `GROW-2.1`, `2.1`); those of key results that weren't asked about are marked unknown."""
    known = {plain(one.ref): one.ref for one in asked}
    by_position = {str(one.position): one.ref for one in asked}
    prefixes = {key.rpartition("-")[0] for key in known if "-" in key}
    for match in _KEYED.finditer(text):
        prefix, number = match["prefix"], match["number"]
        if prefix in {"kr", "key result"}:
            ref = known.get(f"kr{number}") or by_position.get(number) or _by_suffix(number, known)
        elif prefix in prefixes:
            ref = known.get(f"{prefix}-{number}") or _only_under(f"{prefix}-{number}.", known)
        else:
            continue
        joined = _JOINED.match(text, match.end()) if prefix == "kr" else None
        if joined is None or ref is None:
            yield _token(match.start(), match.end(), text, ref)
        else:
            refs = _joined(int(number), int(joined["to"]), joined["sign"], asked)
            letter = KEY if refs else UNKNOWN_KEY
            yield Token(
                letter=letter, start=match.start(), end=joined.end(), text=text[match.start() : joined.end()], refs=refs
            )
    for match in _SHORT.finditer(text):
        ref = _by_suffix(match["number"], known)
        if ref is not None:
            yield _token(match.start("number"), match.end("number"), text, ref)


def _joined(first: int, last: int, sign: str, asked: Sequence[Asked]) -> tuple[str, ...]:
    """The key results of `KR1-3` or `KR1/2`; none if one of them wasn't asked about."""
    places = range(first, last + 1) if sign in "-–" else (first, last)
    by_position = {one.position: one.ref for one in asked}
    refs = tuple(by_position[place] for place in places if place in by_position)
    return refs if len(refs) == len(places) > 1 else ()


def _by_suffix(number: str, known: dict[str, str]) -> str | None:
    fitting = [ref for key, ref in known.items() if key.endswith(f"-{number}")]
    return fitting[0] if len(fitting) == 1 else None


def _only_under(objective: str, known: dict[str, str]) -> str | None:
    fitting = [ref for key, ref in known.items() if key.startswith(objective)]
    return fitting[0] if len(fitting) == 1 else None


def _token(start: int, end: int, text: str, ref: str | None) -> Token:
    letter = KEY if ref else UNKNOWN_KEY
    return Token(letter=letter, start=start, end=end, text=text[start:end], refs=(ref,) if ref else ())


_NUMBERED_NAME = re.compile(r"\b[A-Z]{2,}[ -]?\d+\b")


def names(text: str, asked: Sequence[Asked]) -> Iterator[Token]:
    """Names in titles that hold a number (`SOC 2`), so that it isn't read as a value."""
    for one in asked:
        for name in _NUMBERED_NAME.findall(one.title):
            if Decimal(re.sub(r"\D", "", name)) in {one.start, one.target, one.last}:
                continue
            for match in re.finditer(rf"\b{re.escape(plain(name))}\b", text):
                yield Token(letter=TITLE, start=match.start(), end=match.end(), text=match[0], refs=(one.ref,))


def numbers(text: str, asked: Sequence[Asked]) -> Iterator[Token]:
    """Positions as typed: `1)` anywhere outside brackets, `2.` and `2:` where a line or a part of one begins."""
    by_position = {one.position: one.ref for one in asked}
    for match in _NUMBERED.finditer(text):
        ref = by_position.get(int(match["number"]))
        begins = match["at"] in _STARTS_A_LINE or match["at"] == "("
        if match["mark"] == ")":
            before = text[max(match.start("number") - _NEAR, 0) : match.start("number")]
            opened = before.rfind("(") > before.rfind(")")
            if ref is None or (opened and match["at"] != "("):
                continue
        elif ref is None or not begins or not text[match.end() : match.end() + _NEAR].strip():
            continue
        yield _token(match.start("number"), match.end(), text, ref)


class Titles:
    """The words that name each asked key result: those of its title and its unit, and the initials of its title."""

    def __init__(self, asked: Sequence[Asked]) -> None:
        """Index the words of all `asked` by their first letters."""
        self._by_prefix: dict[str, list[tuple[str, str]]] = {}
        self._wide: list[tuple[str, str]] = []
        self._all: set[str] = set()
        self._units = [(word, one.ref) for one in asked for word in _WORDS.findall(plain(one.unit))]
        for one in asked:
            known = _title_words(one.title, one.unit)
            self._all |= known.every
            for word in known.telling:
                self._by_prefix.setdefault(word[:_PREFIX], []).append((word, one.ref))
            self._wide.append((known.whole, one.ref))

    def knows(self, word: str) -> bool:
        """Whether `word` stands in a title, telling or not."""
        return word in self._all

    def shortened(self, word: str) -> tuple[str, ...]:
        """The key results with a unit that `word` is short for: "subs" for subscribers."""
        stem = word.rstrip("s")
        if len(stem) < _SHORTEST:
            return ()
        return tuple(dict.fromkeys(ref for unit, ref in self._units if unit.startswith(stem)))

    def refs(self, word: str) -> tuple[str, ...]:
        """The key results that `word` may name."""
        if word and word[0] >= "\u3040":
            return tuple(ref for title, ref in self._wide if _shares(word, title))
        some = self._by_prefix.get(word[:_PREFIX], ())
        return tuple(dict.fromkeys(ref for title, ref in some if _same_stem(word, title)))


_PREFIX = 4
_SHORTEST = 3
_LONGEST_ENDING = 3
_WORDS = re.compile(r"[^\W\d_]+\d+|[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class _TitleWords:
    """The telling words of a title and its unit with the title's initials, all words, and both as one text."""

    telling: tuple[str, ...]
    every: frozenset[str]
    whole: str


@lru_cache(maxsize=4096)
def _title_words(title: str, unit: str) -> _TitleWords:
    small = across("small")
    of_title, of_unit = _WORDS.findall(plain(title)), _WORDS.findall(plain(unit))
    words = [word for word in of_title if word not in small]
    units = [word for word in of_unit if word not in small and len(word) > 1]
    initials = "".join(word[0] for word in of_title)
    telling = tuple(dict.fromkeys([*words, *units, *([initials] if len(initials) > 1 else [])]))
    return _TitleWords(telling, frozenset([*of_title, *of_unit]), plain(title) + plain(unit))


def _same_stem(one: str, other: str) -> bool:
    if one == other:
        return True
    short = min(len(one), len(other))
    if short < _PREFIX:
        return {one, other} == {f"{one}s", one} or {one, other} == {f"{other}s", other}
    shared = next((i for i in range(short) if one[i] != other[i]), short)
    return (
        shared >= _PREFIX
        and max(len(one), len(other)) - shared <= _LONGEST_ENDING
        and shared >= short - _LONGEST_ENDING
    )


def _shares(word: str, title: str) -> bool:
    """Whether a word without spaces around it has two neighbouring characters of the title (or is one of them)."""
    return word in title if len(word) == 1 else any(word[i : i + 2] in title for i in range(len(word) - 1))
