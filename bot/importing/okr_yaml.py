"""YAML: one file that describes a whole workspace. Read with line numbers, and nothing but texts, lists and fields."""

from collections.abc import Iterator

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.events import AliasEvent
from ruamel.yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from bot.importing.draft import Draft
from bot.importing.findings import Findings
from bot.importing.options import Options
from bot.importing.reading import read_draft
from bot.importing.tree import Fields, Items, Scalar, Spot, Tree

SUFFIXES = (".yaml", ".yml")
_NULL = "tag:yaml.org,2002:null"


def read(file: str, content: bytes, options: Options) -> Draft:
    """The draft of a YAML file with all its problems; `file` is its name in them."""
    findings = Findings()
    root = _compose(file, content, findings)
    tree = Fields(Spot(file, 1), {}) if root is None else _tree(file, root, findings)
    return read_draft(tree, findings, locale=options.locale)


def _compose(file: str, content: bytes, findings: Findings) -> Node | None:
    """The nodes of the only document; None, and a problem, if it can't be read."""
    try:
        text = content.decode("utf-8-sig")
        for alias in _aliases(text):
            line = alias.start_mark.line + 1
            findings.problem(Spot(file, line), "", f"*{alias.anchor} repeats another part; write it out.")
            return None
        root: Node | None = _yaml().compose(text)
    except UnicodeDecodeError as wrong:
        line = content.count(b"\n", 0, wrong.start) + 1
        findings.problem(Spot(file, line), "", "This isn't UTF-8 text; save the file as UTF-8.")
    except MarkedYAMLError as wrong:
        mark = wrong.problem_mark or wrong.context_mark
        said = " ".join(filter(None, (wrong.context, wrong.problem)))
        findings.problem(Spot(file, mark.line + 1 if mark else 1), "", f"This isn't YAML: {said}.")
    except YAMLError as wrong:
        findings.problem(Spot(file, 1), "", f"This isn't YAML: {str(wrong).splitlines()[0]}.")
    else:
        if root is None:
            findings.problem(Spot(file, 1), "", "The file is empty.")
        return root
    return None


def _yaml() -> YAML:
    return YAML(typ="safe", pure=True)


def _aliases(text: str) -> Iterator[AliasEvent]:
    """Repeated parts: a few lines of them can stand for millions."""
    return (event for event in _yaml().parse(text) if isinstance(event, AliasEvent)) if "*" in text else iter(())


def _tree(file: str, node: Node, findings: Findings) -> Tree:
    spot = Spot(file, node.start_mark.line + 1)
    if isinstance(node, MappingNode):
        return Fields(spot, _fields(file, node, findings))
    if isinstance(node, SequenceNode):
        return Items(spot, tuple(_tree(file, item, findings) for item in node.value))
    if isinstance(node, ScalarNode) and node.tag != _NULL:
        return Scalar(spot, str(node.value))
    return Scalar(spot, None)


def _fields(file: str, node: MappingNode, findings: Findings) -> dict[str, Tree]:
    fields: dict[str, Tree] = {}
    for name, value in node.value:
        text = str(name.value) if isinstance(name, ScalarNode) else ""
        if text in fields:
            findings.problem(Spot(file, name.start_mark.line + 1), text, "is here twice; remove one.")
        fields[text] = _tree(file, value, findings)
    return fields
