"""Every message has samples, and keeps to the voice."""

import re
from collections.abc import Iterator
from itertools import chain
from pathlib import Path

import pytest
from jinja2 import meta, nodes

from bot.card import Actions, Bullets, Card, Form, Heading, Input, Line, Note, Table, Text, plain
from prompts import PromptError, Sample, message_names, samples, samples_of
from prompts.filters import STATUSES
from prompts.rendering import ENVIRONMENT, FOLDER

CASES = [
    pytest.param(case, id=f"{case.message}: {case.title}")
    for name in message_names()
    if (FOLDER / f"{name}.sample.yaml").is_file()
    for case in samples_of(name)
]
PARTS = {path.relative_to(FOLDER).as_posix() for path in FOLDER.rglob("_*.md")}
KEY = re.compile(r"[A-Z]+-\d+\.\d+")
EMOJI = re.compile("(" + "|".join(status.split()[0] for status in STATUSES.values()) + ")\ufe0f?(.{0,12})")


def texts(card: Card) -> Iterator[str]:
    yield card.summary
    for block in card.blocks:
        yield from map(plain, lines(block))
        if isinstance(block, Actions):
            for action in block.actions:
                yield action.label
                yield from (choice.label for choice in action.menu)
        if isinstance(block, Form):
            yield from (block.title, block.submit)
            for field in block.inputs:
                yield from (field.label, field.hint, *(choice.label for choice in field.choices))


def lines(block: object) -> Iterator[Line]:
    match block:
        case Heading(line) | Text(line) | Note(line):
            yield line
        case Bullets(items):
            yield from items
        case Table(header, rows):
            yield from chain(header, *rows)
        case Form():
            for part in block.parts:
                if not isinstance(part, Input):
                    yield part.line


def names_in(message: str) -> tuple[set[str], set[str]]:
    """The names of values and of their attributes that a template and its parts speak of."""
    loader = ENVIRONMENT.loader
    assert loader is not None
    values: set[str] = set()
    attributes: set[str] = set()
    files, seen = [f"{message}.md"], set[str]()
    while files:
        seen.add(file := files.pop())
        tree = ENVIRONMENT.parse(loader.get_source(ENVIRONMENT, file)[0])
        values |= {name.name for name in tree.find_all(nodes.Name)}
        attributes |= {attribute.attr for attribute in tree.find_all(nodes.Getattr)}
        attributes |= {str(constant.value) for constant in tree.find_all(nodes.Const)}
        # None is a name put together while rendering: it may be any part.
        found = set(meta.find_referenced_templates(tree))
        parts = PARTS if None in found else {part for part in found if part}
        files += sorted(parts - seen)
    return values, attributes


def keys_in(value: object) -> Iterator[str]:
    """The names in a sample; what stands under the key of a key result is data."""
    if isinstance(value, dict):
        yield from (key for key in value if not KEY.fullmatch(key))
        yield from chain.from_iterable(map(keys_in, value.values()))
    elif isinstance(value, list):
        yield from chain.from_iterable(map(keys_in, value))


def strings_in(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        yield from chain.from_iterable(map(strings_in, value.values() if isinstance(value, dict) else value))


@pytest.mark.parametrize("name", message_names())
def test_every_message_has_samples(name: str) -> None:
    assert samples_of(name)


@pytest.mark.parametrize("case", CASES)
def test_every_sample_can_be_said(case: Sample) -> None:
    assert case.card().summary.strip()


@pytest.mark.parametrize("case", CASES)
def test_no_sample_holds_a_value_that_is_never_used(case: Sample) -> None:
    values, attributes = names_in(case.message)
    assert case.values.keys() <= values
    assert set(chain.from_iterable(map(keys_in, case.values.values()))) <= attributes


@pytest.mark.parametrize("case", CASES)
def test_no_message_raises_its_voice(case: Sample) -> None:
    """People may; what they wrote is left out here."""
    card = case.card()
    own = [value for value in strings_in(case.values) if "!" in value]
    for text in texts(card):
        for value in own:
            text = text.replace(" ".join(value.splitlines()), "")  # noqa: PLW2901 - less and less of it is left
        assert "!" not in text


@pytest.mark.parametrize("case", CASES)
def test_status_is_never_colour_alone(case: Sample) -> None:
    for text in texts(case.card()):
        for emoji, after in EMOJI.findall(text):
            assert any(f"{emoji}{after}".startswith(status) for status in STATUSES.values()), text


def test_a_message_without_samples_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "ask.md").write_text("# Ask")
    with pytest.raises(PromptError, match=r"ask\.md needs ask\.sample\.yaml"):
        samples(tmp_path)


def test_samples_are_read_from_folders_too_and_parts_have_none(tmp_path: Path) -> None:
    (tmp_path / "digest").mkdir()
    for name in ("README", "_part", "digest/wins"):
        (tmp_path / f"{name}.md").write_text("# x")
    (tmp_path / "digest" / "wins.sample.yaml").write_text("one:\n  zone: Asia/Tokyo\n  won: [GROW-1.1]\n")
    assert samples(tmp_path) == {
        "digest/wins": [
            Sample(message="digest/wins", title="one", values={"won": ["GROW-1.1"]}, locale="en", zone="Asia/Tokyo"),
        ],
    }


def test_samples_that_are_no_mapping_of_cases_are_an_error(tmp_path: Path) -> None:
    (tmp_path / "ask.md").write_text("# Ask")
    (tmp_path / "ask.sample.yaml").write_text("- ask: 1\n")
    with pytest.raises(PromptError, match="a mapping of values under the title of each case"):
        samples(tmp_path)
