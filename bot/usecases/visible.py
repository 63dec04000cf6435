"""Leave out what somebody, or a channel, may not see."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bot.domain.access import may_read
from bot.domain.okr import Visibility
from bot.domain.people import Person, Team, TeamKey
from bot.ports import Event, Proof


@dataclass(frozen=True, slots=True, kw_only=True)
class Visible:
    """What may be shown, and how many others were left out."""

    proofs: Sequence[Proof]
    left_out: int


def visible_to(by: Person, proofs: Sequence[Proof], teams: Mapping[TeamKey, Team]) -> Visible:
    """For the person's own eyes."""
    shown = [proof for proof in proofs if may_read(by, proof.objective, teams)]
    return Visible(proofs=shown, left_out=len(proofs) - len(shown))


def visible_to_all(proofs: Sequence[Proof]) -> Visible:
    """For a channel: only `workspace` objectives (domain.md §1)."""
    shown = [proof for proof in proofs if proof.objective.visibility is Visibility.WORKSPACE]
    return Visible(proofs=shown, left_out=len(proofs) - len(shown))


def shared(event: Event) -> bool:
    """Whether the answer is asked to be seen by everyone where the command was given."""
    return event.values.get("share") == "yes" and not event.place.dm


def visible_in(event: Event, by: Person, proofs: Sequence[Proof], teams: Mapping[TeamKey, Team]) -> Visible:
    """For the person, or for everyone there when the answer is shared."""
    return visible_to_all(proofs) if shared(event) else visible_to(by, proofs, teams)
