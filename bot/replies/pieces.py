"""The words and signs of a text before they are understood, and the phrases that begin at one of them."""

from dataclasses import dataclass

from bot.replies.lexicon import Lexicon, Phrase
from bot.replies.tokens import FIELDS, Token


@dataclass(frozen=True, slots=True)
class Piece:
    """A word or a sign at a place, not yet understood; or a token found already."""

    text: str
    start: int
    end: int
    token: Token | None = None


def phrase_at(pieces: list[Piece], at: int, known: Lexicon) -> Phrase | None:
    """The longest phrase that begins with the piece at this place."""
    for phrase in known.starting_with(pieces[at].text):
        if _stands(phrase, pieces, at) and not _cuts_a_status(phrase, pieces, at, known):
            return phrase
    return None


def _stands(phrase: Phrase, pieces: list[Piece], at: int) -> bool:
    return not phrase.behind or all(
        at + more < len(pieces) and pieces[at + more].text == word for more, word in phrase.behind
    )


def _cuts_a_status(phrase: Phrase, pieces: list[Piece], at: int, known: Lexicon) -> bool:
    """Whether the last word belongs to a status: in "we're at risk" no "we're at" is said."""
    if not phrase.behind or phrase.status is not None or phrase.letter == FIELDS["unblocked"]:
        return False
    last = at + phrase.behind[-1][0]
    some = known.starting_with(pieces[last].text)
    return any(one.status is not None and one.behind and _stands(one, pieces, last) for one in some)
