"""What every command owes a newcomer: help that says what it does, and exit codes and errors that can be relied on."""

from pathlib import Path

import pytest
import typer.main

from bot.__main__ import okrbot as app
from tests.cli.conftest import Okrbot

COMMANDS = sorted(typer.main.get_group(app).commands)
WIDTH = 80


def test_help_lists_every_command_with_a_whole_sentence_in_eighty_columns(okrbot: Okrbot) -> None:
    said = okrbot("--help")
    assert (said.code, said.err) == (0, "")
    lines = said.out.splitlines()
    assert max(map(len, lines)) <= WIDTH
    for command in COMMANDS:
        line = next(line for line in lines if line.startswith(f"  {command} "))
        assert line.endswith("."), line
        assert not line.endswith("..."), f"too long to be shown: {line}"


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_explains_itself_and_each_of_its_options(okrbot: Okrbot, command: str) -> None:
    said = okrbot(command, "--help")
    assert (said.code, said.err) == (0, "")
    assert max(map(len, said.out.splitlines())) <= WIDTH
    for parameter in typer.main.get_group(app).commands[command].params:
        assert getattr(parameter, "help", None), f"okrbot {command} doesn't explain {parameter.name}"


def test_no_command_shows_the_help(okrbot: Okrbot) -> None:
    said = okrbot()
    assert "okrbot demo" in said.out + said.err


@pytest.mark.parametrize(
    ("arguments", "hint"),
    [
        (["imprt"], "import"),
        (["import"], "Missing argument"),
        (["import", "x.yaml", "--dates", "dym"], "dmy"),
        (["tick", "--at", "thursday"], "2026-11-12T10:00"),
        (["demo", "--port", "web"], "--port"),
        (["run", "now"], "unexpected"),
    ],
    ids=lambda given: " ".join(given) if isinstance(given, list) else "",
)
def test_a_command_that_was_mistyped_is_put_right_on_stderr(okrbot: Okrbot, arguments: list[str], hint: str) -> None:
    said = okrbot(*arguments)
    assert (said.code, said.out) == (2, "")
    assert hint in said.err
    assert "--help" in said.err
    assert "Traceback" not in said.err


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["import", "gone.yaml"], "I can't read gone.yaml: no such file or directory. Check the path.\n"),
        (["import", "."], "I can't read .: is a directory. Check the path.\n"),
        (["import", "okrs.docx"], "I can't read okrs.docx; give it a name that ends in"),
        (["replies", "gone.jsonl"], "I can't read gone.jsonl: no such file or directory. Check the path.\n"),
        (["preview", "aks"], "There is no message aks."),
        (["preview", "ask", "--platform", "fax"], "I can't preview for fax."),
        (["manifest", "fax"], "I know no manifest for fax. There is one for slack.\n"),
        (["manifest", "slack", "--url", "http://okr.example.com"], "https://"),
    ],
    ids=lambda given: " ".join(given) if isinstance(given, list) else "",
)
def test_what_cannot_be_done_is_one_sentence_on_stderr(
    okrbot: Okrbot, folder: Path, arguments: list[str], sentence: str
) -> None:
    (folder / "okrs.docx").write_bytes(b"")
    said = okrbot(*arguments)
    assert (said.code, said.out) == (1, "")
    assert sentence in said.err
    assert said.err.count("\n") == 1
