"""Store a sent check-in form."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from bot.commands.arguments import nothing as arguments
from bot.commands.check_in import handle as open_form
from bot.commands.fields import EmptyForm, by_key, read_fields
from bot.domain.check_in import CheckIn
from bot.domain.people import Person
from bot.errors import FormErrors
from bot.ports import Answer, Event, Transaction
from bot.usecases.echo import echo
from bot.usecases.find_asked import as_asked
from bot.usecases.known import Known, known_of
from bot.usecases.record_check_ins import News, NothingToKeep, record_check_ins

NAME = "store-check-in"
HELP = None
READS = False
OPENS = "check-in"

__all__ = ["HELP", "NAME", "OPENS", "READS", "arguments", "handle"]


def handle(tx: Transaction, event: Event, *, by: Person, now: datetime) -> Answer:
    """One bad field stores nothing of the form; a page that isn't the last opens the next, all pages are one answer."""
    known = known_of(tx, list(by_key(event.values)))
    news = _read(tx, event, by, known)
    answer = event.values.get("answer", event.id)
    if news:
        _record(tx, news, by, answer, known, now)
    elif "next" not in event.values and "answer" not in event.values:
        raise FormErrors({_first_field(event): str(EmptyForm())})
    if "next" not in event.values:
        return echo(tx, event, answer=answer, by=by, now=now)
    so_far = {"answer": answer} if news else {}
    return open_form(tx, replace(event, values={**event.values, **so_far}), by=by, now=now)


def _record(tx: Transaction, news: Sequence[News], by: Person, answer: str, known: Known, now: datetime) -> None:
    try:
        record_check_ins(tx, news, author=by, answer=answer, known=known, now=now)
    except NothingToKeep as error:
        raise FormErrors({f"value:{error.key}": str(error)}) from error


def _read(tx: Transaction, event: Event, by: Person, known: Known) -> Sequence[News]:
    fields = by_key(event.values)
    stored = tx.check_ins.of_answer(event.values["edit"]) if "edit" in event.values else ()
    corrects = {check_in.key_result: check_in.id for check_in in stored if check_in.author == by.id}
    read = [
        read_fields(
            fields[key],
            as_asked(proof, _without(corrects.get(key), known.history(key))),
            proof.key_result.measure,
            locale=by.locale or tx.workspace.locale,
            corrects=corrects.get(key),
        )
        for key, proof in known.proofs.items()
    ]
    errors = {name: sentence for one in read for name, sentence in one.errors.items()}
    if errors:
        raise FormErrors(errors)
    return [one.news for one in read if one.news is not None]


def _without(corrected: str | None, history: Sequence[CheckIn]) -> Sequence[CheckIn]:
    """A correction is judged by what was known before the mistake."""
    by_id = {check_in.id: check_in for check_in in history}
    mistaken: set[str] = set()
    while corrected is not None and corrected in by_id:
        mistaken.add(corrected)
        corrected = by_id[corrected].replaces
    return [check_in for check_in in history if check_in.id not in mistaken]


def _first_field(event: Event) -> str:
    return next((name for name in event.values if ":" in name), "value")
