"""A missing thing is named in one line; where it is required, the tests that need it fail."""

import os
import subprocess
import sys
from pathlib import Path

from tests.repository.project import ROOT

TWO_TESTS = """
import pytest

@pytest.mark.chromium
@pytest.mark.parametrize("case", [1, 2])
def test_page(case): ...

def test_arithmetic(): ...
"""


def run_without_browser(folder: Path, *, require: str, processes: int = 0) -> str:
    """The output of pytest where no browser can be found."""
    (folder / "test_page.py").write_text(TWO_TESTS)
    environment = os.environ | {"PATH": str(folder), "PYTHONPATH": str(ROOT), "OKRBOT_REQUIRE": require}
    command = [
        sys.executable,
        "-m",
        "pytest",
        "-p",
        "tests.requirements",
        f"-n{processes}",
        str(folder),
        f"--rootdir={folder}",
    ]
    configuration = ["-c", str(ROOT / "pyproject.toml"), "-p", "no:cacheprovider"]
    done = subprocess.run(
        [*command, *configuration], cwd=folder, env=environment, capture_output=True, text=True, check=False
    )
    return done.stdout + done.stderr


def test_what_is_missing_is_said_once_with_the_way_to_get_it(tmp_path: Path) -> None:
    output = run_without_browser(tmp_path, require="", processes=2)
    assert output.count("2 SKIPPED: no chromium. To run them, install a browser") == 1
    assert "1 passed, 2 skipped" in output


def test_what_is_required_and_missing_fails(tmp_path: Path) -> None:
    output = run_without_browser(tmp_path, require="chromium,node")
    assert "OKRBOT_REQUIRE names chromium, but it isn't here" in output
    assert "1 passed, 2 errors" in output


def test_an_unknown_requirement_is_refused(tmp_path: Path) -> None:
    assert "OKRBOT_REQUIRE names chrome; it can name" in run_without_browser(tmp_path, require="chrome")
