"""Store one person's news on one or more key results, as one answer."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from bot.domain.check_in import CheckIn, CheckInKind, Word, counted
from bot.domain.okr import Key
from bot.domain.people import Person
from bot.errors import NotFound, OkrError
from bot.ports import Transaction
from bot.usecases.check_permission import require_may_check_in
from bot.usecases.known import Known, known_of
from bot.usecases.refresh_ask import refresh_ask
from bot.usecases.settle_blockers import settle_blockers


class NothingToKeep(OkrError):
    """{key} has no value yet, so there is nothing to leave unchanged. Say what it is now."""

    def __init__(self, *, key: Key) -> None:
        """Keep the key, so that a form can say so beside its field."""
        super().__init__(key=key)
        self.key = key


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
    tx: Transaction, news: Sequence[News], *, author: Person, answer: str, now: datetime, known: Known | None = None
) -> Sequence[CheckIn]:
    """Store the news under `answer` and close what it answers; raises NotAllowed, NotFound or NothingToKeep.

    `known` spares reading again what the caller has read in this transaction.
    """
    before = known or known_of(tx, [one.key for one in news])
    _require_known(news, before)
    require_may_check_in(tx, author, [before.proofs[one.key] for one in news])
    for one in news:
        if lacks_a_value_to_keep(one, before):
            raise NothingToKeep(key=one.key)
    check_ins = [_check_in(one, author=author, answer=answer, at=before.moment_after(one.key, now)) for one in news]
    tx.check_ins.add(check_ins)
    after = {one.key_result: (*before.history(one.key_result), one) for one in check_ins}
    settle_blockers(tx, before.histories, after, now=now)
    _close_entries(tx, check_ins, before, answer, now)
    return check_ins


def lacks_a_value_to_keep(one: News, known: Known) -> bool:
    """Whether *no change* means nothing: no value was ever given, and there is no start to stand for it."""
    if not one.unchanged or known.proofs[one.key].key_result.measure.start is not None:
        return False
    return all(check_in.value is None for check_in in counted(known.history(one.key)))


def _require_known(news: Sequence[News], known: Known) -> None:
    for one in news:
        if one.key not in known.proofs:
            raise NotFound(key=one.key)


def _check_in(one: News, *, author: Person, answer: str, at: datetime) -> CheckIn:
    return CheckIn(
        id=f"{answer}/{one.key}",
        answer=answer,
        key_result=one.key,
        author=author.id,
        at=at,
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


def _close_entries(tx: Transaction, check_ins: Sequence[CheckIn], known: Known, answer: str, now: datetime) -> None:
    """Close the entries in every ask of the owners; asks that show the answer, or what it corrects, get a new face."""
    asks: set[str] = set()
    for owner in sorted({known.proofs[one.key_result].key_result.owner for one in check_ins}):
        keys = [one.key_result for one in check_ins if known.proofs[one.key_result].key_result.owner == owner]
        asks |= set(tx.asks.answer(owner, keys, answer))
    for corrected in corrected_answers(check_ins, known):
        asks |= {ask.id for ask in tx.asks.of_answer(corrected)}
    for ask in sorted(asks):
        refresh_ask(tx, ask, now=now)


def corrected_answers(check_ins: Sequence[CheckIn], known: Known) -> Sequence[str]:
    """The answers in which what these correct was first said."""
    first: set[str] = set()
    for check_in in check_ins:
        by_id = {each.id: each for each in known.history(check_in.key_result)}
        said = check_in
        while said.replaces is not None and said.replaces in by_id:
            said = by_id[said.replaces]
        if said is not check_in:
            first.add(said.answer)
    return sorted(first)
