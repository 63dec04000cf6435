"""The engine of the grammar: rules that put neighbouring tokens together, written as patterns over their letters."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from bot.replies.tokens import Token, letters

Build: TypeAlias = Callable[[Sequence[Token], re.Match[str]], list[Token] | None]
"""Gets the matched tokens and the match over their letters; None = the rule doesn't fit after all."""


@dataclass(frozen=True, slots=True)
class Rule:
    """Where `pattern` matches the letters, `build` says which tokens stand there instead."""

    pattern: re.Pattern[str]
    build: Build


def rule(pattern: str, build: Build) -> Rule:
    """A rule from the text of its pattern."""
    return Rule(re.compile(pattern), build)


def combine(tokens: list[Token], rules: Sequence[Rule]) -> list[Token]:
    """The tokens after all `rules`, each applied once from left to right."""
    row = letters(tokens)
    for one in rules:
        if one.pattern.search(row) is not None:
            tokens = _apply(tokens, row, one)
            row = letters(tokens)
    return tokens


def _apply(tokens: list[Token], row: str, one: Rule) -> list[Token]:
    position, done, result = 0, 0, list[Token]()
    while (match := one.pattern.search(row, position)) is not None:
        built = one.build(tokens[match.start() : match.end()], match)
        if built is None:
            position = match.start() + 1
            continue
        result += [*tokens[done : match.start()], *built]
        position = done = max(match.end(), match.start() + 1)
    return [*result, *tokens[done:]] if done else tokens


def group(tokens: Sequence[Token], match: re.Match[str], name: str) -> Token:
    """The token that a named group of one letter matched."""
    return tokens[match.start(name) - match.start()]


def together(some: Sequence[Token], letter: str, source: Token) -> Token:
    """One token with `letter` over the whole of `some`, holding what `source` holds."""
    return Token(
        letter=letter,
        start=some[0].start,
        end=some[-1].end,
        text=source.text,
        fields=source.fields,
        amounts=source.amounts,
        number=source.number,
        word=source.word,
        refs=source.refs,
        way=source.way,
    )
