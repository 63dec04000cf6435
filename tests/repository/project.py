"""Where the repository is, and what is in it."""

import subprocess
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[2]
PRODUCT = ("bot", "adapters", "storage", "prompts")


def tracked(*patterns: str) -> list[Path]:
    """The files that git knows, or would take with `git add`; only those that match a pattern if any is given."""
    command = ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z", "--", *patterns]
    names = subprocess.run(command, cwd=ROOT, capture_output=True, check=True, text=True).stdout
    files = (ROOT / name for name in names.split("\0") if name)
    return sorted(file for file in files if file.is_file())


def texts(*patterns: str) -> Iterator[tuple[Path, str]]:
    """Each file that is text, as its path below the root and its content."""
    for file in tracked(*patterns):
        content = file.read_bytes()
        if b"\0" not in content:
            yield file.relative_to(ROOT), content.decode()
