"""`okrbot forget`: says what it will do, asks, does it."""

from io import StringIO
from pathlib import Path

import pytest

from bot.cli import forget
from bot.cli.wiring import WORKSPACE
from storage import opened_store
from tests.cli.conftest import Okrbot


@pytest.fixture(autouse=True)
def _at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(forget, "PAUSE", 0)


def test_it_says_what_it_erases_and_what_needs_a_new_owner(okrbot: Okrbot, company: Path) -> None:
    said = okrbot("forget", "ana@acme.example", "--yes")
    assert (said.code, said.err) == (0, "")
    assert said.out.startswith("Ana (ana, ana@acme.example)\n")
    assert "erased: name, address, zone and language" in said.out
    assert "kept under “Former owner”: the numbers of" in said.out
    assert "Forgotten. What they owned needs a new owner" in said.out
    assert "problem owners: nobody owns GROW-2.1" in okrbot("doctor").out
    assert "Ana" not in okrbot("export").out


def test_a_second_time_there_is_nobody_to_forget(okrbot: Okrbot, company: Path) -> None:
    okrbot("forget", "ana", "--yes")
    said = okrbot("forget", "ana", "--yes")
    assert (said.code, said.out) == (1, "")
    assert said.err.startswith("I know nobody called “ana”.")
    assert said.err.count("\n") == 1


@pytest.mark.parametrize("typed", ["n\n", "\n", ""])
def test_without_a_yes_nothing_is_erased(
    okrbot: Okrbot, company: Path, monkeypatch: pytest.MonkeyPatch, typed: str
) -> None:
    before = okrbot("export").out
    monkeypatch.setattr("sys.stdin", StringIO(typed))
    said = okrbot("forget", "ana")
    assert said.code == 1
    assert "erased: name" in said.out
    assert okrbot("export").out == before


def test_a_slip_is_put_right(okrbot: Okrbot, company: Path) -> None:
    said = okrbot("forget", "anna", "--yes")
    assert (said.code, said.out) == (1, "")
    assert "Did you mean ana (Ana)?" in said.err


def test_without_a_database_none_is_made(okrbot: Okrbot, folder: Path) -> None:
    assert okrbot("forget", "ana", "--yes").code == 1
    assert list(folder.iterdir()) == []


def test_an_import_of_the_old_file_makes_somebody_new(okrbot: Okrbot, company: Path) -> None:
    okrbot("forget", "ana", "--yes")
    assert okrbot("import", company).code == 0
    with opened_store("sqlite:///okrbot.db") as store, store.transaction(WORKSPACE) as tx:
        person = tx.people.by_email("ana@acme.example")
        assert person is not None
        assert not person.former


def test_an_export_with_a_former_owner_imports_again(okrbot: Okrbot, company: Path, folder: Path) -> None:
    okrbot("forget", "ana", "--yes")
    (folder / "okrs.yaml").write_text(okrbot("export").out)
    said = okrbot("import", "okrs.yaml", "--dry-run")
    assert said.code == 0
    assert "0 would be added, 0 changed" in said.out
