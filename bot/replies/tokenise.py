"""From a text to its tokens."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from decimal import Decimal

from bot.domain.quantity.amounts import Amount, Part, amounts
from bot.domain.quantity.plain import plain
from bot.replies import emoji
from bot.replies.lexicon import Lexicon, Phrase, lexicon, status_of
from bot.replies.noise import noise, waiting
from bot.replies.pieces import Piece, phrase_at
from bot.replies.reading import Asked
from bot.replies.references import Titles, keys, names, numbers
from bot.replies.tokens import AMOUNT, FIELDS, IGNORED, OTHER, PUNCTUATION, SYMBOL, TITLE, Token
from bot.replies.typos import mended

_TAKEN = "\x00"
_PIECE = re.compile(r"\n|->|=>|--+|\w+(?:'\w+)*|[^\w\s\x00]")
_WIDE = re.compile(r"[\u3040-\u30ff\u3400-\u9fff々ー]+|[^\u3040-\u30ff\u3400-\u9fff々ー]+")
_ARROWS = {"->", "=>"}
_NUMBERED_NAME = re.compile(r"[a-z]+\d+")
"""Names like `p75`, `q3`, `s3`."""


def tokenise(text: str, asked: Sequence[Asked], locale: str) -> list[Token]:
    """The tokens of `text` from left to right; spans are those of `text`."""
    rest = plain(text)
    found: list[Token] = []
    finders: tuple[Callable[[str], Iterable[Token]], ...] = (
        _emoji_codes,
        lambda left: keys(left, asked),
        lambda left: names(left, asked),
        waiting,
        lambda left: noise(left, locale),
        lambda left: numbers(left, asked),
        lambda left: _amounts(left, locale),
    )
    for find in finders:
        tokens = list(find(rest))
        found += tokens
        rest = _without(rest, tokens)
    pieces = [Piece("", token.start, token.end, token) for token in found]
    pieces += [Piece(match[0], match.start(), match.end()) for match in _PIECE.finditer(rest)]
    pieces.sort(key=lambda piece: piece.start)
    titles = Titles(asked)
    return list(_understood(mended(pieces, locale, titles.knows), lexicon(locale), titles))


def _emoji_codes(text: str) -> Iterator[Token]:
    for match in emoji.CODE.finditer(text):
        field = emoji.field_of_code(match[1])
        if field is not None and not match[1].isdigit():
            yield _token((field,), match.start(), match.end(), match[0])


def _amounts(text: str, locale: str) -> Iterator[Token]:
    for amount in amounts(text, locale=locale):
        yield Token(
            letter=AMOUNT, start=amount.start, end=amount.end, text=text[amount.start : amount.end], amounts=(amount,)
        )


def _without(text: str, tokens: Sequence[Token]) -> str:
    """The text with what is found already covered, at the same length."""
    pieces: list[str] = []
    end = 0
    for token in sorted(tokens, key=lambda token: token.start):
        pieces += [text[end : token.start], _TAKEN * (token.end - max(token.start, end))]
        end = max(token.end, end)
    return "".join([*pieces, text[end:]])


def _understood(pieces: list[Piece], known: Lexicon, titles: Titles) -> Iterator[Token]:
    at = 0
    while at < len(pieces):
        piece = pieces[at]
        if piece.token is not None:
            yield piece.token
            at += 1
        elif "\u3040" <= piece.text[0] <= "\u9fff":
            yield from _wide(piece, known, titles)
            at += 1
        elif (phrase := phrase_at(pieces, at, known)) is not None:
            last = pieces[at + len(phrase.words) - 1]
            yield _of_phrase(phrase, piece.start, last.end, piece.text, titles)
            at += len(phrase.words)
        else:
            yield _counted(piece, titles) if _follows_number(pieces, at, known) else _single(piece, titles)
            at += 1


def _follows_number(pieces: list[Piece], at: int, known: Lexicon) -> bool:
    """Whether a number stands in front, or a number and one word like "new"."""
    before = at - 1
    if before > 0 and any(
        phrase.words == (pieces[before].text,) and "more" in phrase.fields
        for phrase in known.starting_with(pieces[before].text)
    ):
        before -= 1
    token = pieces[before].token if before >= 0 else None
    return token is not None and token.letter == AMOUNT


def _counted(piece: Piece, titles: Titles) -> Token:
    """The word behind a number, which may abbreviate a unit: "1,200 subs"."""
    refs = titles.shortened(piece.text)
    return (
        Token(letter=TITLE, start=piece.start, end=piece.end, text=piece.text, refs=refs)
        if refs
        else _single(piece, titles)
    )


def _of_phrase(phrase: Phrase, start: int, end: int, text: str, titles: Titles) -> Token:
    spelt = "numbers" in phrase.fields and phrase.number is not None
    return Token(
        letter=phrase.letter,
        start=start,
        end=end,
        text=text,
        fields=phrase.fields,
        amounts=(_spelt(phrase.number, start, end),) if spelt and phrase.number is not None else (),
        number=phrase.number,
        word=phrase.status,
        refs=titles.refs(text) if not phrase.behind else (),
    )


def _spelt(number: Decimal, start: int, end: int) -> Amount:
    """A number word as an amount, so that "two days" can get its unit."""
    return Amount(start=start, end=end, sign="", parts=(Part(digits=str(number)),))


def _token(fields: tuple[str, ...], start: int, end: int, text: str) -> Token:
    return Token(letter=FIELDS[fields[0]], start=start, end=end, text=text, fields=fields, word=status_of(fields))


def _single(piece: Piece, titles: Titles) -> Token:
    if piece.text in _ARROWS:
        return Token(letter="t", start=piece.start, end=piece.end, text=piece.text)
    if piece.text[0] == "-":
        return Token(letter="-", start=piece.start, end=piece.end, text=piece.text)
    if not piece.text[0].isalnum():
        field = emoji.FIELD.get(piece.text)
        if field is not None:
            return _token((field,), piece.start, piece.end, piece.text)
        return Token(letter=PUNCTUATION.get(piece.text, SYMBOL), start=piece.start, end=piece.end, text=piece.text)
    refs = titles.refs(piece.text)
    named = IGNORED if _NUMBERED_NAME.fullmatch(piece.text) else OTHER
    letter = TITLE if refs else FIELDS["filler"] if titles.knows(piece.text) else named
    return Token(letter=letter, start=piece.start, end=piece.end, text=piece.text, refs=refs)


def _wide(piece: Piece, known: Lexicon, titles: Titles) -> Iterator[Token]:
    """The tokens of a run of characters that has no spaces between its words."""
    text, at, unknown = piece.text, 0, 0
    while at < len(text):
        length = next(
            (n for n in range(min(known.longest_wide, len(text) - at), 0, -1) if text[at : at + n] in known.wide), 0
        )
        if length == 0:
            at += 1
            continue
        if unknown < at:
            yield _single(Piece(text[unknown:at], piece.start + unknown, piece.start + at), titles)
        yield _of_phrase(
            known.wide[text[at : at + length]],
            piece.start + at,
            piece.start + at + length,
            text[at : at + length],
            titles,
        )
        at += length
        unknown = at
    if unknown < len(text):
        yield _single(Piece(text[unknown:], piece.start + unknown, piece.end), titles)
