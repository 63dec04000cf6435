"""The lines of a file for `okrbot replies`: JSON objects, checked before anything is read from them."""

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import cast

from pydantic import BaseModel, ValidationError

from bot.errors import OkrError
from bot.replies.reading import Intent
from bot.replies.scoring import Line


class BadLines(OkrError):
    """Some lines aren't what they should be: one sentence each."""


class UnreadableFile(OkrError):
    """I can't read {file}: {reason}. Check the path."""


class AskedLine(BaseModel):
    """One key result that is asked about."""

    ref: str
    title: str
    unit: str
    baseline: float | None = None
    target: float | None = None
    last: float | None = None


class StoredLine(BaseModel):
    """What was stored of a key result just before."""

    value: float | None = None
    confidence: float | None = None


class ReplyLine(BaseModel):
    """One reply and what it answers."""

    id: str
    lang: str
    krs: list[AskedLine]
    text: str
    just_stored: dict[str, StoredLine] = {}
    tags: list[str] = []


class ExpectedUpdate(BaseModel):
    """What should be stored of one key result."""

    ref: str


class Expected(BaseModel):
    """What should be understood."""

    intent: Intent
    updates: list[ExpectedUpdate] = []


class LabelledLine(ReplyLine):
    """A reply with what should be understood."""

    expected: Expected


def reply_lines(file: Path, *, labelled: bool) -> Sequence[Line]:
    """Every line that isn't empty, as JSON gives it; raises with a sentence for each one that is wrong."""
    shape = LabelledLine if labelled else ReplyLine
    lines: list[Line] = []
    problems: list[str] = []
    for number, text in enumerate(_text(file).splitlines(), start=1):
        if text.strip():
            try:
                line = json.loads(text)
                shape.model_validate(line)
                lines.append(cast("Line", line))
            except ValueError as error:
                problems += [f"{file.name}, line {number}{reason}" for reason in _reasons(error)]
    if problems:
        raise BadLines("\n".join(problems))
    return lines


def _reasons(error: ValueError) -> Iterator[str]:
    if not isinstance(error, ValidationError):
        yield f": this is no JSON ({error}); each line is an object with id, lang, krs and text."
        return
    for problem in error.errors():
        place = ".".join(map(str, problem["loc"]))
        yield f"{', ' + place if place else ''}: {problem['msg'][0].lower()}{problem['msg'][1:]}."


def _text(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        raise UnreadableFile(file=file, reason="it isn't UTF-8 text") from error
    except OSError as error:
        raise UnreadableFile(file=file, reason=(error.strerror or str(error)).lower()) from error
