"""A database that can't be used stops every command with a sentence."""

import sqlite3
from pathlib import Path

import pytest

import storage.engines
from storage import migrate
from tests.cli.conftest import Okrbot
from tests.fakes.slack import FakeSlack
from tests.scenarios.product import COMPANY

EVERY = [["run"], ["migrate"], ["import", COMPANY], ["import", COMPANY, "--dry-run"], ["export"], ["tick"]]


def named(arguments: list[object]) -> str:
    return " ".join(str(one) for one in arguments if one is not COMPANY)


@pytest.fixture
def newer(folder: Path) -> None:
    """A database that a later okrbot has been at."""
    migrate("sqlite:///okrbot.db")
    with sqlite3.connect("okrbot.db") as connection:
        connection.execute("update alembic_version set version_num = '9999'")
    connection.close()


@pytest.mark.parametrize("arguments", EVERY, ids=named)
def test_a_database_newer_than_the_code_is_refused(
    okrbot: Okrbot, connected: FakeSlack, newer: None, arguments: list[str]
) -> None:
    before = Path("okrbot.db").read_bytes()
    said = okrbot(*arguments)
    assert (said.code, said.out) == (1, "")
    assert said.err.startswith("I am older than the database: it is at 9999")
    assert "Start the newer okrbot" in said.err
    assert said.err.count("\n") == 1
    assert Path("okrbot.db").read_bytes() == before


def test_the_doctor_names_a_newer_database_too(okrbot: Okrbot, newer: None) -> None:
    said = okrbot("doctor")
    assert said.code == 1
    assert "problem database: I am older than the database" in said.out


@pytest.mark.parametrize("arguments", EVERY, ids=named)
def test_a_folder_that_is_not_there_is_told(
    okrbot: Okrbot, connected: FakeSlack, monkeypatch: pytest.MonkeyPatch, arguments: list[str]
) -> None:
    monkeypatch.setenv("OKRBOT_DATABASE_URL", "sqlite:///gone/okrbot.db")
    said = okrbot(*arguments)
    assert (said.code, said.out) == (1, "")
    assert said.err.startswith("I can't open the database sqlite:///gone/okrbot.db: unable to open database file.")
    assert said.err.count("\n") == 1


@pytest.mark.parametrize("arguments", [["run"], ["import", COMPANY], ["tick"]], ids=named)
def test_a_locked_database_is_told(
    okrbot: Okrbot, connected: FakeSlack, monkeypatch: pytest.MonkeyPatch, arguments: list[str]
) -> None:
    assert okrbot("migrate").code == 0
    monkeypatch.setattr(storage.engines, "BUSY_TIMEOUT", 0.01)
    holder = sqlite3.connect("okrbot.db", isolation_level=None)
    holder.execute("begin immediate")
    try:
        said = okrbot(*arguments)
    finally:
        holder.close()
    assert (said.code, said.out) == (1, "")
    assert "database is locked. Another program is writing to it: end that one, or try again." in said.err
    assert "Traceback" not in said.err


@pytest.mark.parametrize("arguments", [["import", COMPANY], ["tick"]], ids=named)
def test_a_read_only_database_is_told(
    okrbot: Okrbot, connected: FakeSlack, monkeypatch: pytest.MonkeyPatch, folder: Path, arguments: list[str]
) -> None:
    assert okrbot("migrate").code == 0
    monkeypatch.setenv("OKRBOT_DATABASE_URL", f"sqlite:///file:{folder / 'okrbot.db'}?mode=ro&uri=true")
    said = okrbot(*arguments)
    assert (said.code, said.out) == (1, "")
    assert "Let the user who runs okrbot write to it." in said.err
    assert "Traceback" not in said.err


@pytest.mark.parametrize("arguments", [["export"], ["doctor"]], ids=named)
def test_what_only_reads_needs_no_right_to_write(
    okrbot: Okrbot, company: Path, monkeypatch: pytest.MonkeyPatch, folder: Path, arguments: list[str]
) -> None:
    monkeypatch.setenv("OKRBOT_DATABASE_URL", f"sqlite:///file:{folder / 'okrbot.db'}?mode=ro&uri=true")
    said = okrbot(*arguments)
    assert said.err == ""
    assert said.out
