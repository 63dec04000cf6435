"""`okrbot import` and `okrbot export`: what is shown, what is written, and what isn't."""

import os
import subprocess
from pathlib import Path

import pytest

from storage import check
from tests.cli.conftest import Okrbot
from tests.cli.process import OKRBOT
from tests.fakes.slack import FakeSlack
from tests.scenarios.product import COMPANY

DATABASE = "okrbot.db"
GOOD = "Objective,Key result,Owner,Start,Target\nGuests return,Return visits [weekly],Rosa Lind,12,30\n"
BAD = GOOD + "Guests return,Complaints,Rosa Lind,,5\nGuests return,Reviews,Rosa Lind,7,7\n"


@pytest.fixture
def good(folder: Path) -> Path:
    file = folder / "good.csv"
    file.write_text(GOOD, encoding="utf-8")
    return file


@pytest.fixture
def bad(folder: Path) -> Path:
    file = folder / "bad.csv"
    file.write_text(BAD, encoding="utf-8")
    return file


def test_a_dry_run_shows_a_table_and_makes_no_database(okrbot: Okrbot, good: Path) -> None:
    said = okrbot("import", good, "--dry-run")
    assert said.code == 0
    assert "Rosa Lind" in said.out
    assert "[weekly]" in said.out, "brackets in a title are no markup"
    assert max(map(len, said.out.splitlines())) <= 80
    assert list(good.parent.iterdir()) == [good]


def test_a_dry_run_over_a_database_changes_nothing_in_it(okrbot: Okrbot, company: Path, good: Path) -> None:
    before = okrbot("export").out
    assert "would be added" in okrbot("import", good, "--dry-run").out
    assert okrbot("export").out == before


def test_importing_twice_changes_nothing(okrbot: Okrbot, company: Path) -> None:
    before = okrbot("export").out
    said = okrbot("import", company)
    assert (said.code, said.out) == (0, "0 imported or changed, 15 as they were.\n")
    assert okrbot("import", company, "--dry-run").out == (
        "company.yaml: 0 would be added, 0 changed, 15 are as they should be.\n"
    )
    assert okrbot("export").out == before


def test_all_problems_are_told_on_stderr_and_nothing_is_written(okrbot: Okrbot, bad: Path) -> None:
    said = okrbot("import", bad)
    assert (said.code, said.out) == (1, "")
    third, fourth, last = said.err.splitlines()
    assert third.startswith("bad.csv, line 3, ")
    assert fourth.startswith("bad.csv, line 4, ")
    assert last == "2 problems, so nothing is imported. Put the file right, or use --skip-bad."
    assert "Guests return" not in okrbot("export").out


def test_a_dry_run_with_problems_fails_too(okrbot: Okrbot, bad: Path) -> None:
    said = okrbot("import", bad, "--dry-run")
    assert said.code == 1
    assert "bad.csv, line 4, " in said.err


def test_skip_bad_imports_the_good_rows_and_still_names_the_others(okrbot: Okrbot, bad: Path) -> None:
    said = okrbot("import", bad, "--skip-bad")
    assert said.code == 0
    assert "bad.csv, line 3, " in said.err
    exported = okrbot("export").out
    assert "Return visits [weekly]" in exported
    assert "Complaints" not in exported


def test_a_file_that_is_no_yaml_is_a_sentence_with_its_line(okrbot: Okrbot, folder: Path) -> None:
    (folder / "torn.yaml").write_text("people: [{name: Rosa\nteams: }", encoding="utf-8")
    said = okrbot("import", "torn.yaml")
    assert (said.code, said.out) == (1, "")
    assert "torn.yaml, line 2" in said.err
    assert "Traceback" not in said.err


def test_what_is_exported_imports_into_an_empty_database_to_the_same_state(
    okrbot: Okrbot, company: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    exported = okrbot("export").out
    (folder / "again.yaml").write_text(exported, encoding="utf-8")
    monkeypatch.setenv("OKRBOT_DATABASE_URL", "sqlite:///other.db")
    assert okrbot("import", "again.yaml").code == 0
    assert okrbot("export").out == exported


def test_an_export_is_utf8_whatever_the_terminal_speaks(okrbot: Okrbot, folder: Path) -> None:
    (folder / "people.yaml").write_text("people: [{name: Žofie Škoda}]", encoding="utf-8")
    assert okrbot("import", "people.yaml").code == 0
    latin = {**os.environ, "PYTHONIOENCODING": "latin-1"}
    exported = subprocess.run([OKRBOT, "export"], env=latin, capture_output=True, check=True, cwd=folder).stdout
    assert "Žofie Škoda" in exported.decode()


def test_exporting_where_nothing_is_makes_no_database(okrbot: Okrbot, folder: Path) -> None:
    assert okrbot("export").code == 0
    assert list(folder.iterdir()) == []


def test_migrate_makes_the_tables_and_says_so(okrbot: Okrbot, folder: Path) -> None:
    assert okrbot("migrate").out == "The database is up to date now.\n"
    assert okrbot("migrate").out == "The database was up to date.\n"
    assert check(f"sqlite:///{folder / DATABASE}") == "current"


def test_a_channel_on_a_platform_that_is_not_connected_is_told_and_left_out(okrbot: Okrbot, folder: Path) -> None:
    said = okrbot("import", COMPANY)
    assert said.code == 0
    assert "slack isn't connected yet" in said.err
    assert "C1" not in okrbot("export").out


def test_with_slack_configured_the_first_import_stores_the_channels(
    okrbot: Okrbot, connected: FakeSlack, company: Path
) -> None:
    assert "slack:T1: C1" in okrbot("export").out
    calls = len(connected.calls)
    assert okrbot("import", company).out == "0 imported or changed, 16 as they were.\n"
    assert len(connected.calls) == calls, "the installation is known now: Slack needn't be asked again"


def test_a_dry_run_shows_the_channels_and_does_not_store_the_installation(
    okrbot: Okrbot, connected: FakeSlack, folder: Path
) -> None:
    assert "slack:T1" in okrbot("import", COMPANY, "--dry-run").out
    assert list(folder.iterdir()) == []


def test_an_import_goes_on_without_channels_when_slack_cannot_be_reached(
    okrbot: Okrbot, connected: FakeSlack, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SLACK_API_URL", "http://127.0.0.1:1/api/")
    said = okrbot("import", COMPANY)
    assert said.code == 0
    assert "Slack can't be reached" in said.err
    assert "15 imported or changed" in said.out
