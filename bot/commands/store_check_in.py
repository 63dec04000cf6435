"""Store a sent check-in form."""

from datetime import datetime

from bot.commands.arguments import nothing as arguments
from bot.commands.check_in import handle as open_form
from bot.commands.fields import EmptyForm, by_key, read_fields
from bot.domain.people import Person
from bot.errors import FormErrors
from bot.ports import Answer, Event, Transaction
from bot.usecases.echo import echo
from bot.usecases.find_asked import as_asked
from bot.usecases.record_check_ins import News, record_check_ins
from bot.usecases.refresh_ask import refresh_ask

NAME = "store-check-in"
HELP = None
READS = False

__all__ = ["HELP", "NAME", "READS", "arguments", "handle"]


def handle(tx: Transaction, event: Event, *, by: Person, now: datetime) -> Answer:
    """One bad field stores nothing of the form; a page that isn't the last opens the next."""
    news = _read(tx, event, by)
    record_check_ins(tx, news, author=by, answer=event.id, now=now)
    if "edit" in event.values and "ask" in event.values:
        refresh_ask(tx, event.values["ask"], now=now)
    if "next" in event.values:
        return open_form(tx, event, by=by, now=now)
    return echo(tx, event, by=by, now=now)


def _read(tx: Transaction, event: Event, by: Person) -> list[News]:
    fields = by_key(event.values)
    proofs = tx.okrs.key_results(list(fields))
    histories = tx.check_ins.histories(list(fields))
    stored = tx.check_ins.of_answer(event.values["edit"]) if "edit" in event.values else ()
    corrects = {check_in.key_result: check_in.id for check_in in stored}
    read = [
        read_fields(
            fields[key],
            as_asked(proof, histories.get(key, ())),
            proof.key_result.measure,
            locale=by.locale or tx.workspace.locale,
            corrects=corrects.get(key),
        )
        for key, proof in proofs.items()
    ]
    errors = {name: sentence for one in read for name, sentence in one.errors.items()}
    news = [one.news for one in read if one.news is not None]
    if not news and not errors:
        first = next((name for name in event.values if ":" in name), "value")
        errors = {first: str(EmptyForm())}
    if errors:
        raise FormErrors(errors)
    return news
