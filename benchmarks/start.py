"""How soon okrbot answers: `--help`, and `run` until it is ready, against importing the libraries it needs."""

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from functools import partial
from pathlib import Path

from benchmarks.fake_slack import fake_slack
from benchmarks.figure import Figure, by_turns, figure
from storage import migrate

ROUNDS = 7
IMPORTS = [sys.executable, "-c", "import slack_bolt.async_app, sqlalchemy, aiohttp"]
OKRBOT = str(Path(sys.executable).with_name("okrbot"))
READY = "okrbot is ready"
WAYS_IN = {
    "Socket Mode": {"SLACK_APP_TOKEN": "xapp-fake"},
    "HTTP": {"SLACK_SIGNING_SECRET": "signing-secret"},
}


def figures() -> list[Figure]:
    """Seconds, each the median of several starts of a new process."""
    with fake_slack() as api_url, tempfile.TemporaryDirectory() as folder:
        migrate(f"sqlite:///{folder}/okrbot.db")
        runs = [partial(_until_ready, _environment(folder, api_url, way)) for way in WAYS_IN.values()]
        imports, asked, *ready = by_turns(ROUNDS, partial(_whole, IMPORTS), partial(_whole, [OKRBOT, "--help"]), *runs)
    return [
        figure("start: `okrbot --help`, s", ours=asked, floor=imports, side="at most", bar=1.5),
        *(
            figure(f"start: `okrbot run` until ready, {way}, s", ours=taken, floor=imports, side="at most", bar=2.5)
            for way, taken in zip(WAYS_IN, ready, strict=True)
        ),
    ]


def _environment(folder: str, api_url: str, way_in: Mapping[str, str]) -> Mapping[str, str]:
    own = {
        "OKRBOT_DATABASE_URL": f"sqlite:///{folder}/okrbot.db",
        "OKRBOT_PORT": "0",
        "SLACK_API_URL": api_url,
        "SLACK_BOT_TOKEN": "xoxb-fake",
    }
    others = {name: value for name, value in os.environ.items() if not name.startswith(("OKRBOT_", "SLACK_"))}
    return {**others, **own, **way_in}


def _whole(command: Sequence[str]) -> float:
    begun = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - begun


def _until_ready(environment: Mapping[str, str]) -> float:
    begun = time.perf_counter()
    with subprocess.Popen([OKRBOT, "run"], stderr=subprocess.PIPE, text=True, env=environment) as process:
        assert process.stderr
        said = next((line for line in process.stderr if READY in line), None)
        taken = time.perf_counter() - begun
        process.terminate()
        assert said, "okrbot stopped before it was ready"
    return taken
