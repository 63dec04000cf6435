"""What is said about key results: check-ins and blockers, with their texts apart."""

from sqlalchemy import Boolean, Index, Text, text

from bot.domain.check_in import CheckInKind, Word
from storage.column_types import KEY, Choice, Exact, Instant
from storage.tables.parts import index_where, key, may, must, refers, table

REPLACING = text("replaces IS NOT NULL")
OPEN_BLOCKER = text("resolved_at IS NULL")

# Authors are ids without a foreign key: a person can be erased without touching what they said was so.
check_ins = table(
    "check_ins",
    key("id"),
    must("answer", KEY),
    must("key_result", KEY),
    must("author", KEY),
    must("at", Instant()),
    must("kind", Choice(CheckInKind)),
    may("replaces", KEY),
    may("value", Exact()),
    may("confidence", Exact()),
    may("word", Choice(Word)),
    must("unchanged", Boolean()),
    may("blocked", Boolean()),
    refers("key_results", {"key_result": "key"}),
)
Index("check_ins_history", check_ins.c.workspace, check_ins.c.key_result, check_ins.c.at, check_ins.c.id)
Index("check_ins_of_answer", check_ins.c.workspace, check_ins.c.answer)
Index("check_ins_of_author", check_ins.c.workspace, check_ins.c.author, check_ins.c.at)
index_where("check_ins_disputed", REPLACING, check_ins.c.workspace, check_ins.c.key_result, check_ins.c.replaces)
check_in_texts = table(
    "check_in_texts",
    key("check_in"),
    may("reason", Text()),
    may("note", Text()),
    may("blocker", Text()),
    refers("check_ins", {"check_in": "id"}),
)
blockers = table(
    "blockers",
    key("id"),
    must("key_result", KEY),
    must("opened_at", Instant()),
    must("opened_by", KEY),
    may("resolved_at", Instant()),
    may("resolved_by", KEY),
    refers("key_results", {"key_result": "key"}),
)
index_where("blockers_one_open", OPEN_BLOCKER, blockers.c.workspace, blockers.c.key_result, unique=True)
blocker_texts = table("blocker_texts", key("blocker"), may("what", Text()), refers("blockers", {"blocker": "id"}))
