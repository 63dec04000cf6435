"""`python -m tests.chaos [--seed N] [PART …]`: the proof in full, or the parts named; a table and build/chaos.json."""

import argparse
import asyncio
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

from rich.console import Console
from rich.table import Table

from tests.chaos.figures import Figure, of_storm
from tests.chaos.forms import STORMS
from tests.chaos.zygote import ROOT

KEPT = Path("build/chaos.json")
TESTED: Mapping[str, Sequence[str]] = {
    "crash points": ["tests/delivery/test_crash_points.py"],
    "mutants": ["tests/chaos/test_mutants.py"],
    "year": ["tests/scenarios/test_year.py", "tests/scenarios/test_time_against_an_oracle.py"],
    "clocks": ["tests/chaos/test_clock.py"],
    "sdk": ["tests/adapters/slack/test_send.py"],
    "pace": ["tests/delivery/test_pace.py"],
    "engines": ["tests/engine"],
    "versions": ["tests/chaos/test_versions.py"],
    "trouble": ["tests/chaos/test_full_disk.py", "tests/delivery/test_trouble.py", "tests/scenarios/test_killed.py"],
}


def main() -> int:
    """How many figures don't hold."""
    given = argparse.ArgumentParser(prog="python -m tests.chaos")
    given.add_argument("--seed", type=int, default=1, help="of all that is left to chance")
    given.add_argument("parts", nargs="*", help=f"all of them, if none is named: {', '.join([*TESTED, *STORMS])}")
    told = given.parse_args()
    if unknown := {*told.parts} - {*TESTED, *STORMS}:
        given.error(f"no such part: {', '.join(unknown)}")
    figures = [_figure(part, told.seed) for part in (told.parts or [*TESTED, *STORMS])]
    KEPT.parent.mkdir(exist_ok=True)
    KEPT.write_text(json.dumps({"seed": told.seed, "figures": figures}, indent=2) + "\n", encoding="utf-8")
    table = Table("what", "seconds", "figures", "holds", title=f"seed {told.seed}")
    for one in figures:
        shown = ", ".join(f"{name} {value}" for name, value in one["figures"].items())
        table.add_row(one["name"], f"{one['seconds']:.0f}", shown, "yes" if one["holds"] else "[bold red]no[/]")
    Console().print(table)
    return sum(not one["holds"] for one in figures)


def _figure(part: str, seed: int) -> Figure:
    sys.stderr.write(f"{part}, seed {seed} ...\n")
    began = time.monotonic()
    if part in TESTED:
        return _tested(part, seed, began)
    with tempfile.TemporaryDirectory(prefix="okrbot-chaos-") as folder:
        return of_storm(part, asyncio.run(STORMS[part](Path(folder), seed)))


def _tested(part: str, seed: int, began: float) -> Figure:
    """What has the form of tests, in its full length."""
    full = {"OKRBOT_YEAR_PEOPLE": "5000", "OKRBOT_YEAR_SEED": str(seed), "HYPOTHESIS_PROFILE": "default"}
    command = [sys.executable, "-m", "pytest", "-q", "-n0", *TESTED[part]]
    ran = subprocess.run(command, cwd=ROOT, env={**os.environ, **full}, stdout=subprocess.PIPE, text=True, check=False)
    if ran.returncode:
        sys.stderr.write(ran.stdout)
    last = ran.stdout.strip().splitlines()[-1].strip("= ")
    return {
        "name": part,
        "seconds": time.monotonic() - began,
        "figures": {"tests": last.partition(" in ")[0]},
        "holds": ran.returncode == 0,
    }


if __name__ == "__main__":
    sys.exit(1 if main() else 0)
