"""How the outbox is changed. Whoever sends holds the row under a token, and writes by it until another has it."""

from functools import cache

from sqlalchemy import JSON, Insert, Text, Update, and_, bindparam, case, delete, func, or_, select, text, update

from bot.ports import OutboxState, Priority
from storage.bulk import inserts
from storage.column_types import Instant
from storage.given_rows import given_rows
from storage.outbox_statements import MACHINE, expired, is_, waiting
from storage.queries import HERE, LIMIT, NOW, among, given, here
from storage.tables import DEAD, LEASED, SETTLED, WAITING, outbox

FINAL = (OutboxState.SENT, OutboxState.DROPPED, OutboxState.DEAD)
BOUND = {"key": Text(), "installation": Text(), "address": Text()}
BECAME = {
    "key": Text(),
    "token": Text(),
    "state": outbox.c.state.type,
    "address": Text(),
    "id": Text(),
    "card": JSON(),
    "again_at": Instant(),
    "reason": Text(),
}

# An edit armed again while it was being sent is due whatever became of that sending: it has a newer face to show.
# A row held but never attempted is as it was: an attempt is committed before its call. An attempt by a clock that has
# been set back since counts as made now. Who let the lease run out may still tell what became of it: the token stays.
EXPIRE = (
    update(outbox)
    .where(here(outbox), expired)
    .values(
        state=case(
            (or_(outbox.c.rearmed, outbox.c.attempts == 0), is_(OutboxState.PENDING)), else_=is_(OutboxState.UNKNOWN)
        ),
        attempts=case((outbox.c.rearmed, 0), else_=outbox.c.attempts),
        last_intent_at=case((outbox.c.last_intent_at > MACHINE, MACHINE), else_=outbox.c.last_intent_at),
        token=case((outbox.c.rearmed, None), else_=outbox.c.token),
        rearmed=False,
        lease_until=None,
        again_at=None,
    )
)
INTEND = (
    update(outbox)
    .where(
        here(outbox),
        LEASED,
        given(outbox.c.key),
        given(outbox.c.token),
        outbox.c.lease_until > bindparam("least", type_=Instant()),
    )
    .values(
        attempts=outbox.c.attempts + 1,
        repeats=outbox.c.repeats + bindparam("more_repeats"),
        last_intent_at=MACHINE,
        installation=bindparam("new_installation"),
        address=bindparam("new_address"),
        rearmed=False,
    )
)
RESEND = (
    update(outbox)
    .where(here(outbox), outbox.c.state == OutboxState.DEAD, among(outbox.c.key))
    .values(
        state=OutboxState.PENDING,
        due_at=NOW,
        expires_at=None,
        attempts=0,
        repeats=0,
        again_at=None,
        settled_at=None,
        reason=None,
    )
)
DROP = (
    update(outbox)
    .where(here(outbox), or_(waiting, DEAD), among(outbox.c.key))
    .values(state=OutboxState.DROPPED, settled_at=NOW, again_at=None, reason="dropped by an operator")
)
edit = outbox.alias("edit")
# What else is asked of priority and lease holds for all of them: it makes SQLite look into their indexes.
waits_to_edit = select(edit.c.edits).where(
    here(edit), text(f"edit.{WAITING}"), edit.c.edits.is_not(None), edit.c.priority >= Priority.ANSWER
)
is_editing = select(edit.c.edits).where(
    here(edit), text(f"edit.{LEASED}"), edit.c.edits.is_not(None), edit.c.lease_until.is_not(None)
)
PURGE = delete(outbox).where(
    here(outbox),
    outbox.c.key.in_(
        select(outbox.c.key)
        .where(
            here(outbox),
            SETTLED,
            outbox.c.settled_at < bindparam("before", type_=Instant()),
            outbox.c.key.not_in(waits_to_edit),
            outbox.c.key.not_in(is_editing),
        )
        .order_by(outbox.c.settled_at)
        .limit(LIMIT)
        .correlate(None)
    ),
)


@cache
def hold(dialect: str, *, attempt: bool) -> Update:
    """Lease the given rows, with where they are bound for; with `attempt` a call for each is announced."""
    new = given_rows(dialect, BOUND)
    tried = {"attempts": outbox.c.attempts + 1, "last_intent_at": MACHINE} if attempt else {}
    return (
        update(outbox)
        .where(outbox.c.workspace == new["here"], outbox.c.key == new["key"], waiting)
        .values(
            state=OutboxState.SENDING,
            token=bindparam("batch").concat(":").concat(outbox.c.key),
            lease_until=bindparam("new_lease", type_=Instant()),
            installation=func.coalesce(new["installation"], outbox.c.installation),
            address=func.coalesce(new["address"], outbox.c.address),
            **tried,
        )
        .returning(outbox.c.key)
    )


@cache
def settle(dialect: str) -> Update:
    """Write what became of the given rows, where the token is still theirs."""
    new = given_rows(dialect, BECAME)
    is_final = and_(~outbox.c.rearmed, or_(*(new["state"] == is_(state) for state in FINAL)))
    return (
        update(outbox)
        .where(outbox.c.workspace == new["here"], outbox.c.key == new["key"], outbox.c.token == new["token"])
        .values(
            state=case((outbox.c.rearmed, is_(OutboxState.PENDING)), else_=new["state"]),
            attempts=case((outbox.c.rearmed, 0), else_=outbox.c.attempts),
            rearmed=False,
            token=None,
            lease_until=None,
            ref_address=func.coalesce(new["address"], outbox.c.ref_address),
            ref_id=func.coalesce(new["id"], outbox.c.ref_id),
            sent_card=func.coalesce(new["card"], outbox.c.sent_card),
            again_at=case((outbox.c.rearmed, None), else_=new["again_at"]),
            reason=new["reason"],
            settled_at=case((is_final, NOW), else_=None),
        )
    )


@cache
def arm_edit(dialect: str) -> Insert:
    """Insert the edit, or give the one that is there its new `about` and make it due again."""
    statement = inserts(dialect)(outbox).values(workspace=HERE)
    sending = outbox.c.state == OutboxState.SENDING
    afresh = {"attempts": 0, "repeats": 0, "again_at": None, "token": None, "reason": None, "settled_at": None}
    return statement.on_conflict_do_update(
        index_elements=[outbox.c.workspace, outbox.c.key],
        set_={
            "kind": statement.excluded.kind,
            "about": statement.excluded.about,
            "due_at": statement.excluded.due_at,
            "expires_at": statement.excluded.expires_at,
            "rearmed": sending,
            "state": case((sending, outbox.c.state), else_=is_(OutboxState.PENDING)),
            **{name: case((sending, outbox.c[name]), else_=value) for name, value in afresh.items()},
        },
    )
