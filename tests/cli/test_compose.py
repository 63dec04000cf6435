"""docs/compose.yaml: what it starts works, tried as plain processes since a container engine isn't everywhere."""

import asyncio
import json
import signal
import subprocess
import time
import urllib.request
from collections import Counter
from collections.abc import Mapping
from contextlib import ExitStack
from pathlib import Path

import psycopg
import pytest
from ruamel.yaml import YAML

from bot.settings import Settings, documented
from tests.cli.conftest import Okrbot
from tests.cli.process import LONGEST_WAIT, OKRBOT, Process, started
from tests.cli.test_only import within
from tests.fakes.slack import FakeSlack
from tests.scenarios.product import COMPANY

DOCS = Path(__file__).parents[2] / "docs"
MOST_CONNECTIONS = 10
USERS = ("U1", "U2", "U3", "U4")


def services() -> Mapping[str, Mapping[str, object]]:
    """Everything the file starts, by name."""
    found: Mapping[str, Mapping[str, object]] = YAML(typ="safe").load(DOCS / "compose.yaml")["services"]
    return found


def commands() -> Mapping[str, list[str]]:
    """What each service of ours runs, without the program's name."""
    found = {name: str(service.get("command", "")).split() for name, service in services().items()}
    return {name: words[1:] for name, words in found.items() if words[:1] == ["okrbot"]}


def environment() -> Mapping[str, str]:
    """The example of what has to be filled in."""
    lines = (DOCS / "compose.env.example").read_text(encoding="utf-8").splitlines()
    return dict(line.split("=", 1) for line in lines if line and not line.startswith("#"))


def test_it_starts_a_database_two_web_processes_and_two_workers() -> None:
    runs = Counter(" ".join(words) for words in commands().values())
    assert runs == {"migrate": 1, "run --only web": 2, "run --only worker": 2}
    assert services().keys() - commands().keys() == {"database"}


def test_what_it_sets_are_settings() -> None:
    known = {variable for variable, _, _ in documented([Settings])}
    assert {name for name in environment() if name.startswith("OKRBOT_")} <= known


@pytest.mark.slow
@pytest.mark.postgres
def test_its_processes_serve_a_company(
    okrbot: Okrbot,
    fake: FakeSlack,
    postgres_url: str,
    monkeypatch: pytest.MonkeyPatch,
    folder: Path,
    beside: asyncio.AbstractEventLoop,
) -> None:
    given = {
        **environment(),
        "OKRBOT_DATABASE_URL": postgres_url,
        "OKRBOT_HOST": "127.0.0.1",
        "OKRBOT_PORT": "0",
        "SLACK_API_URL": fake.url,
        "SLACK_BOT_TOKEN": "xoxb-fake",
        "SLACK_SIGNING_SECRET": "signing-secret",
    }
    fake.clock = fake.world.clock = time.time
    monkeypatch.setenv("OKRBOT_DATABASE_URL", postgres_url)
    with ExitStack() as running:
        processes: list[Process] = []
        ports: list[int] = []
        for name, words in commands().items():
            if words == ["migrate"]:
                subprocess.run([OKRBOT, *words], cwd=folder, check=True)
                assert okrbot("import", COMPANY).code == 0
                continue
            process = running.enter_context(started(*words, folder=folder, environment=given))
            ready = json.loads(process.until("okrbot is ready"))
            processes.append(process)
            with urllib.request.urlopen(f"http://127.0.0.1:{ready['port']}/readyz", timeout=LONGEST_WAIT) as answer:
                assert answer.status == 200
            if name.startswith("web"):
                ports.append(ready["port"])
        for port, user in zip(ports * 2, USERS, strict=True):
            fake.product = f"http://127.0.0.1:{port}/slack/events"
            typed = asyncio.run_coroutine_threadsafe(fake.user(user).type("mine"), beside)
            assert typed.result(LONGEST_WAIT).ok
        within(LONGEST_WAIT, lambda: {fake.user(user).dm for user in USERS} <= {post.channel for post in fake.posts})
        connections = _connections(postgres_url)
        print(f"{connections} connections of {len(processes)} processes")  # noqa: T201
        assert connections <= MOST_CONNECTIONS * len(processes)
        for process in processes:
            assert process.stop(signal.SIGTERM) == 0


def _connections(url: str) -> int:
    """How many there are to the database, but for this one."""
    with psycopg.connect(url.replace("+psycopg", "")) as connection:
        counted = connection.execute(
            "SELECT count(*) FROM pg_stat_activity"
            " WHERE datname = current_database() AND backend_type = 'client backend' AND pid <> pg_backend_pid()"
        ).fetchone()
    assert counted
    return int(counted[0])
