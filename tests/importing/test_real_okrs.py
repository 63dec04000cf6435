"""Issue 2, Shows: nearly all real key results with a start and a different target load from each format."""

import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from bot.importing import Options, read_file
from bot.importing.plan import plan
from tests.importing.planning import EMPTY
from tests.importing.real_okrs import Real, as_csv, as_yaml, real_key_results

ENOUGH = 0.95


@pytest.mark.parametrize(("name", "convert"), [("okrs.csv", as_csv), ("okrs.yaml", as_yaml)])
def test_real_okrs_load(
    name: str,
    convert: Callable[[list[Real]], str],
    data_folder: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    found = real_key_results(data_folder)
    assert len(found) > 200
    file = tmp_path / name
    file.write_text(convert(found), encoding="utf-8")
    changes = plan(read_file(file.name, file.read_bytes(), Options()), EMPTY)
    refused = [str(problem) for problem in (*changes.problems, *changes.left_out)]
    with capsys.disabled():
        sys.stdout.write(f"\n{name}: {len(changes.key_results)} of {len(found)} real key results load\n")
        sys.stdout.writelines(f"  {line}\n" for line in refused)
    assert len(changes.key_results) >= ENOUGH * len(found)
    assert len(refused) >= len(found) - len(changes.key_results)
