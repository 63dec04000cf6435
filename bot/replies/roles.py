"""Which of its roles a word plays, told by its neighbours, before any rule of grammar is tried."""

from bot.replies.tokens import AMOUNT, FIELDS, KEY, OTHER, SYMBOL, TITLE, UNKNOWN_KEY, Token, letters

_DIRECTIONS = ("lost", "better_by", "worse_by", "up", "down")
_INCREMENTS = ("more", "another", "fewer")
_NUMBERS = {AMOUNT, FIELDS["numbers"]}
_NEAR = 20
_ENDS = set(",;.!?()\n&/-")
_COUNTED = {FIELDS["more"], FIELDS["another"]}
_ADJECTIVES = {FIELDS["green"], FIELDS["unchanged"]}
_WEAK = {FIELDS[name] for name in ("filler", "chatter", "vague", "reached", "way", "dropped")}
_SUBJECTS = {OTHER, TITLE, FIELDS["a_few"], *_NUMBERS}
_WHITE = {FIELDS["filler"], FIELDS["chatter"], FIELDS["lead"], FIELDS["about"]}


def with_roles(tokens: list[Token], text: str) -> list[Token]:
    """The tokens with the letter that fits their place."""
    row = letters(tokens)
    return [_placed(token, at, row, text) for at, token in enumerate(tokens)]


def _placed(token: Token, at: int, row: str, text: str) -> Token:
    if token.letter == "-" or (token.letter == "/" and not _between_numbers(at, row)):
        return token if _spaced(token, text) or _between_numbers(at, row) else _as(token, SYMBOL)
    if token.refs and token.letter in _WEAK:
        return _as(token, TITLE)
    if any(field in _DIRECTIONS for field in token.fields):
        return _direction(token, at, row)
    if token.letter == FIELDS["away"] and row[:at].endswith(FIELDS["countdown"]):
        return _as(token, OTHER)
    if token.letter == FIELDS["away"] and _of_others(at, row):
        return _as(token, FIELDS["event"])
    return _as(token, OTHER) if _is_adjective(token, at, row, text) else _in_sentence(token, at, row)


def _in_sentence(token: Token, at: int, row: str) -> Token:
    if token.letter in _COUNTED:
        return _increment(token, at, row)
    if token.letter == FIELDS["question"] and (not _opens(at, row) or _tells(at, row)):
        return _next_role(token)
    return token


def _is_adjective(token: Token, at: int, row: str, text: str) -> bool:
    """Whether it only describes what follows: "green light", "Red Hat", "the same problem"."""
    if token.letter not in _ADJECTIVES or not text[token.start].isalnum():
        return False
    if token.letter == FIELDS["green"] and text[token.end : token.end + 2].strip(" ")[:1].isupper():
        return row[at + 1 : at + 2] not in {KEY, UNKNOWN_KEY}
    whole = text[token.start : token.end].lower()
    return (" " not in whole or whole in _THE_SAME) and _names_a_thing(at, row)


_THE_SAME = {"the same", "no new"}


def _of_others(at: int, row: str) -> bool:
    """Whether somebody else is away: "two people are on vacation"."""
    for letter in reversed(row[max(at - _NEAR, 0) : at]):
        if letter in _ENDS:
            return False
        if letter in _SUBJECTS:
            return True
    return False


def _names_a_thing(at: int, row: str) -> bool:
    """Whether a noun follows: "green light", "same problem"."""
    return at + 1 < len(row) and row[at + 1] == OTHER


def _direction(token: Token, at: int, row: str) -> Token:
    behind = row[at + 1 : at + 3].lstrip(FIELDS["filler"])[:1]
    before = row[max(at - 2, 0) : at].rstrip(TITLE)[-1:]
    if behind in _NUMBERS or behind == FIELDS["another"] or (before in _NUMBERS and "vague" not in token.fields[:1]):
        return _as(token, FIELDS["up"])
    if behind in {"t", "f", "e"} and FIELDS["up"] == token.letter:
        return token
    return _next_role(token, without=_DIRECTIONS)


def _increment(token: Token, at: int, row: str) -> Token:
    before, behind = row[max(at - 2, 0) : at].rstrip(TITLE)[-1:], row[at + 1 : at + 2]
    if not {"more", "fewer"}.isdisjoint(token.fields) and before in _NUMBERS:
        return _as(token, FIELDS["more"])
    if "another" in token.fields and behind in _NUMBERS:
        return _as(token, FIELDS["another"])
    return _as(token, TITLE) if token.refs else _next_role(token, without=_INCREMENTS)


def _next_role(token: Token, *, without: tuple[str, ...] = ("question",)) -> Token:
    left = [field for field in token.fields if field not in without]
    return _as(token, FIELDS[left[0]] if left else TITLE if token.refs else FIELDS["filler"])


def _opens(at: int, row: str) -> bool:
    """Whether only greetings stand between the beginning of the sentence and here."""
    first = max(at - _NEAR, 0)
    while at > first and row[at - 1] in _WHITE:
        at -= 1
    return at == 0 or row[at - 1] in _ENDS


def _tells(at: int, row: str) -> bool:
    """Whether a number follows and no question mark: "did 3 more"."""
    return row[at + 1 : at + 2] in _NUMBERS and "?" not in row[at:]


def _between_numbers(at: int, row: str) -> bool:
    return 0 < at < len(row) - 1 and row[at - 1] == AMOUNT and row[at + 1] == AMOUNT


def _spaced(token: Token, text: str) -> bool:
    before, behind = text[token.start - 1 : token.start], text[token.end : token.end + 1]
    return not before or before.isspace() or (behind.isspace() and behind != "")


def _as(token: Token, letter: str) -> Token:
    return Token(
        letter=letter,
        start=token.start,
        end=token.end,
        text=token.text,
        fields=token.fields,
        amounts=token.amounts,
        number=token.number,
        word=token.word,
        refs=token.refs,
        way=token.way,
    )
