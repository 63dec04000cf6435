"""`python -m benchmarks.delivering.counting [--delay SECONDS] [--strict]`: a Slack Web API that counts what it accepts.

It prints its SLACK_API_URL. Bare HTTP on a socket, so that the time is that of who calls; the fake Slack of the tests
checks blocks and limits, which would take longer than sending. `GET /counted` tells what came in since it was asked
last; with `--strict` calls beyond Slack's limits get 429.
"""

import argparse
import asyncio
import json
import math
import re
import time
from dataclasses import dataclass, field
from itertools import count

from benchmarks.delivering.buckets import Buckets

LENGTH = re.compile(rb"content-length: (\d+)", re.IGNORECASE)
CHANNEL = re.compile(rb'"channel": ?"([^"]+)"')
KEY = re.compile(rb'"event_payload": ?\{"key": ?"([^"]+)"')
ME = {"ok": True, "team": "Loom", "team_id": "T1", "user": "okrbot", "user_id": "UBOT", "bot_id": "BBOT"}


@dataclass(slots=True)
class Counted:
    """Keys of accepted messages, how many calls were refused, and when the first call and the last accepted came."""

    keys: list[str] = field(default_factory=list)
    refused: int = 0
    first: float = 0
    last: float = 0

    def told(self) -> bytes:
        """As JSON."""
        seconds = self.last - self.first
        found = {"accepted": len(self.keys), "different": len(set(self.keys)), "refused": self.refused}
        return json.dumps({**found, "seconds": seconds}).encode()


@dataclass(slots=True)
class Api:
    """What all connections share."""

    delay: float
    buckets: Buckets | None
    counted: Counted = field(default_factory=Counted)
    numbers: "count[int]" = field(default_factory=count)

    def answer(self, path: bytes, body: bytes) -> tuple[int, bytes, float]:
        """The status, the answer, and after how long it is given."""
        if path == b"/api/chat.postMessage":
            return self._post(body)
        if path == b"/counted":
            counted, self.counted = self.counted, Counted()
            return 200, counted.told(), 0
        return 200, json.dumps(ME).encode(), 0

    def _post(self, body: bytes) -> tuple[int, bytes, float]:
        channel, key, now = CHANNEL.search(body), KEY.search(body), time.monotonic()
        assert channel
        assert key
        counted = self.counted
        counted.first = counted.first or now
        wait = self.buckets.wait(channel[1].decode(), now) if self.buckets else 0
        if wait:
            counted.refused += 1
            return 429, b"%d" % math.ceil(wait), 0
        counted.keys.append(key[1].decode())
        counted.last = now
        return 200, b'{"ok":true,"channel":"%s","ts":"17.%06d"}' % (channel[1], next(self.numbers)), self.delay


class Connection(asyncio.Protocol):
    """One after the other, as HTTP/1.1 has it."""

    def __init__(self, api: Api) -> None:
        self._api = api
        self._read = b""
        self._transport: asyncio.Transport | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Keep whom to answer."""
        assert isinstance(transport, asyncio.Transport)
        self._transport = transport

    def data_received(self, data: bytes) -> None:
        """Answer when all of a request is there."""
        self._read += data
        head, end, rest = self._read.partition(b"\r\n\r\n")
        length = LENGTH.search(head)
        if not end or len(rest) < (int(length[1]) if length else 0):
            return
        self._read = b""
        status, body, delay = self._api.answer(head.split(b" ", 2)[1], rest)
        retry = b"Retry-After: %s\r\n" % body if status != 200 else b""  # noqa: PLR2004 - OK
        content = b'{"ok":false,"error":"ratelimited"}' if retry else body
        answer = b"HTTP/1.1 %d X\r\nContent-Type: application/json\r\n%sContent-Length: %d\r\n\r\n%s" % (
            status,
            retry,
            len(content),
            content,
        )
        if delay:
            asyncio.get_running_loop().call_later(delay, self._write, answer)
        else:
            self._write(answer)

    def _write(self, answer: bytes) -> None:
        assert self._transport
        if not self._transport.is_closing():
            self._transport.write(answer)


async def _serve(api: Api) -> None:
    server = await asyncio.get_running_loop().create_server(lambda: Connection(api), "127.0.0.1")
    print(f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}/api/", flush=True)
    await asyncio.Event().wait()


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description="A Slack that only counts.")
    parser.add_argument("--delay", type=float, default=0)
    parser.add_argument("--strict", action="store_true")
    given = parser.parse_args()
    asyncio.run(_serve(Api(delay=given.delay, buckets=Buckets() if given.strict else None)))
