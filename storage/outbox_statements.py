"""The statements of the outbox. Whoever claims holds the row under a token; without the token nothing is written."""

from functools import cache

from sqlalchemy import ColumnElement, Insert, and_, bindparam, case, exists, func, literal, or_, select, text, update

from bot.ports import Message, OutboxState
from storage.bulk import inserts
from storage.column_types import Instant
from storage.queries import HERE, LIMIT, NOW, among, given, here
from storage.rows import columns
from storage.tables import LEASED, WAITING, outbox, paces, workspaces

REFS = (outbox.c.thread_address, outbox.c.thread_id, outbox.c.ref_address, outbox.c.ref_id)
EVERY = select(*columns(Message, outbox), *REFS).where(here(outbox))
ONE = EVERY.where(given(outbox.c.key))
AT = EVERY.where(given(outbox.c.ref_address), given(outbox.c.ref_id), outbox.c.op == "post")
REF = select(outbox.c.ref_address, outbox.c.ref_id).where(here(outbox), given(outbox.c.key))
CLOCK = select(func.clock_timestamp().label("clock"))
machine = bindparam("clock", type_=Instant())


def is_(state: OutboxState) -> ColumnElement[OutboxState]:
    """The state as a value in SQL."""
    return literal(state, outbox.c.state.type)


# An edit armed again while it was being sent is due whatever became of that sending: it has a newer face to show.
# A row claimed but never attempted is as it was: an attempt is committed before its call.
expired = and_(
    LEASED, or_(outbox.c.lease_until <= machine, outbox.c.lease_until > bindparam("furthest", type_=Instant()))
)
EXPIRE = (
    update(outbox)
    .where(here(outbox), expired)
    .values(
        state=case(
            (or_(outbox.c.rearmed, outbox.c.attempts == 0), is_(OutboxState.PENDING)), else_=is_(OutboxState.UNKNOWN)
        ),
        attempts=case((outbox.c.rearmed, 0), else_=outbox.c.attempts),
        rearmed=False,
        token=None,
        lease_until=None,
    )
)
edited = outbox.alias("edited")
its_message = and_(edited.c.workspace == outbox.c.workspace, edited.c.key == outbox.c.edits)
bound_for = func.coalesce(outbox.c.installation, edited.c.installation)
# A message without an installation of its own waits while any is throttled: it may be bound for that one.
is_throttled = exists().where(
    paces.c.workspace == outbox.c.workspace,
    paces.c.blocked_until > machine,
    or_(paces.c.installation == bound_for, bound_for.is_(None)),
)
waiting = text(f"outbox.{WAITING}")
claimable = and_(
    waiting,
    outbox.c.due_at <= NOW,
    or_(outbox.c.again_at.is_(None), outbox.c.again_at <= machine),
    or_(outbox.c.edits.is_(None), edited.c.state == OutboxState.SENT),
    ~is_throttled,
)
untried = and_(waiting, outbox.c.attempts == 0, outbox.c.again_at.is_(None), outbox.c.edits.is_(None))
CLAIMABLE = (
    select(
        *EVERY.selected_columns,
        outbox.c.state,
        outbox.c.attempts,
        outbox.c.last_intent_at,
        edited.c.ref_address.label("edited_ref_address"),
        edited.c.ref_id.label("edited_ref_id"),
        edited.c.installation.label("edited_installation"),
    )
    .outerjoin_from(outbox, edited, its_message)
    .where(here(outbox), claimable)
    .order_by(outbox.c.priority, outbox.c.due_at, outbox.c.expires_at, outbox.c.key)
    .limit(LIMIT)
)
LEASE = (
    update(outbox)
    .where(here(outbox), among(outbox.c.key))
    .values(
        state=OutboxState.SENDING,
        token=bindparam("batch").concat(":").concat(outbox.c.key),
        lease_until=bindparam("new_lease"),
    )
)
INTEND = (
    update(outbox)
    .where(here(outbox), LEASED, among(outbox.c.token), outbox.c.lease_until > bindparam("least", type_=Instant()))
    .values(attempts=outbox.c.attempts + 1, last_intent_at=bindparam("new_intent"), rearmed=False)
    .returning(outbox.c.token)
)
PLACE = (
    update(outbox)
    .where(here(outbox), given(outbox.c.key), given(outbox.c.token))
    .values(installation=bindparam("new_installation"), address=bindparam("new_address"))
)
SETTLE = (
    update(outbox)
    .where(here(outbox), given(outbox.c.key), given(outbox.c.token))
    .values(
        state=case(
            (outbox.c.rearmed, is_(OutboxState.PENDING)), else_=bindparam("new_state", type_=outbox.c.state.type)
        ),
        attempts=case((outbox.c.rearmed, 0), else_=outbox.c.attempts),
        rearmed=False,
        token=None,
        lease_until=None,
        ref_address=func.coalesce(bindparam("new_address"), outbox.c.ref_address),
        ref_id=func.coalesce(bindparam("new_id"), outbox.c.ref_id),
        sent_card=func.coalesce(bindparam("new_card", type_=outbox.c.sent_card.type), outbox.c.sent_card),
        again_at=bindparam("new_again"),
        reason=bindparam("new_reason"),
    )
)


@cache
def arm_edit(dialect: str) -> Insert:
    """Insert the edit, or give the one that is there its new `about` and make it due again."""
    statement = inserts(dialect)(outbox).values(workspace=HERE)
    sending = outbox.c.state == OutboxState.SENDING
    return statement.on_conflict_do_update(
        index_elements=[outbox.c.workspace, outbox.c.key],
        set_={
            "kind": statement.excluded.kind,
            "about": statement.excluded.about,
            "due_at": statement.excluded.due_at,
            "expires_at": statement.excluded.expires_at,
            "rearmed": sending,
            "state": case((sending, outbox.c.state), else_=is_(OutboxState.PENDING)),
            "attempts": case((sending, outbox.c.attempts), else_=0),
            "again_at": case((sending, outbox.c.again_at), else_=None),
        },
    )


TO_DRAIN = select(workspaces.c.id).where(
    or_(
        exists(1)
        .select_from(outbox.outerjoin(edited, its_message))
        .where(outbox.c.workspace == workspaces.c.id, claimable),
        exists(1).select_from(outbox).where(outbox.c.workspace == workspaces.c.id, expired),
    )
)
