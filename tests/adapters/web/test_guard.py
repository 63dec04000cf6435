"""Nobody but this machine's own browser gets in, and what goes out can do little harm."""

import hashlib
import re
from collections.abc import AsyncIterator, Mapping
from pathlib import Path

import pytest
from aiohttp import ClientSession, web
from aiohttp.test_utils import TestClient, TestServer
from aiohttp.web import Application, Request

from adapters.web import playground
from tests.browser.cards import ASK
from tests.browser.company import Company

Client = TestClient[Request, Application]
WRITE = "/as/ana/dm/write"
TEXT = {"text": "54", "nonce": "0"}
VENDOR = Path(playground.__file__).parent / "static" / "vendor"


@pytest.fixture
def company() -> Company:
    return Company()


@pytest.fixture
async def client(company: Company) -> AsyncIterator[Client]:
    http = web.Application()
    company.platform = playground.open(door=company, http=http, directory=company, clock=company)
    async with TestClient(TestServer(http, host="127.0.0.1")) as client:
        yield client


def _own(client: Client) -> Mapping[str, str]:
    return {"Origin": f"http://127.0.0.1:{client.port}"}


async def test_a_page_of_ours_may_post(client: Client, company: Company) -> None:
    response = await client.post(WRITE, data=TEXT, headers=_own(client), allow_redirects=False)
    assert response.status == 303
    assert response.headers["Location"] == "/as/ana/dm"
    assert [event.text for event in company.events] == ["54"]


@pytest.mark.parametrize("host", ["okrbot.evil.example", "127.0.0.1.evil.example", "192.168.1.5", "[", ""])
async def test_another_name_for_this_machine_gets_nothing(client: Client, host: str) -> None:
    response = await client.get("/", headers={"Host": host})
    assert response.status in {400, 403}
    assert "Ana" not in await response.text()


@pytest.mark.parametrize("origin", [None, "null", "http://evil.example", "https://127.0.0.1", "http://127.0.0.1:1"])
async def test_a_page_of_another_origin_may_not_post(client: Client, company: Company, origin: str | None) -> None:
    headers = {"Origin": origin} if origin else {}
    response = await client.post(WRITE, data=TEXT, headers=headers)
    assert response.status == 403
    assert company.events == []


async def test_a_body_beyond_measure_is_refused_unread(client: Client, company: Company) -> None:
    response = await client.post(WRITE, data=TEXT | {"text": "x" * 70_000}, headers=_own(client))
    assert response.status == 413
    assert company.events == []


async def test_a_body_of_untold_length_is_refused(client: Client, company: Company) -> None:
    async def endless() -> AsyncIterator[bytes]:
        yield b"text=54&nonce=0"

    response = await client.post(WRITE, data=endless(), headers=_own(client))
    assert response.status == 413
    assert company.events == []


@pytest.mark.parametrize("path", ["/", "/as/ana/dm", "/as/nobody/dm", "/static/playground.css", "/nowhere"])
async def test_every_response_forbids_what_no_page_needs(client: Client, path: str) -> None:
    response = await client.get(path)
    policy = response.headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert response.headers["X-Content-Type-Options"] == "nosniff"


async def test_no_page_carries_a_script_or_style_of_its_own(client: Client, company: Company) -> None:
    await company.send("dm:ana", ASK)
    for path in ("/", "/as/ana/dm", "/as/ana/dm/news?page=x&since=0", "/as/ana/ELSE"):
        html = await (await client.get(path)).text()
        assert not re.search(r"<script(?! src=\"/static/)|<style|\sstyle=|\son[a-z]+=|javascript:", html)


@pytest.mark.parametrize("act", ["press", "send", "clock"])
async def test_what_no_page_sends_is_a_bad_request(client: Client, company: Company, act: str) -> None:
    response = await client.post(f"/as/ana/dm/{act}", data={"to": "yesterday"}, headers=_own(client))
    assert response.status == 400
    assert company.events == []


@pytest.mark.parametrize("path", ["/as/nobody/dm", "/as/ana/NONE", "/as/nobody/dm/news"])
async def test_nobody_is_nowhere(client: Client, path: str) -> None:
    response = await client.get(path)
    assert response.status == 404
    assert "There is nobody at this address" in await response.text()


async def test_the_stream_tells_at_once_and_of_every_change(client: Client, company: Company) -> None:
    async with ClientSession() as session, session.get(f"http://127.0.0.1:{client.port}/events") as stream:
        assert await stream.content.readuntil(b"\n\n") == b"event: news\ndata: 0\n\n"
        await company.send("dm:ana", ASK)
        assert await stream.content.readuntil(b"\n\n") == b"event: news\ndata: 1\n\n"


def test_every_vendored_file_is_the_one_its_table_names() -> None:
    rows = re.findall(r"^\| `([^`]+)` \|.*\| `([0-9a-f]{64})` \|$", (VENDOR / "README.md").read_text(), re.MULTILINE)
    assert {name for name, _ in rows} == {file.name for file in VENDOR.iterdir()} - {"README.md"}
    for name, sha256 in rows:
        assert hashlib.sha256((VENDOR / name).read_bytes()).hexdigest() == sha256
