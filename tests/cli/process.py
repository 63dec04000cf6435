"""`okrbot` as a process of its own, started, watched and told to stop."""

import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from queue import Queue

OKRBOT = Path(sys.executable).with_name("okrbot")
LONGEST_WAIT = 120  # seconds, for what takes one or two where nothing else runs


class Process:
    """A running command, whose lines are read as they come."""

    def __init__(self, process: "subprocess.Popen[str]") -> None:
        self._process = process
        self._lines: Queue[str | None] = Queue()
        self.said: list[str] = []
        threading.Thread(target=self._read, daemon=True).start()

    def until(self, words: str) -> str:
        """The next line with these words in it."""
        while (line := self._lines.get(timeout=LONGEST_WAIT)) is not None:
            self.said.append(line)
            if words in line:
                return line
        raise AssertionError(f"it ended before it said “{words}”:\n{''.join(self.said)}")

    def stop(self, by: signal.Signals) -> int:
        """Its exit code after this signal, everything it still said being read."""
        self._process.send_signal(by)
        code = self._process.wait(LONGEST_WAIT)
        while (line := self._lines.get(timeout=LONGEST_WAIT)) is not None:
            self.said.append(line)
        return code

    def _read(self) -> None:
        assert self._process.stdout
        for line in self._process.stdout:
            self._lines.put(line)
        self._lines.put(None)


@contextmanager
def started(*arguments: str, folder: Path, environment: Mapping[str, str]) -> Iterator[Process]:
    """The command in this folder, its stdout and stderr together; killed if it still runs at the end."""
    clean = {name: value for name, value in os.environ.items() if not name.startswith(("OKRBOT_", "SLACK_"))}
    with subprocess.Popen(
        [str(OKRBOT), *arguments],
        cwd=folder,
        env={**clean, **environment},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    ) as process:
        try:
            yield Process(process)
        finally:
            if process.poll() is None:
                process.kill()
