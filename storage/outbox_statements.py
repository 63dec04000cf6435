"""How the outbox is read: what waits to be sent, in which order, and what is in nobody's hands any more."""

from sqlalchemy import CTE, ColumnElement, TextClause, and_, bindparam, exists, func, literal, or_, select, text, union

from bot.ports import DeadLetter, Message, OutboxState
from storage.column_types import Instant
from storage.queries import LIMIT, NOW, given, here
from storage.rows import columns
from storage.tables import DEAD, LEASED, WAITING, outbox, paces

REFS = (outbox.c.thread_address, outbox.c.thread_id, outbox.c.ref_address, outbox.c.ref_id)
EVERY = select(*columns(Message, outbox), *REFS).where(here(outbox))
ONE = EVERY.where(given(outbox.c.key))
AT = EVERY.where(given(outbox.c.ref_address), given(outbox.c.ref_id), outbox.c.op == "post")
REF = select(outbox.c.ref_address, outbox.c.ref_id).where(here(outbox), given(outbox.c.key))
CLOCK = select(func.clock_timestamp().label("clock"))
MACHINE = bindparam("clock", type_=Instant())
# What a clock that has been set back since has written lies further ahead than anything can: it doesn't count.
FURTHEST = bindparam("furthest", type_=Instant())


def is_(state: OutboxState) -> ColumnElement[OutboxState]:
    """The state as a value in SQL."""
    return literal(state, outbox.c.state.type)


expired = and_(LEASED, or_(outbox.c.lease_until <= MACHINE, outbox.c.lease_until > FURTHEST))
edited = outbox.alias("edited")
its_message = and_(edited.c.workspace == outbox.c.workspace, edited.c.key == outbox.c.edits)
has_its_turn = or_(
    outbox.c.edits.is_(None), edited.c.key.is_(None), text("edited.state IN ('sent', 'dropped', 'dead')")
)
bound_for = func.coalesce(outbox.c.installation, edited.c.installation)
by_method = or_(
    paces.c.method == outbox.c.op,
    and_(paces.c.method == "look_up", outbox.c.state == OutboxState.UNKNOWN, outbox.c.op == "post"),
)
# A message without an installation of its own waits while any wants a pause: it may be bound for that one.
is_paused = exists().where(
    paces.c.workspace == outbox.c.workspace,
    paces.c.blocked_until > MACHINE,
    paces.c.blocked_until <= FURTHEST,
    by_method,
    or_(paces.c.installation == bound_for, bound_for.is_(None)),
)
waiting = text(f"outbox.{WAITING}")
sendable = and_(
    waiting,
    outbox.c.due_at <= NOW,
    or_(outbox.c.again_at.is_(None), outbox.c.again_at <= MACHINE),
    has_its_turn,
    ~is_paused,
)
untried = and_(waiting, outbox.c.attempts == 0, outbox.c.again_at.is_(None), outbox.c.edits.is_(None))
SENDABLE = (
    select(
        *EVERY.selected_columns,
        outbox.c.state,
        outbox.c.attempts,
        outbox.c.repeats,
        outbox.c.last_intent_at,
        outbox.c.reason,
        edited.c.ref_address.label("edited_ref_address"),
        edited.c.ref_id.label("edited_ref_id"),
        edited.c.installation.label("edited_installation"),
    )
    .outerjoin_from(outbox, edited, its_message)
    .where(here(outbox), sendable)
    .order_by(outbox.c.priority, outbox.c.due_at, outbox.c.expires_at, outbox.c.key)
    .limit(LIMIT)
)


def _having(condition: TextClause) -> CTE:
    """The workspaces that have such a message: from one to the next along its index, past all rows between."""
    found = select(func.min(outbox.c.workspace).label("workspace")).where(condition).cte(recursive=True)
    following = select(func.min(outbox.c.workspace)).where(condition, outbox.c.workspace > found.c.workspace)
    return found.union_all(select(following.scalar_subquery()).where(found.c.workspace.is_not(None)))


waiting_in, leased_in = _having(waiting), _having(LEASED)
HAVING_SENDABLE = select(waiting_in.c.workspace).where(
    exists(1)
    .select_from(outbox.outerjoin(edited, its_message))
    .where(outbox.c.workspace == waiting_in.c.workspace, sendable)
)
HAVING_EXPIRED = select(leased_in.c.workspace).where(
    exists(1).select_from(outbox).where(outbox.c.workspace == leased_in.c.workspace, expired)
)
TO_DRAIN = union(HAVING_SENDABLE, HAVING_EXPIRED)
TO_RECOVER = HAVING_EXPIRED
DEAD_LETTERS = (
    select(
        *columns(Message, outbox),
        *REFS,
        *columns(DeadLetter, outbox),
        outbox.c.settled_at.label("at"),
    )
    .where(text(f"outbox.{DEAD}"))
    .order_by(outbox.c.settled_at.desc(), outbox.c.key)
    .limit(LIMIT)
)
QUEUED = select(
    func.count().label("waiting"),
    func.count().filter(outbox.c.state == OutboxState.UNKNOWN).label("unknown"),
    select(func.count()).select_from(outbox).where(LEASED).scalar_subquery().label("sending"),
    select(func.count()).select_from(outbox).where(DEAD).scalar_subquery().label("dead"),
    func.min(outbox.c.due_at).label("oldest_due_at"),
).where(waiting, outbox.c.due_at <= NOW)
