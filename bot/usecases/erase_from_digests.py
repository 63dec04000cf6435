"""Take a person out of the snapshots that digests were composed from."""

from collections.abc import Collection, Sequence
from dataclasses import replace

from bot.digest.view import KeyResultView, View, from_json, to_json
from bot.domain.people import FORMER_OWNER, FORMER_OWNERS_NAME, Person
from bot.ports import Snapshot, Transaction

NO_TEXTS: frozenset[str] = frozenset()


def erased_from_digests(tx: Transaction, snapshots: Sequence[Snapshot], person: Person) -> Sequence[Snapshot]:
    """Those of the snapshots that change: their name goes, and every text that no check-in has any more.

    A snapshot has names and texts without ids. So a namesake's name goes too, and what is now the former owner's is
    taken for always having been.
    """
    views = [from_json(snapshot.about) for snapshot in snapshots]
    keys = sorted({one.key for view in views for one in view.key_results})
    texts = tx.erasure.texts(keys)
    former = {key for key, proof in tx.okrs.key_results(keys).items() if proof.key_result.owner == FORMER_OWNER}

    def erased(view: View) -> View:
        return replace(
            view,
            key_results=[
                _erased(one, texts.get(one.key, NO_TEXTS), person, was_theirs=one.key in former)
                for one in view.key_results
            ],
        )

    pairs = [(snapshot, view, erased(view)) for snapshot, view in zip(snapshots, views, strict=True)]
    return [replace(snapshot, about=to_json(new)) for snapshot, old, new in pairs if new != old]


def _erased(one: KeyResultView, texts: Collection[str], person: Person, *, was_theirs: bool) -> KeyResultView:
    return replace(
        one,
        owner=FORMER_OWNERS_NAME if was_theirs or one.owner == person.name else one.owner,
        note=one.note if one.note in texts else None,
        blocker=one.blocker if one.blocker in texts else None,
    )
