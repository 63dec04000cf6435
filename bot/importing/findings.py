"""What is wrong with a file, and what is only worth knowing, each with its place."""

from dataclasses import dataclass, field

from bot.importing.tree import Spot


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """One thing to put right (or, as a notice, to know): `field` is the file's word for it, empty for the whole row."""

    file: str
    line: int
    field: str
    sentence: str

    def __str__(self) -> str:
        """The line for a terminal: `okrs.yaml, line 12, owner: …`."""
        named = f", {self.field}" if self.field else ""
        return f"{self.file}, line {self.line}{named}: {self.sentence}"


@dataclass(slots=True)
class Findings:
    """Collects, so that a file's problems are all told at once."""

    problems: list[Problem] = field(default_factory=list)
    notices: list[Problem] = field(default_factory=list)

    def problem(self, spot: Spot, named: str, sentence: str) -> None:
        """Something that keeps the thing at `spot` from being imported."""
        self.problems.append(Problem(file=spot.file, line=spot.line, field=named, sentence=sentence))

    def notice(self, spot: Spot, named: str, sentence: str) -> None:
        """Something that was decided for the reader."""
        self.notices.append(Problem(file=spot.file, line=spot.line, field=named, sentence=sentence))
