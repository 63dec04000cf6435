"""Every package is pinned with its hashes, and the locks work with whatever package index a person uses."""

import re

import pytest

from tests.repository.project import ROOT

LOCKS = ("requirements.lock", "requirements-scale.lock", "requirements-dev.lock")
PIN = re.compile(r"(?P<name>[a-z0-9-]+)==(?P<version>[\w.]+)(?: ; [^\\]+)?(?: \\\n    --hash=sha256:[0-9a-f]{64})+")


def pins(lock: str) -> dict[str, str]:
    """The version of each package in a lock whose every line is understood."""
    text = (ROOT / lock).read_text()
    assert PIN.sub("", text).strip() == "", "a line that isn't a pinned package with hashes"
    return {pin["name"]: pin["version"] for pin in PIN.finditer(text)}


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_has_only_pinned_packages_with_hashes_and_no_address(lock: str) -> None:
    assert len(pins(lock)) > 1


def test_tests_run_on_the_versions_that_people_run() -> None:
    runtime, scaled, development = (pins(lock) for lock in LOCKS)
    assert runtime.items() <= scaled.items() <= development.items()


@pytest.mark.parametrize("file", ["tests/node/package-lock.json"])
def test_the_node_lock_has_hashes_and_no_address(file: str) -> None:
    text = (ROOT / file).read_text()
    assert text.count('"version"') == text.count('"integrity": "sha512-')
    assert '"resolved"' not in text
