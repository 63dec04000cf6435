"""`okrbot copy-database`: the copy is whole, and okrbot goes on with it."""

from pathlib import Path

import pytest

from storage import migrate
from tests.cli.conftest import Okrbot

SQLITE = "sqlite:///okrbot.db"


@pytest.mark.postgres
def test_okrbot_goes_on_with_the_copy(
    okrbot: Okrbot, company: Path, postgres_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = okrbot("export").out
    said = okrbot("copy-database", SQLITE, postgres_url)
    assert said.code == 0, said.err
    assert "are the same in both. Set OKRBOT_DATABASE_URL to the copy and start." in said.out.replace("\n", " ")
    assert "key_results" in said.out
    assert "Traceback" not in said.err
    monkeypatch.setenv("OKRBOT_DATABASE_URL", postgres_url)
    assert okrbot("export").out == before


@pytest.mark.postgres
def test_a_target_with_data_is_one_sentence(okrbot: Okrbot, company: Path, postgres_url: str) -> None:
    assert okrbot("copy-database", SQLITE, postgres_url).code == 0
    Path("okrbot.db").rename("old.db")
    migrate(SQLITE)
    said = okrbot("copy-database", SQLITE, postgres_url)
    assert said.code == 1
    assert said.out == ""
    assert "The target has data of its own" in said.err


def test_what_cannot_be_copied_is_told(okrbot: Okrbot) -> None:
    said = okrbot("copy-database", SQLITE, "postgresql://host/name")
    assert (said.code, said.out) == (1, "")
    assert "The source has no tables of okrbot." in said.err
    said = okrbot("copy-database", "okrbot.db", "postgresql://host/name")
    assert (said.code, said.out) == (1, "")
    assert "write sqlite:///okrbot.db or postgresql://user:password@host/name" in said.err
