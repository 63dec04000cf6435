"""Comparing with what is kept, and keeping what is new."""

import difflib
import os
from pathlib import Path

import pytest

FOLDER = Path(__file__).parent
WRITES = os.environ.get("OKRBOT_GOLDEN") == "write"


def compare(name: str, now: str) -> None:
    """Fail with a diff unless the file `name` holds exactly `now`; `OKRBOT_GOLDEN=write` writes it instead."""
    file = FOLDER / name
    if WRITES:
        file.parent.mkdir(exist_ok=True)
        file.write_text(now, encoding="utf-8")
        return
    kept = file.read_text(encoding="utf-8") if file.is_file() else ""
    if kept == now:
        return
    names = (f"{name} as kept", f"{name} now")
    lines = difflib.unified_diff(kept.splitlines(), now.splitlines(), *names, lineterm="", n=2)
    pytest.fail("\n".join([*lines, "", "If this is what it should say: make golden"]), pytrace=False)
