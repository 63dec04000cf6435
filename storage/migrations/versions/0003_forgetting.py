"""Let an author become the former owner; everything else about a check-in stays as it is."""

from alembic import op

revision = "0003"
down_revision = "0002"

SAID = (
    "workspace",
    "id",
    "answer",
    "key_result",
    "at",
    "kind",
    "replaces",
    "value",
    "confidence",
    "word",
    "unchanged",
    "blocked",
)
REFUSAL = "what people said is only ever added; correct it with a new check-in"


def upgrade() -> None:
    """Replace the trigger that refused every update."""
    new, old = (", ".join(f"{side}.{name}" for name in SAID) for side in ("NEW", "OLD"))
    if op.get_bind().dialect.name == "sqlite":
        op.execute("DROP TRIGGER check_ins_update")
        op.execute(
            "CREATE TRIGGER check_ins_update BEFORE UPDATE ON check_ins"
            f" WHEN NOT (NEW.author = 'former-owner' AND ({new}) IS ({old}))"
            f" BEGIN SELECT RAISE(ABORT, '{REFUSAL}'); END"
        )
    else:
        op.execute("DROP TRIGGER check_ins_update ON check_ins")
        op.execute(
            "CREATE TRIGGER check_ins_update BEFORE UPDATE ON check_ins FOR EACH ROW"
            f" WHEN (NOT (NEW.author = 'former-owner' AND ROW({new}) IS NOT DISTINCT FROM ROW({old})))"
            " EXECUTE FUNCTION refuse_change()"
        )
