"""`okrbot run --only`: any number of processes share the work, and one that is killed is replaced by the others."""

import asyncio
import json
import signal
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

import pytest
from sqlalchemy import text

from storage import open_store
from tests.cli.conftest import Okrbot
from tests.cli.process import LONGEST_WAIT, Process, started
from tests.fakes.slack import FakeSlack
from tests.fakes.slack.faults import HANG_BEFORE
from tests.scenarios.product import COMPANY

USERS = ("U1", "U2", "U3", "U4")
UNCLAIMED, CLAIMED = 35, 75
ROUNDS = 20


@dataclass(slots=True, kw_only=True)
class Fleet:
    """Processes on one database, and the Slack they serve; `ports` of those of each kind."""

    slack: FakeSlack
    environment: dict[str, str]
    folder: Path
    beside: asyncio.AbstractEventLoop
    running: ExitStack
    ports: dict[str, list[int]] = field(default_factory=lambda: {"web": [], "worker": []})

    def start(self, role: str) -> Process:
        """One more process of this kind, ready."""
        process = self.running.enter_context(
            started("run", "--only", role, folder=self.folder, environment=self.environment)
        )
        ready = json.loads(process.until("okrbot is ready"))
        assert (ready["role"], ready["engine"]) == (role, "scaled")
        self.ports[role].append(ready["port"])
        return process

    def type(self, user: str, *, through: int = 0) -> None:
        """They write to the bot, and a web process takes it."""
        self.slack.product = f"http://127.0.0.1:{self.ports['web'][through]}/slack/events"
        typed = self.slack.user(user).type("mine")
        assert asyncio.run_coroutine_threadsafe(typed, self.beside).result(LONGEST_WAIT).ok

    def answered(self, user: str) -> int:
        """How often they were answered."""
        return len([one for one in self.slack.posts if one.channel == self.slack.user(user).dm])

    def all_answered(self, times: int) -> bool:
        """Whether everybody was answered so often, and no more."""
        return [self.answered(user) for user in USERS] == [times] * len(USERS)


@pytest.fixture
def fleet(
    okrbot: Okrbot,
    fake: FakeSlack,
    postgres_url: str,
    monkeypatch: pytest.MonkeyPatch,
    folder: Path,
    beside: asyncio.AbstractEventLoop,
) -> Iterator[Fleet]:
    """Nothing runs yet; the company is imported."""
    monkeypatch.setenv("OKRBOT_DATABASE_URL", postgres_url)
    assert okrbot("import", COMPANY).code == 0
    fake.clock = fake.world.clock = time.time
    environment = {
        "SLACK_API_URL": fake.url,
        "SLACK_BOT_TOKEN": "xoxb-fake",
        "SLACK_SIGNING_SECRET": "signing-secret",
        "OKRBOT_PORT": "0",
        "OKRBOT_LOG_FORMAT": "json",
        "OKRBOT_DATABASE_URL": postgres_url,
    }
    with ExitStack() as running:
        yield Fleet(slack=fake, environment=environment, folder=folder, beside=beside, running=running)


def sent(port: int) -> int:
    """How many messages the process with this port has sent, by its own account."""
    with urllib.request.urlopen(f"http://127.0.0.1:{port}/metrics") as response:
        figures = response.read().decode()
    return sum(
        int(float(line.rpartition(" ")[2]))
        for line in figures.splitlines()
        if line.startswith("okrbot_sends_total{") and 'outcome="sent"' in line
    )


def within(seconds: float, happened: Callable[[], bool]) -> float:
    """How long it took; what takes longer fails."""
    began = time.monotonic()
    while not happened():
        assert time.monotonic() - began < seconds, "it took too long"
        time.sleep(0.05)
    return time.monotonic() - began


@pytest.mark.slow
@pytest.mark.postgres
def test_two_of_each_share_the_work_and_stop_cleanly(fleet: Fleet) -> None:
    fleets = [fleet.start(role) for role in ("web", "web", "worker", "worker")]
    times = 0
    while times < ROUNDS and not all(sent(port) for port in fleet.ports["worker"]):
        for user in USERS:
            fleet.type(user, through=times % 2)
        times += 1
        within(LONGEST_WAIT, partial(fleet.all_answered, times))
    assert all(sent(port) for port in fleet.ports["worker"]), "both take a share"
    assert sum(sent(port) for port in fleet.ports["worker"]) == len(USERS) * times
    assert not any(sent(port) for port in fleet.ports["web"])
    for process in fleets:
        assert process.stop(signal.SIGTERM) == 0
    levels = {json.loads(line)["level"] for process in fleets for line in process.said}
    assert levels <= {"info", "warning"}, "a skipped ask is a warning; nothing failed"
    assert fleet.all_answered(times)


@pytest.mark.slow
@pytest.mark.postgres
def test_what_a_killed_worker_leaves_is_taken_over_by_another(fleet: Fleet) -> None:
    fleet.start("web")
    killed = fleet.start("worker")
    fleet.type("U1")
    within(LONGEST_WAIT, lambda: fleet.answered("U1") == 1)
    fleet.slack.script("chat.postMessage", HANG_BEFORE)
    fleet.type("U1")
    within(LONGEST_WAIT, lambda: len([call for call in fleet.slack.calls if call.method == "chat.postMessage"]) == 2)
    fleet.start("worker")
    killed.stop(signal.SIGKILL)
    fleet.type("U2")
    began = time.monotonic()
    unclaimed = within(UNCLAIMED, lambda: fleet.answered("U2") == 1)
    within(CLAIMED - unclaimed, lambda: fleet.answered("U1") == 2)
    print(f"taken over: unclaimed after {unclaimed:.0f} s, claimed after {time.monotonic() - began:.0f} s")  # noqa: T201


@pytest.mark.parametrize("role", ["web", "worker"])
def test_the_embedded_engine_is_made_for_one_process(
    okrbot: Okrbot, connected: FakeSlack, role: str, folder: Path
) -> None:
    said = okrbot("run", "--only", role)
    assert (said.code, said.out) == (1, "")
    assert said.err == (
        "Processes of one kind only need PostgreSQL: set OKRBOT_DATABASE_URL, and move what you have with"
        " `okrbot copy-database`. Without it, start one `okrbot run`: it does everything.\n"
    )
    assert not list(folder.iterdir())


def test_without_the_extra_one_process_is_all_there_is(
    okrbot: Okrbot, connected: FakeSlack, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "procrastinate", None)
    monkeypatch.setenv("OKRBOT_DATABASE_URL", "postgresql://nobody@127.0.0.1:1/nothing")
    said = okrbot("run", "--only", "web")
    assert (said.code, said.out) == (1, "")
    assert said.err == (
        "Processes of one kind only need the scaled engine: install okrbot with its extra `scale`."
        " Without it, start one `okrbot run`: it does everything.\n"
    )


@pytest.mark.postgres
def test_migrating_makes_the_queue_as_well(
    okrbot: Okrbot, folder: Path, postgres_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OKRBOT_DATABASE_URL", postgres_url)
    assert okrbot("migrate").code == 0
    with closing(open_store(postgres_url)) as store, store.engines.reader.connect() as connection:
        assert connection.execute(text("SELECT to_regclass('procrastinate_jobs')")).scalar_one() is not None
