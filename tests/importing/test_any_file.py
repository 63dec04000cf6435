"""Whatever is in a file, the answer is sentences with lines, never a crash."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bot.importing import Options, UnknownFormat, read_file
from bot.importing.plan import plan
from bot.importing.table.headers import _SYNONYMS
from tests.importing.planning import EMPTY

cells = st.sampled_from(
    ["", "A", "Ana", "20%", "$1M", "TBD", "0.5", ">= 3", "1.050", "03/04/2026", "Q4 2026", "FY27-Q1", "1"]
)
cells |= st.text(max_size=8)
headers = st.sampled_from(sorted({name.strip() for names in _SYNONYMS.values() for name in names.split(",")}))
tables = st.tuples(st.lists(headers, min_size=2, max_size=8), st.lists(st.lists(cells, max_size=9), max_size=5)).map(
    lambda table: "\n".join(",".join(row) for row in (["Objective", *table[0]], *table[1]))
)
leaves = st.sampled_from(["Ana", "2026-10-01", "20 %", "x", "A-1", "A-1.1", "thursday", "", "5", "true"]) | st.none()
NAMES = """
workspace zone rules locale people name id email manager team members admin teams key parent lead channel ask day at
every cycle cycles first_day last_day state objectives title owner supports key_results unit weight current confidence
metric start target curve milestones due range lo hi guardrail at_most at_least yes_no baseline
"""
names = st.sampled_from(NAMES.split())
trees = st.recursive(
    leaves, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(names, inner, max_size=4), max_leaves=12
)


@given(st.binary(max_size=200), st.sampled_from(["a.yaml", "a.csv"]))
@example(b"Objective\x00,Key result\n1", "a.csv")
@example(b'Objective,"Key', "a.csv")
@example(b"\xff\xfeO", "a.csv")
def test_any_bytes(content: bytes, name: str) -> None:
    plan(read_file(name, content, Options()), EMPTY)


@given(tables)
def test_any_table(text: str) -> None:
    changes = plan(read_file("a.csv", text.encode(), Options()), EMPTY)
    assert all(problem.line >= 1 and problem.sentence for problem in changes.problems)


@given(st.dictionaries(names, trees, max_size=5))
def test_any_yaml(tree: dict[str, object]) -> None:
    changes = plan(read_file("a.yaml", str(tree).replace("None", "null").encode(), Options()), EMPTY)
    assert all(problem.line >= 1 and problem.sentence for problem in changes.problems)


def test_a_file_of_another_kind_is_refused_by_its_name() -> None:
    with pytest.raises(UnknownFormat, match=r"okrs\.docx.*\.csv or \.tsv or \.yaml or \.yml"):
        read_file("okrs.docx", b"", Options())
