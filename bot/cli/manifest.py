"""`okrbot manifest`: what a platform's app is created from."""

import importlib
import importlib.util
import json

from rich.console import Console

from bot.errors import OkrError


class NoManifest(OkrError):
    """I know no manifest for {platform}. There is one for slack."""


def print_manifest(console: Console, *, platform: str, url: str | None) -> None:
    """JSON on stdout; with `url` for HTTP, without it for Socket Mode."""
    name = f"adapters.{platform}.manifest"
    if not platform.isidentifier() or importlib.util.find_spec(f"adapters.{platform}") is None:
        raise NoManifest(platform=platform)
    if importlib.util.find_spec(name) is None:
        raise NoManifest(platform=platform)
    made = importlib.import_module(name).manifest(socket_mode=url is None, url=url)
    console.file.write(json.dumps(made, indent=2, ensure_ascii=False) + "\n")
