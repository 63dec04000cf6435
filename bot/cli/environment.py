"""The settings of okrbot and of every adapter, read from the environment together."""

import importlib
import importlib.util
import os
import pkgutil
from collections.abc import Iterator, Mapping, Sequence
from difflib import get_close_matches
from typing import Protocol, cast

from pydantic_settings import BaseSettings

import adapters
from bot.settings import BadSettings, Settings, documented, read_settings

PREFIX = Settings.model_config.get("env_prefix", "")
ALIKE = 0.7

NOTHING_CONFIGURED = (
    "No chat platform is configured: set SLACK_BOT_TOKEN and SLACK_APP_TOKEN (docs/slack.md), or try `okrbot demo`."
)


class AdapterSettings(Protocol):
    """Every adapter's settings say whether it is to be used at all."""

    @property
    def configured(self) -> bool: ...  # noqa: D102 - said above


def adapter_settings() -> Mapping[str, type[BaseSettings]]:
    """The settings of every adapter that has some, by the adapter's name; their libraries aren't imported for it."""
    found: dict[str, type[BaseSettings]] = {}
    for package in pkgutil.iter_modules(adapters.__path__):
        name = f"{adapters.__name__}.{package.name}.settings"
        if importlib.util.find_spec(name) is not None:
            found[package.name] = importlib.import_module(name).Settings
    return found


def every_setting(*, connected: bool = False) -> tuple[Settings, Mapping[str, BaseSettings]]:
    """Okrbot's own settings and those of the adapters; `connected`: at least one must be configured.

    Raises BadSettings with all problems at once.
    """
    known = adapter_settings()
    read: dict[type[BaseSettings], BaseSettings] = {}
    parts: list[type[BaseSettings]] = [Settings, *known.values()]
    problems = list(_misspelt(parts))
    for part in parts:
        try:
            read[part] = read_settings(part)
        except BadSettings as error:
            problems += error.problems
    others = {name: read[part] for name, part in known.items() if part in read}
    if connected and len(others) == len(known) and not configured(others):
        problems.append(NOTHING_CONFIGURED)
    if problems:
        raise BadSettings(problems)
    return cast("Settings", read[Settings]), others


def _misspelt(parts: Sequence[type[BaseSettings]]) -> Iterator[str]:
    """Who means a setting and is not heard would wonder for long: another database, say, is quietly made."""
    known = {name.removeprefix(PREFIX) for name, _, _ in documented(parts) if name.startswith(PREFIX)}
    for given in sorted(name for name in os.environ if name.startswith(PREFIX)):
        meant = get_close_matches(given.removeprefix(PREFIX), known, n=1, cutoff=ALIKE)
        if meant and meant[0] != given.removeprefix(PREFIX):
            yield f"{given} is no setting of mine: did you mean {PREFIX}{meant[0]}? docs/configure.md lists them all."


def configured(settings: Mapping[str, BaseSettings]) -> Sequence[str]:
    """The adapters to be used."""
    return [name for name, one in settings.items() if cast("AdapterSettings", one).configured]
