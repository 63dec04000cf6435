"""Store one person's news on one or more key results, as one answer."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from decimal import Decimal

from bot.domain.access import may_check_in
from bot.domain.check_in import Blocker, CheckIn, CheckInKind, Word, counted
from bot.domain.okr import Key
from bot.domain.people import Person
from bot.errors import NotAllowed, NotFound, OkrError
from bot.ports import EntryState, Proof, Transaction
from bot.usecases.refresh_ask import refresh_ask


class NothingToKeep(OkrError):
    """{key} has no value yet, so there is nothing to leave unchanged: what is it now?"""


@dataclass(frozen=True, slots=True, kw_only=True)
class News:
    """What is said about one key result; None = not said. `corrects` is the check-in it takes the place of."""

    key: Key
    value: Decimal | None = None
    confidence: Decimal | None = None
    word: Word | None = None
    unchanged: bool = False
    blocked: bool | None = None
    blocker: str | None = None
    note: str | None = None
    corrects: str | None = None


def record_check_ins(
    tx: Transaction, news: Sequence[News], *, author: Person, answer: str, now: datetime
) -> Sequence[CheckIn]:
    """Store the news under `answer` and close what it answers; raises NotAllowed, NotFound or NothingToKeep."""
    proofs = tx.okrs.key_results([one.key for one in news])
    _require_allowed(tx, news, proofs, author)
    histories = tx.check_ins.histories([one.key for one in news])
    for one in news:
        _require_something_to_keep(one, proofs[one.key], histories.get(one.key, ()))
    check_ins = [_check_in(one, author=author, answer=answer, now=now) for one in news]
    tx.check_ins.add(check_ins)
    _settle_blockers(tx, check_ins)
    _close_entries(tx, check_ins, proofs, answer)
    return check_ins


def _require_allowed(tx: Transaction, news: Sequence[News], proofs: Mapping[Key, Proof], author: Person) -> None:
    for one in news:
        if one.key not in proofs:
            raise NotFound(key=one.key)
    if all(proof.key_result.owner == author.id for proof in proofs.values()):
        return
    teams = tx.teams.lineages(sorted({proof.objective.team for proof in proofs.values()}))
    for key, proof in proofs.items():
        if not may_check_in(author, proof.key_result.owner, proof.objective.team, teams):
            raise NotAllowed(key=key, owner=tx.people.get(proof.key_result.owner).name)


def _require_something_to_keep(one: News, proof: Proof, history: Sequence[CheckIn]) -> None:
    if not one.unchanged or proof.key_result.measure.start is not None:
        return
    if not any(check_in.value is not None for check_in in counted(history)):
        raise NothingToKeep(key=one.key)


def _check_in(one: News, *, author: Person, answer: str, now: datetime) -> CheckIn:
    return CheckIn(
        id=f"{answer}/{one.key}",
        answer=answer,
        key_result=one.key,
        author=author.id,
        at=now,
        kind=CheckInKind.CORRECTION if one.corrects else CheckInKind.UPDATE,
        replaces=one.corrects,
        value=one.value,
        confidence=one.confidence,
        word=one.word,
        unchanged=one.unchanged,
        blocked=one.blocked,
        note=one.note,
        blocker=one.blocker,
    )


def _settle_blockers(tx: Transaction, check_ins: Sequence[CheckIn]) -> None:
    """A check-in opens the blocker it names, or resolves the open one; saying the same again changes nothing."""
    said = [check_in for check_in in check_ins if check_in.blocked is not None]
    if not said:
        return
    standing = tx.blockers.open_of([check_in.key_result for check_in in said])
    for check_in in said:
        blocker = standing.get(check_in.key_result)
        if blocker is not None and not _still_the_same(blocker, check_in):
            tx.blockers.resolve([blocker.id], at=check_in.at, by=check_in.id)
    opened = [c for c in said if c.blocked and not _still_the_same(standing.get(c.key_result), c)]
    if opened:
        tx.blockers.add([_opened(check_in) for check_in in opened])


def _still_the_same(standing: Blocker | None, check_in: CheckIn) -> bool:
    if standing is None or not check_in.blocked:
        return False
    return check_in.blocker is None or check_in.blocker == standing.what


def _opened(check_in: CheckIn) -> Blocker:
    return Blocker(
        id=check_in.id,
        key_result=check_in.key_result,
        opened_at=check_in.at,
        opened_by=check_in.author,
        what=check_in.blocker,
    )


def _close_entries(tx: Transaction, check_ins: Sequence[CheckIn], proofs: Mapping[Key, Proof], answer: str) -> None:
    """The entries are closed in every ask of the owners in which they are open."""
    keys = [check_in.key_result for check_in in check_ins]
    for owner in sorted({proof.key_result.owner for proof in proofs.values()}):
        for ask in tx.asks.with_open(owner, keys):
            answered = [entry.key_result for entry in ask.open if entry.key_result in keys]
            tx.asks.set_entries(ask.id, answered, EntryState.ANSWERED, answer)
            if len(answered) == len(ask.open) and ask.next_reminder_at is not None:
                tx.asks.put(replace(ask, next_reminder_at=None))
            refresh_ask(tx, ask.id, now=check_ins[0].at)
