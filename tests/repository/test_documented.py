"""Every setting and every command is documented, and nothing else is."""

import re
from pathlib import Path

import typer.main

from bot import commands
from bot.__main__ import okrbot
from bot.cli.environment import adapter_settings
from bot.settings import Settings, documented

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"


def _codes(page: str) -> set[str]:
    """What stands in backticks in a page's tables."""
    rows = [line for line in (DOCS / page).read_text(encoding="utf-8").splitlines() if line.startswith("| `")]
    return {code for row in rows for code in re.findall(r"`([^`]+)`", row.split("|")[1])}


def test_every_setting_is_documented_with_its_default() -> None:
    rows = (DOCS / "configure.md").read_text(encoding="utf-8").splitlines()
    for variable, default, _ in documented([Settings, *adapter_settings().values()]):
        row = next((row for row in rows if row.startswith(f"| `{variable}` |")), None)
        assert row is not None, f"{variable} is not in docs/configure.md"
        shown = row.split("|")[2].strip().strip("`")
        assert shown == default.strip("()"), f"{variable} has the default {default!r}"


def test_no_setting_is_documented_that_does_not_exist() -> None:
    known = {variable for variable, _, _ in documented([Settings, *adapter_settings().values()])}
    assert _codes("configure.md") <= known


def test_every_chat_command_is_documented() -> None:
    named = {code.split()[0] for code in _codes("commands.md") if not code.startswith("okrbot")}
    assert named == {command.NAME for command in commands.listed()}


def test_every_command_of_the_command_line_is_documented() -> None:
    named = {code.split()[1] for code in _codes("commands.md") if code.startswith("okrbot ")}
    assert named == set(typer.main.get_group(okrbot).commands)


def test_every_command_of_the_command_line_says_what_it_does() -> None:
    for name, command in typer.main.get_group(okrbot).commands.items():
        assert command.help, name


def test_help_lists_every_chat_command_with_what_it_does() -> None:
    for command in commands.listed():
        assert command.HELP, command.NAME
