"""Writes YAML for people: fields in our order, small things on one line, numbers exactly as they are."""

import io
import re
from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import TypeAlias

from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap, CommentedSeq
from ruamel.yaml.nodes import ScalarNode
from ruamel.yaml.representer import RoundTripRepresenter
from ruamel.yaml.scalarstring import DoubleQuotedScalarString

Part: TypeAlias = "str | bool | int | Decimal | date | Mapping[str, Part] | Sequence[Part] | None"
_WIDTH = 120
_SMALL = 4
_PLAIN = re.compile(r"[^\W_](?:[\w ./+%()&'@$-]*[\w.)%])?")
_THINGS = frozenset({"id", "key", "name"})


class _Representer(RoundTripRepresenter):
    """Also knows exact numbers."""

    def ignore_aliases(self, data: object) -> bool:  # noqa: ARG002 - nothing that is written is a reference
        """Two teams that meet at the same time say so twice."""
        return True

    def represent_number(self, number: Decimal) -> ScalarNode:
        """Plain digits, never an exponent."""
        digits = format(number, "f")
        node: ScalarNode = self.represent_scalar(f"tag:yaml.org,2002:{'float' if '.' in digits else 'int'}", digits)
        return node


_Representer.add_representer(Decimal, _Representer.represent_number)


def yaml_text(parts: Mapping[str, Part]) -> str:
    """The text of one document, with a blank line between its sections."""
    yaml = YAML()
    yaml.Representer = _Representer
    yaml.width = _WIDTH
    yaml.indent(mapping=2, sequence=4, offset=2)
    sections: list[str] = []
    for name, part in parts.items():
        text = io.StringIO()
        yaml.dump(CommentedMap({name: _node(part)}), text)
        sections.append(text.getvalue())
    return "\n".join(sections)


def _node(part: Part) -> object:
    if isinstance(part, Mapping):
        fields = CommentedMap({name: _node(inner) for name, inner in part.items()})
        if not _THINGS & part.keys() and len(part) <= _SMALL and all(_is_short(inner) for inner in part.values()):
            fields.fa.set_flow_style()
        return fields
    if isinstance(part, Sequence) and not isinstance(part, str):
        items = CommentedSeq([_node(inner) for inner in part])
        if all(isinstance(inner, str) for inner in part):
            items.fa.set_flow_style()
        return items
    return DoubleQuotedScalarString(part) if isinstance(part, str) and not _PLAIN.fullmatch(part) else part


def _is_short(part: Part) -> bool:
    return not isinstance(part, Mapping | Sequence) or (isinstance(part, str) and len(part) <= _WIDTH // _SMALL)
