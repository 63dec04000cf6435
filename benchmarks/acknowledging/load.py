"""`python -m benchmarks.acknowledging.load PORT KIND FIRST COUNT`: so many signed requests over ten connections.

Prints JSON: the seconds that all took, and that each one took. Bare HTTP, to leave the server as much as can be.
"""

import asyncio
import json
import sys
import time
from collections.abc import Iterator
from typing import cast

from benchmarks.acknowledging.requests import Kind, body
from tests.fakes.slack import signature

CONNECTIONS = 10
SECRET = "signing-secret"  # noqa: S105 - of no workspace
PATH = "/slack/events"


def _request(kind: Kind, number: int) -> bytes:
    content = body(kind, number)
    headers = {
        "Host": "127.0.0.1",
        "Content-Type": "application/x-www-form-urlencoded",
        "Content-Length": str(len(content)),
        **signature(content, secret=SECRET, at=time.time()),
    }
    lines = [f"POST {PATH} HTTP/1.1", *(f"{name}: {value}" for name, value in headers.items()), "", ""]
    return "\r\n".join(lines).encode() + content


async def _connection(port: int, requests: Iterator[bytes], taken: list[float]) -> None:
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    for request in requests:
        begun = time.perf_counter()
        writer.write(request)
        head = await reader.readuntil(b"\r\n\r\n")
        _, _, length = head.lower().partition(b"content-length: ")
        answer = await reader.readexactly(int(length.partition(b"\r\n")[0]))
        taken.append(time.perf_counter() - begun)
        assert head.startswith(b"HTTP/1.1 200"), (head, answer)
        assert not answer, answer
    writer.close()


async def _load(port: int, kind: Kind, first: int, count: int) -> dict[str, object]:
    requests = iter([_request(kind, number) for number in range(first, first + count)])
    taken: list[float] = []
    begun = time.perf_counter()
    await asyncio.gather(*(_connection(port, requests, taken) for _ in range(CONNECTIONS)))
    return {"seconds": time.perf_counter() - begun, "taken": taken}


if __name__ == "__main__":
    port, kind, first, count = sys.argv[1:]
    print(json.dumps(asyncio.run(_load(int(port), cast("Kind", kind), int(first), int(count)))))
