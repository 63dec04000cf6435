"""What must not be in any file of the repository, and how large and how named a file may be."""

import re
from pathlib import Path

import pytest

from tests.repository.project import ROOT, texts, tracked

LONGEST_FILE = 220  # lines
LONGEST_TEST = 330  # a file of examples is read from top to bottom, once
LISTS = ("bot/replies/words/", "storage/migrations/versions/")  # words of a language, tables: nothing to follow
SAYS_NOTHING = {"base", "common", "helper", "helpers", "manager", "misc", "service", "util", "utils"}

# Put together here, so that this file doesn't contain what it forbids.
REGISTRIES = (
    r"pypi\." + "org",
    r"python" + r"hosted\.",
    r"npm" + r"js\.",
    r"deb\." + r"debian\.",
    r"security\." + r"debian\.",
    r"crates\." + "io",
    r"proxy\.golang\." + "org",
)
MACHINE_PATHS = tuple(rf"(?<![\w.$}}])/{folder}/" for folder in ("work", "root", "home", "tmp", "Users"))
MAKE = re.compile(r"(?:`|^)make ([a-z-]+)", flags=re.MULTILINE)
UNFINISHED = (r"\bTO" + r"DO\b", r"\bFIX" + r"ME\b", r"\bXX" + r"X\b")


def found(*patterns: str) -> list[str]:
    """Where one of the patterns stands: `file:line: text`."""
    forbidden = re.compile("|".join(patterns))
    return [
        f"{file}:{number}: {line.strip()[:120]}"
        for file, text in texts()
        for number, line in enumerate(text.splitlines(), start=1)
        if forbidden.search(line)
    ]


@pytest.mark.parametrize(
    "patterns",
    [
        pytest.param(REGISTRIES, id="host of a package registry"),
        pytest.param(MACHINE_PATHS, id="path of somebody's machine"),
        pytest.param(UNFINISHED, id="mark of unfinished work"),
    ],
)
def test_no_file_contains_a(patterns: tuple[str, ...]) -> None:
    assert found(*patterns) == []


def test_a_python_file_is_short_enough_to_read_in_one_go() -> None:
    lengths = {file.as_posix(): text.count("\n") for file, text in texts("*.py")}
    long = {
        file: lines
        for file, lines in lengths.items()
        if lines > (LONGEST_TEST if file.startswith("tests/") else LONGEST_FILE) and not file.startswith(LISTS)
    }
    assert long == {}


def test_a_name_says_what_is_inside() -> None:
    names = {part: file for file in tracked("*.py") for part in file.relative_to(ROOT).with_suffix("").parts}
    assert {name: file for name, file in names.items() if name.rpartition("_")[2] in SAYS_NOTHING} == {}


def test_the_licence_is_the_whole_of_apache_2() -> None:
    licence = (ROOT / "LICENSE").read_text()
    assert "Version 2.0, January 2004" in licence
    assert "9. Accepting Warranty or Additional Liability." in licence
    assert 'license = "Apache-2.0"' in (ROOT / "pyproject.toml").read_text()


def test_every_make_target_that_a_page_names_exists() -> None:
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(), flags=re.MULTILINE))
    pages: dict[Path, str] = dict(texts("*.md", ".ci/run"))
    named = {(str(page), target) for page, text in pages.items() for target in MAKE.findall(text)}
    assert {(page, target) for page, target in named if target not in targets} == set()
    assert {"demo", "test"} <= {target for page, target in named if page == "README.md"}
