"""`okrbot manifest`: what a platform's app is created from."""

import importlib
import importlib.util
import json
import pkgutil
from collections.abc import Sequence
from urllib.parse import urlsplit

from rich.console import Console

import adapters
from bot.errors import OkrError


class NoManifest(OkrError):
    """I know no manifest for {platform}. There is one for {known}."""


class NotAnAddress(OkrError):
    """{url} can't be okrbot's public address. Write one that starts with https://, such as https://okr.example.com."""


def print_manifest(console: Console, *, platform: str, url: str | None) -> None:
    """JSON on stdout; with `url` for HTTP, without it for Socket Mode."""
    known = _known()
    if platform not in known:
        raise NoManifest(platform=platform, known=" and ".join(known))
    if url is not None and not _is_public(url):
        raise NotAnAddress(url=url)
    made = importlib.import_module(f"adapters.{platform}.manifest").manifest(socket_mode=url is None, url=url)
    console.file.write(json.dumps(made, indent=2, ensure_ascii=False) + "\n")


def _known() -> Sequence[str]:
    """The adapters that have a manifest."""
    names = (package.name for package in pkgutil.iter_modules(adapters.__path__))
    return [name for name in names if importlib.util.find_spec(f"adapters.{name}.manifest") is not None]


def _is_public(url: str) -> bool:
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return parts.scheme == "https" and bool(parts.hostname) and not parts.query and not parts.fragment
