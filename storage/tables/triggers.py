"""Check-ins are only ever added: the database itself refuses the rest, whoever asks."""

from collections.abc import Sequence

from sqlalchemy import DDL, Table, event

from storage.tables.news import check_in_texts, check_ins

REFUSAL = "what people said is only ever added; correct it with a new check-in"
SQLITE = "CREATE TRIGGER {table}_{action} BEFORE {action} ON {table} BEGIN SELECT RAISE(ABORT, '{refusal}'); END"
POSTGRES_FUNCTION = (
    "CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS"
    " $$ BEGIN RAISE EXCEPTION '{refusal}' USING ERRCODE = 'restrict_violation'; END $$"
)
POSTGRES = "CREATE TRIGGER {table}_{action} BEFORE {action} ON {table} EXECUTE FUNCTION refuse_change()"


def append_only(table: Table, sqlite: Sequence[str], postgres: Sequence[str]) -> None:
    """Have every one of these actions on the table refused."""
    for dialect, template, actions in (("sqlite", SQLITE, sqlite), ("postgresql", POSTGRES, postgres)):
        for action in actions:
            ddl = DDL(template.format(table=table.name, action=action.lower(), refusal=REFUSAL))  # type: ignore[no-untyped-call]
            event.listen(table, "after_create", ddl.execute_if(dialect=dialect))


function = DDL(POSTGRES_FUNCTION.format(refusal=REFUSAL))  # type: ignore[no-untyped-call]
event.listen(check_ins, "after_create", function.execute_if(dialect="postgresql"))
append_only(check_ins, sqlite=("UPDATE", "DELETE"), postgres=("UPDATE", "DELETE", "TRUNCATE"))
append_only(check_in_texts, sqlite=("UPDATE",), postgres=("UPDATE",))
