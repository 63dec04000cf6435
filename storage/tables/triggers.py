"""Check-ins are only ever added: the database itself refuses the rest, whoever asks.

But for one thing: their author can become the former owner, who is nobody (docs/privacy.md). What was said stays.
"""

from collections.abc import Sequence

from sqlalchemy import DDL, Table, event

from bot.domain.people import FORMER_OWNER
from storage.tables.news import check_in_texts, check_ins

REFUSAL = "what people said is only ever added; correct it with a new check-in"
SQLITE = "CREATE TRIGGER {table}_{action} BEFORE {action} ON {table} BEGIN SELECT RAISE(ABORT, '{refusal}'); END"
POSTGRES_FUNCTION = (
    "CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS"
    " $$ BEGIN RAISE EXCEPTION '{refusal}' USING ERRCODE = 'restrict_violation'; END $$"
)
POSTGRES = "CREATE TRIGGER {table}_{action} BEFORE {action} ON {table} EXECUTE FUNCTION refuse_change()"
SQLITE_BUT_FOR = (
    "CREATE TRIGGER check_ins_update BEFORE UPDATE ON check_ins"
    " WHEN NOT (NEW.author = '{nobody}' AND ({new}) IS ({old})) BEGIN SELECT RAISE(ABORT, '{refusal}'); END"
)
POSTGRES_BUT_FOR = (
    "CREATE TRIGGER check_ins_update BEFORE UPDATE ON check_ins FOR EACH ROW"
    " WHEN (NOT (NEW.author = '{nobody}' AND ROW({new}) IS NOT DISTINCT FROM ROW({old})))"
    " EXECUTE FUNCTION refuse_change()"
)


def append_only(table: Table, sqlite: Sequence[str], postgres: Sequence[str]) -> None:
    """Have every one of these actions on the table refused."""
    for dialect, template, actions in (("sqlite", SQLITE, sqlite), ("postgresql", POSTGRES, postgres)):
        for action in actions:
            _after_create(table, dialect, template.format(table=table.name, action=action.lower(), refusal=REFUSAL))


def only_authors_become_nobody() -> None:
    """Have every other change of a check-in refused."""
    said = [column.name for column in check_ins.columns if column.name != "author"]
    new, old = (", ".join(f"{side}.{name}" for name in said) for side in ("NEW", "OLD"))
    for dialect, template in (("sqlite", SQLITE_BUT_FOR), ("postgresql", POSTGRES_BUT_FOR)):
        _after_create(check_ins, dialect, template.format(nobody=FORMER_OWNER, new=new, old=old, refusal=REFUSAL))


def _after_create(table: Table, dialect: str, statement: str) -> None:
    ddl = DDL(statement)  # type: ignore[no-untyped-call]
    event.listen(table, "after_create", ddl.execute_if(dialect=dialect))


_after_create(check_ins, "postgresql", POSTGRES_FUNCTION.format(refusal=REFUSAL))
append_only(check_ins, sqlite=("DELETE",), postgres=("DELETE", "TRUNCATE"))
only_authors_become_nobody()
append_only(check_in_texts, sqlite=("UPDATE",), postgres=("UPDATE",))
