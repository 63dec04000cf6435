"""Check-ins: added, read, never changed. Their texts are rows apart, which may be deleted."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import bindparam, exists, func, select

from bot.domain.check_in import CheckIn, CheckInKind, counted
from bot.domain.okr import Key
from bot.domain.people import PersonId
from storage.column_types import Instant
from storage.queries import among, given, here
from storage.reading_check_ins import read, stored_check_ins
from storage.rows import row
from storage.scope import Scope
from storage.tables import check_in_texts, check_ins, key_results
from storage.uncollected import uncollected

TEXTS = ("reason", "note", "blocker")

EVERY = stored_check_ins().where(here(check_ins))
HISTORIES = EVERY.where(among(check_ins.c.key_result)).order_by(check_ins.c.key_result, check_ins.c.at, check_ins.c.id)
OF_ANSWER = EVERY.where(given(check_ins.c.answer)).order_by(check_ins.c.at, check_ins.c.id)
retraction = check_ins.alias("retraction")
newest = check_ins.alias("newest")
LAST_ANSWER = EVERY.where(
    check_ins.c.answer
    == select(newest.c.answer)
    .where(here(newest), given(newest.c.author), newest.c.at >= bindparam("since", type_=Instant()))
    .where(newest.c.kind != CheckInKind.RETRACTION)
    .order_by(newest.c.at.desc(), newest.c.id.desc())
    .limit(1)
    .scalar_subquery(),
    ~exists().where(
        retraction.c.workspace == check_ins.c.workspace,
        retraction.c.key_result == check_ins.c.key_result,
        retraction.c.replaces == check_ins.c.id,
        retraction.c.kind == CheckInKind.RETRACTION,
    ),
).order_by(check_ins.c.at, check_ins.c.id)
of_key_result = (check_ins.c.workspace == key_results.c.workspace) & (check_ins.c.key_result == key_results.c.key)
LAST_DAYS = select(
    key_results.c.key,
    select(func.max(check_ins.c.at)).where(of_key_result).scalar_subquery().label("at"),
    exists().where(of_key_result, check_ins.c.replaces.is_not(None)).label("disputed"),
).where(here(key_results), among(key_results.c.key))


@dataclass(slots=True)
class CheckInRows:
    """`bot.ports.CheckIns`."""

    scope: Scope

    def histories(self, keys: Sequence[Key]) -> Mapping[Key, Sequence[CheckIn]]:
        """All of each key result's check-ins, oldest first, in one query; a key without any is left out."""
        found: dict[Key, list[CheckIn]] = {}
        with uncollected():
            for check_in in read(self.scope, HISTORIES, keys=list(keys)):
                found.setdefault(check_in.key_result, []).append(check_in)
        return found

    def last_days(self, keys: Sequence[Key]) -> Mapping[Key, datetime]:
        """When each was last checked in on; whole histories are read only where something was taken back."""
        found = self.scope.all(LAST_DAYS, keys=list(keys))
        last = {each["key"]: each["at"] for each in found if each["at"] and not each["disputed"]}
        disputed = [each["key"] for each in found if each["disputed"]]
        for key, history in self.histories(disputed).items() if disputed else ():
            if standing := counted(history):
                last[key] = standing[-1].at
        return last

    def add(self, check_ins_: Sequence[CheckIn]) -> None:
        """Add them; the database refuses to change or remove them later."""
        self.scope.insert(check_ins, [row(each, *TEXTS) for each in check_ins_])
        said = [each for each in check_ins_ if each.reason or each.note or each.blocker]
        texts = [{"check_in": each.id} | {name: getattr(each, name) for name in TEXTS} for each in said]
        self.scope.insert(check_in_texts, texts)

    def of_answer(self, answer: str) -> Sequence[CheckIn]:
        """Everything the answer stored, oldest first."""
        return list(read(self.scope, OF_ANSWER, its_answer=answer))

    def last_answer(self, author: PersonId, since: datetime) -> Sequence[CheckIn]:
        """What the author's newest answer stored and nobody took back, if it isn't older than `since`."""
        return list(read(self.scope, LAST_ANSWER, its_author=author, since=since))
