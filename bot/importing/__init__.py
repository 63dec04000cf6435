"""Reading files of OKRs: one format a file, found by walking this package.

A format has `SUFFIXES` and `read(file, content, options) -> Draft`. Everything after the draft is the same for all.
"""

import importlib
import pkgutil
from collections.abc import Mapping
from functools import cache
from pathlib import PurePath
from typing import Protocol

from bot.errors import OkrError
from bot.importing.draft import Draft
from bot.importing.options import DateOrder, Options

__all__ = ["DateOrder", "Draft", "Options", "UnknownFormat", "read_file"]


class UnknownFormat(OkrError):
    """I can't read {file}; give it a name that ends in {suffixes}."""


class Format(Protocol):
    """A module that reads one format."""

    SUFFIXES: tuple[str, ...]

    def read(self, file: str, content: bytes, options: Options) -> Draft:
        """The draft of a file, with all its problems."""


def read_file(name: str, content: bytes, options: Options) -> Draft:
    """The draft of a file by the format that its name ends in; raises UnknownFormat."""
    path = PurePath(name)
    reader = _formats().get(path.suffix.lower())
    if reader is None:
        raise UnknownFormat(file=path.name, suffixes=" or ".join(sorted(_formats())))
    return reader.read(path.name, content, options)


@cache
def _formats() -> Mapping[str, Format]:
    found: dict[str, Format] = {}
    for module in pkgutil.iter_modules(__path__):
        format_ = importlib.import_module(f"{__name__}.{module.name}")
        for suffix in getattr(format_, "SUFFIXES", ()):
            found[suffix] = format_
    return found
