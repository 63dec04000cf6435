"""`okrbot replies`: what would be understood of each line of a file."""

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Okrbot

VISITS = {"ref": "KR1", "title": "Return visits", "unit": "visits", "baseline": 12, "target": 30, "last": 17}


def line(id: str, text: str, value: float | None = None, **more: object) -> str:
    updates = [] if value is None else [{"ref": "KR1", "value": value}]
    expected = {"intent": "update", "updates": updates}
    return json.dumps({"id": id, "lang": "en", "krs": [VISITS], "text": text, "expected": expected, **more})


@pytest.fixture
def file(folder: Path) -> Path:
    path = folder / "answers.jsonl"
    path.write_text(f"{line('a', '19', 19)}\n\n{line('b', '21', 22, tags=['wrong label'])}\n", encoding="utf-8")
    return path


def test_each_line_is_answered_with_a_line_of_json(okrbot: Okrbot, file: Path) -> None:
    said = okrbot("replies", file)
    assert (said.code, said.err) == (0, "")
    first, second = map(json.loads, said.out.splitlines())
    assert (first["id"], first["intent"], first["updates"][0]["value"]) == ("a", "update", 19)
    assert second["id"] == "b"


def test_a_score_counts_and_names_each_miss(okrbot: Okrbot, file: Path) -> None:
    said = okrbot("replies", file, "--score")
    assert said.code == 0
    assert max(map(len, said.out[: said.out.index("WRONG")].splitlines())) <= 80
    assert "50.0%" in said.out
    assert "tag wrong label" in said.out
    assert "WRONG WRITE b: '21'" in said.out


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ("54", "line 1: input should be"),
        ("{", "line 1: this is no JSON"),
        ('{"id": "a", "lang": "en", "krs": []}', "line 1, text: field required"),
        ('{"id": "a", "lang": "en", "text": "5", "krs": [{"ref": "KR1"}]}', "line 1, krs.0.title: field required"),
    ],
)
def test_every_bad_line_is_named_before_anything_is_printed(
    okrbot: Okrbot, folder: Path, content: str, reason: str
) -> None:
    (folder / "bad.jsonl").write_text(f"{content}\n{line('a', '19')}\n{content}\n", encoding="utf-8")
    said = okrbot("replies", "bad.jsonl")
    assert (said.code, said.out) == (1, "")
    assert f"bad.jsonl, {reason}" in said.err
    assert "bad.jsonl, line 3" in said.err
    assert "Traceback" not in said.err


def test_a_score_needs_what_is_expected(okrbot: Okrbot, folder: Path) -> None:
    (folder / "bare.jsonl").write_text(
        json.dumps({"id": "a", "lang": "en", "krs": [VISITS], "text": "19"}), encoding="utf-8"
    )
    assert okrbot("replies", "bare.jsonl").code == 0
    said = okrbot("replies", "bare.jsonl", "--score")
    assert (said.code, said.out) == (1, "")
    assert "bare.jsonl, line 1, expected: field required." in said.err


def test_a_file_that_is_no_text_is_told(okrbot: Okrbot, folder: Path) -> None:
    (folder / "picture.jsonl").write_bytes(b"\x89PNG")
    said = okrbot("replies", "picture.jsonl")
    assert (said.code, said.out) == (1, "")
    assert said.err == "I can't read picture.jsonl: it isn't UTF-8 text. Check the path.\n"
