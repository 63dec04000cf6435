"""What one answer stored, in the words of its echo."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal

from bot.domain.check_in import CheckIn, CheckInKind, counted
from bot.domain.okr import Key, KeyResult
from bot.ports import Transaction
from bot.usecases.look import Seen, look

CONFIDENCE_HOLDS = timedelta(weeks=3)


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """One key result of an answer: the check-in, the value before it, and how the key result stands since."""

    key_result: KeyResult
    check_in: CheckIn
    before: Decimal | None
    seen: Seen

    @property
    def asks_confidence(self) -> bool:
        """Whether nothing changed but the confidence is too old to go on with (domain.md §5)."""
        said_at = self.seen.now.confidence_at
        return self.check_in.unchanged and said_at is not None and self.check_in.at - said_at > CONFIDENCE_HOLDS


def describe_answers(tx: Transaction, answers: Sequence[str], *, now: datetime) -> Mapping[Key, Said]:
    """What still counts of these answers, newest for each key result."""
    stored = [check_in for answer in answers for check_in in tx.check_ins.of_answer(answer)]
    proofs = tx.okrs.key_results(sorted({check_in.key_result for check_in in stored}))
    seen = look(tx, list(proofs.values()), now=now)
    said: dict[Key, Said] = {}
    for one in seen.seen:
        standing = counted(one.history)
        named = _with_corrections(one.history, {check_in.id for check_in in stored})
        ours = [check_in for check_in in standing if check_in.id in named]
        if ours:
            said[one.key_result.key] = Said(
                key_result=one.key_result, check_in=ours[-1], before=_before(standing, ours[-1]), seen=one
            )
    return {check_in.key_result: said[check_in.key_result] for check_in in stored if check_in.key_result in said}


def _with_corrections(history: Sequence[CheckIn], ids: set[str]) -> set[str]:
    """The check-ins and what took their place since; a history stands oldest first."""
    for check_in in history:
        if check_in.kind is CheckInKind.CORRECTION and check_in.replaces in ids:
            ids = ids | {check_in.id}
    return ids


def _before(standing: Sequence[CheckIn], check_in: CheckIn) -> Decimal | None:
    """The newest value from before the check-in."""
    older = [c.value for c in standing if c.value is not None and (c.at, c.id) < (check_in.at, check_in.id)]
    return older[-1] if older else None
