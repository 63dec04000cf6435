"""Which of the numbers a file gives for today are news."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime

from bot.domain.check_in import CheckIn, counted
from bot.domain.okr import Key
from bot.importing.changes import Change, FieldChange, News, Verdict


def fresh(
    news: Iterable[News], histories: Mapping[Key, Sequence[CheckIn]], *, file: str, now: datetime
) -> Iterator[Change[CheckIn]]:
    """A check-in by the owner for each that differs from what this file said last and from what is known now."""
    for one in news:
        key, draft = one.key_result.key, one.draft
        history = counted(histories.get(key, ()))
        said = (draft.value, draft.confidence)
        last_of_file = next((c for c in reversed(history) if c.answer.startswith(f"import:{file}:")), None)
        if last_of_file is not None and (last_of_file.value, last_of_file.confidence) == said:
            continue
        value = next((c.value for c in reversed(history) if c.value is not None), None)
        confidence = next((c.confidence for c in reversed(history) if c.confidence is not None), None)
        if draft.value in {None, value} and draft.confidence in {None, confidence}:
            continue
        answer = f"import:{file}:{draft.spot.line}:{now:%Y%m%dT%H%M%S}"
        new = CheckIn(
            id=f"{answer}/{key}",
            answer=answer,
            key_result=key,
            author=one.key_result.owner,
            at=now,
            value=draft.value,
            confidence=draft.confidence,
        )
        differing = [("value", value, draft.value), ("confidence", confidence, draft.confidence)]
        yield Change(
            thing="check-in",
            key=key,
            title=one.key_result.title,
            verdict=Verdict.ADDED,
            new=new,
            fields=tuple(
                FieldChange(field=field, old="" if before is None else str(before), new=str(after))
                for field, before, after in differing
                if after is not None
            ),
        )
