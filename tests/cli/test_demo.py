"""`okrbot demo`: a page for this machine only, that ends quietly."""

import re
import signal
import socket
import urllib.request
from pathlib import Path

import psutil
import pytest

from tests.cli.conftest import Okrbot
from tests.cli.process import LONGEST_WAIT, started


@pytest.mark.slow
def test_the_demo_serves_its_page_on_this_machine_only_and_ends_quietly_on_ctrl_c(tmp_path: Path) -> None:
    wrong = {"OKRBOT_PORT": "web", "OKRBOT_DATABASE_URL": "nothing"}
    with started("demo", "--port", "0", folder=tmp_path, environment=wrong) as demo:
        line = demo.until("open at")
        found = re.search(r"http://127\.0\.0\.1:(\d+)", line)
        assert found, line
        page = urllib.request.urlopen(found[0], timeout=LONGEST_WAIT).read().decode()  # noqa: S310 - an address of our own
        assert "<html" in page
        port = int(found[1])
        addresses = {
            one.laddr.ip
            for one in psutil.net_connections("tcp")
            if one.laddr and one.laddr.port == port and not one.raddr
        }
        assert addresses == {"127.0.0.1"}
        stream = urllib.request.urlopen(f"{found[0]}/events", timeout=LONGEST_WAIT)  # noqa: S310 - the same
        assert demo.stop(signal.SIGINT) == 0
        stream.close()
        assert demo.said == [line]
    assert list(tmp_path.iterdir()) == [], "its database was elsewhere, and is gone"


def test_a_port_that_is_taken_is_told(okrbot: Okrbot) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        said = okrbot("demo", "--port", port)
    assert (said.code, said.out) == (1, "")
    assert said.err == (
        f"I can't listen on 127.0.0.1, port {port}: address already in use."
        " Choose another: okrbot demo --port 0 takes a free one.\n"
    )


def test_a_port_that_there_is_not_is_told(okrbot: Okrbot) -> None:
    said = okrbot("demo", "--port", "65536")
    assert (said.code, said.out) == (1, "")
    assert "I can't listen on 127.0.0.1, port 65536" in said.err
    assert said.err.count("\n") == 1
