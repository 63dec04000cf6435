"""The dependency rule: every module has a place in it, and breaking it is noticed."""

import re
import subprocess
import sys
import tomllib
from pathlib import Path

from tests.repository.project import PRODUCT, ROOT

# A line of code that the contracts must refuse, and the file it stands in.
VIOLATIONS = {
    "bot/domain/a.py": "import asyncio",
    "bot/domain/b.py": "import bot.usecases",
    "bot/replies/a.py": "import sqlite3",
    "bot/usecases/a.py": "import aiohttp",
    "bot/usecases/b.py": "import bot.commands",
    "bot/commands/a.py": "import adapters.web",
    "bot/delivery.py": "import bot.schedule",
    "bot/app.py": "import sqlalchemy",
    "bot/engine/scaled.py": "import apscheduler",
    "bot/engine/other.py": "import storage",
    "storage/a.py": "import slack_sdk",
    "adapters/web/a.py": "import botbuilder",
    "adapters/web/b.py": "import adapters.slack",
}
ALLOWED = {
    "bot/__main__.py": "import adapters.slack, adapters.web, storage, bot.engine.embedded, bot.app",
    "bot/engine/embedded.py": "import apscheduler, bot.schedule, bot.delivery",
    "bot/domain/c.py": "import dataclasses, decimal, zoneinfo, bot.errors",
    "bot/usecases/c.py": "import bot.ports, bot.domain.c, bot.replies, prompts",
    "bot/schedule.py": "import bot.usecases",
    "storage/b.py": "import sqlalchemy, alembic, bot.ports",
    "adapters/slack/send.py": "import slack_bolt.async_app, slack_sdk, aiohttp, asyncio, bot.app",
    "adapters/teams/seam.py": "import botbuilder.core",
}
PARTS = ("commands", "digest", "domain", "engine", "messages", "replies", "usecases")
PACKAGES = (*PRODUCT, "adapters/slack", "adapters/teams", "adapters/web", *(f"bot/{part}" for part in PARTS))
MODULES = ("bot/errors.py", "bot/ports.py", "bot/card.py", "bot/app.py", "bot/delivery.py", "bot/schedule.py")


def lint(house: Path, code: dict[str, str]) -> subprocess.CompletedProcess[str]:
    """Check the contracts on an empty house with only these files in it."""
    for package in PACKAGES:
        (house / package).mkdir(parents=True)
        (house / package / "__init__.py").touch()
    for module in MODULES:
        (house / module).touch()
    for file, line in code.items():
        (house / file).write_text(line + "\n")
    (house / "pyproject.toml").write_text((ROOT / "pyproject.toml").read_text())
    command = [sys.executable, "-c", "from importlinter.cli import lint_imports_command; lint_imports_command()"]
    return subprocess.run([*command, "--no-cache"], cwd=house, capture_output=True, text=True, check=False)


def test_what_the_design_allows_passes(tmp_path: Path) -> None:
    done = lint(tmp_path, ALLOWED)
    assert done.returncode == 0, done.stdout + done.stderr


def test_every_violation_is_named_and_no_contract_is_without_teeth(tmp_path: Path) -> None:
    done = lint(tmp_path, ALLOWED | VIOLATIONS)
    assert done.returncode == 1, done.stdout + done.stderr
    assert "Contracts: 0 kept" in done.stdout
    for file, line in VIOLATIONS.items():
        importer = file.removesuffix(".py").replace("/", ".")
        assert f" {importer} -> {line.removeprefix('import ')} " in done.stdout


def test_every_module_of_bot_has_a_place_in_the_layers() -> None:
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]["contracts"]
    layers = next(contract["layers"] for contract in contracts if contract["id"] == "layers")
    placed = set(re.findall(r"[\w.]+", " ".join(layers)))
    modules = {
        f"bot.{path.stem}" for path in (ROOT / "bot").iterdir() if path.suffix == ".py" or any(path.glob("*.py"))
    }
    assert modules - {"bot.__init__"} <= placed
