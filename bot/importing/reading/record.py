"""Named fields read one by one; what can't be read is noted, and the record is no longer whole."""

from collections.abc import Callable, Collection, Sequence
from difflib import get_close_matches
from typing import TypeVar

from bot.importing.draft import ABSENT, Given, Ref
from bot.importing.findings import Findings
from bot.importing.reading.values import Unreadable
from bot.importing.tree import Fields, Items, Scalar, Spot, Tree

T = TypeVar("T")


class Record:
    """One thing of a file. `what` names it in sentences; a `part` spoils the record it is a part of."""

    def __init__(
        self, tree: Tree, findings: Findings, *, what: str, known: Collection[str], above: "Record | None" = None
    ) -> None:
        self.spot = tree.spot
        self.whole = True
        self.findings = findings
        self._above = above
        self._fields = tree.fields if isinstance(tree, Fields) else {}
        if not isinstance(tree, Fields):
            self.problem(tree.spot, "", f"{what} is written as fields with a name, such as “name: …”.")
        for name in self._fields:
            if name not in known:
                close = get_close_matches(name, known, n=1)
                hint = f"Did you mean {close[0]}?" if close else f"It can have {', '.join(known)}."
                self.problem(self._fields[name].spot, name, f"{what} has no such field. {hint}")

    def problem(self, spot: Spot, field: str, sentence: str) -> None:
        """Note what is wrong; this record can't be imported."""
        self.findings.problem(spot, field, sentence)
        self.spoil()

    def spoil(self) -> None:
        """Let neither this record be imported nor what it is a part of."""
        self.whole = False
        if self._above is not None:
            self._above.spoil()

    def has(self, field: str) -> bool:
        """Whether the field is there, even if it says that there is none."""
        return field in self._fields

    def names(self) -> Sequence[str]:
        """The fields that are there."""
        return list(self._fields)

    def tree(self, field: str) -> Tree | None:
        """The field as the file has it."""
        return self._fields.get(field)

    def spot_of(self, field: str) -> Spot:
        """Where the field is, or the record if it isn't there."""
        tree = self.tree(field)
        return tree.spot if tree else self.spot

    def maybe(self, field: str, read: Callable[[str], T]) -> Given[T | None]:
        """The field's value; None where the file says that there is none."""
        tree = self.tree(field)
        if tree is None:
            return ABSENT
        if not isinstance(tree, Scalar):
            self.problem(tree.spot, field, "has to be one value.")
            return ABSENT
        try:
            return None if tree.text is None else read(tree.text)
        except Unreadable as wrong:
            self.problem(tree.spot, field, str(wrong))
            return ABSENT

    def get(self, field: str, read: Callable[[str], T]) -> Given[T]:
        """The value of a field that can't be empty."""
        found = self.maybe(field, read)
        if found is None:
            self.problem(self.spot_of(field), field, "is empty; write a value or leave the line out.")
            return ABSENT
        return found

    def value(self, field: str, read: Callable[[str], T]) -> T | None:
        """As `get`, None where the field isn't there."""
        found = self.get(field, read)
        return None if found is ABSENT else found

    def maybe_ref(self, field: str) -> Given[Ref | None]:
        """A reference to something, or to nothing."""
        return self.maybe(field, lambda text: self._ref(field, text))

    def ref(self, field: str) -> Given[Ref]:
        """A reference to something."""
        return self.get(field, lambda text: self._ref(field, text))

    def refs(self, field: str) -> Given[tuple[Ref, ...]]:
        """A list of references; one alone needs no brackets."""
        if not self.has(field):
            return ABSENT
        found: list[Ref] = []
        for tree in self.items(field):
            if not isinstance(tree, Scalar) or not (tree.text or "").strip():
                self.problem(tree.spot, field, "has to be a list of names.")
            else:
                found.append(Ref((tree.text or "").strip(), tree.spot, field))
        return tuple(found)

    def items(self, field: str) -> Sequence[Tree]:
        """The parts of a list; empty where the field isn't there or says that there is none."""
        tree = self.tree(field)
        if tree is None or (isinstance(tree, Scalar) and tree.text is None):
            return ()
        return tree.items if isinstance(tree, Items) else (tree,)

    def part(self, field: str, *, what: str, known: Collection[str]) -> "Record | None":
        """The fields inside a field, which belong to this record."""
        tree = self.tree(field)
        return None if tree is None else self.inside(tree, what=what, known=known)

    def inside(self, tree: Tree, *, what: str, known: Collection[str]) -> "Record":
        """A tree of this record read as fields that belong to it."""
        return Record(tree, self.findings, what=what, known=known, above=self)

    @staticmethod
    def _ref_text(text: str) -> str:
        if not text.strip():
            raise Unreadable("is blank; write a name.")
        return text.strip()

    def _ref(self, field: str, text: str) -> Ref:
        return Ref(self._ref_text(text), self.spot_of(field), field)
