"""The statements that make a workspace forget a person."""

from collections.abc import Sequence
from typing import TypeAlias

from sqlalchemy import (
    ColumnElement,
    Delete,
    Label,
    Select,
    Table,
    Text,
    Update,
    and_,
    bindparam,
    cast,
    delete,
    func,
    literal,
    null,
    or_,
    select,
    tuple_,
    update,
)

from bot.ports import Snapshot
from storage.column_types import KEY
from storage.queries import LIMIT, among, given, here
from storage.rows import columns
from storage.tables import (
    SETTLED,
    accounts,
    ask_entries,
    asks,
    blocker_texts,
    blockers,
    check_in_texts,
    check_ins,
    dues,
    key_results,
    members,
    objectives,
    outbox,
    paces,
    people,
    snapshots,
    teams,
)

Keys: TypeAlias = Select[tuple[str]]

AFTER = bindparam("after", type_=KEY)
NEW_OWNER = bindparam("new_owner", type_=KEY)
NEW_AUTHOR = bindparam("new_author", type_=KEY)

OWNED = [
    update(table).where(here(table), given(table.c.owner)).values(owner=NEW_OWNER)
    for table in (objectives, key_results)
]
LEAD_NO_MORE = update(teams).where(here(teams), given(teams.c.lead)).values(lead=None)
MANAGE_NO_MORE = update(people).where(here(people), given(people.c.manager)).values(manager=None)
BELONG_NO_MORE = delete(members).where(here(members), given(members.c.person))
PLAN_NO_MORE = delete(dues).where(here(dues), given(dues.c.kind), given(dues.c.subject))

ASKS = select(asks.c.id.label("key")).where(here(asks), given(asks.c.person)).limit(LIMIT)
DROP_ENTRIES = delete(ask_entries).where(here(ask_entries), among(ask_entries.c.ask))
DROP_ASKS = delete(asks).where(here(asks), among(asks.c.id))

CHECK_INS = select(check_ins.c.id.label("key")).where(here(check_ins), given(check_ins.c.author)).limit(LIMIT)
DROP_TEXTS: Sequence[Delete | Update] = [
    delete(check_in_texts).where(here(check_in_texts), among(check_in_texts.c.check_in)),
    delete(blocker_texts).where(here(blocker_texts), among(blocker_texts.c.blocker)),
]
SET_AUTHOR: Sequence[Delete | Update] = [
    update(blockers).where(here(blockers), among(blockers.c.id)).values(opened_by=NEW_AUTHOR),
    update(check_ins).where(here(check_ins), among(check_ins.c.id)).values(author=NEW_AUTHOR),
]

their_addresses = select(accounts.c.address).where(
    here(accounts), given(accounts.c.person), accounts.c.address.is_not(None)
)
to_them = and_(
    here(outbox),
    or_(
        given(outbox.c.person),
        outbox.c.address.in_(their_addresses),
        outbox.c.ref_address.in_(their_addresses),
        outbox.c.thread_address.in_(their_addresses),
    ),
)
MESSAGES_TO = select(outbox.c.key).where(to_them, outbox.c.key > AFTER).order_by(outbox.c.key).limit(LIMIT)
DROP_MESSAGES = delete(outbox).where(here(outbox), among(outbox.c.key))
# An answer is about the card it shows; other messages are about ids.
holds_a_card = or_(outbox.c.sent_card.is_not(None), cast(outbox.c.about, Text).startswith('{"card":'))
CARDS = (
    select(outbox.c.key)
    .where(here(outbox), outbox.c.key > AFTER, SETTLED, holds_a_card)
    .order_by(outbox.c.key)
    .limit(LIMIT)
)
DROP_CARDS = [
    update(outbox).where(here(outbox), SETTLED, among(outbox.c.key)).values(sent_card=null()),
    update(outbox)
    .where(here(outbox), SETTLED, among(outbox.c.key), cast(outbox.c.about, Text).startswith('{"card":'))
    .values(about={}),
]

SNAPSHOTS = (
    select(*columns(Snapshot, snapshots))
    .where(
        here(snapshots),
        tuple_(snapshots.c.team, snapshots.c.week)
        > tuple_(bindparam("after_team", type_=KEY), bindparam("after_week", type_=KEY)),
    )
    .order_by(snapshots.c.team, snapshots.c.week)
    .limit(LIMIT)
)
its_texts = and_(check_in_texts.c.workspace == check_ins.c.workspace, check_in_texts.c.check_in == check_ins.c.id)
TEXTS = (
    select(check_ins.c.key_result, check_in_texts.c.note, check_in_texts.c.blocker)
    .join_from(check_ins, check_in_texts, its_texts)
    .where(here(check_ins), among(check_ins.c.key_result))
)

REMOVE_PACES = delete(paces).where(
    here(paces),
    paces.c.method.in_(their_addresses.with_only_columns(literal("conversation:").concat(accounts.c.address))),
)
REMOVE_ACCOUNTS = delete(accounts).where(here(accounts), given(accounts.c.person))
REMOVE = delete(people).where(here(people), given(people.c.id))


def counted(name: str, table: Table, *conditions: ColumnElement[bool]) -> Label[int]:
    """How many rows of the table there are for which all of this is true."""
    return select(func.count()).select_from(table).where(here(table), *conditions).scalar_subquery().label(name)


they_wrote = check_in_texts.c.check_in.in_(select(check_ins.c.id).where(here(check_ins), given(check_ins.c.author)))
COUNT = select(
    counted("accounts", accounts, given(accounts.c.person)),
    counted("asks", asks, given(asks.c.person)),
    counted("texts", check_in_texts, they_wrote),
    counted("messages", outbox, to_them),
    counted("check_ins", check_ins, given(check_ins.c.author)),
    counted("objectives", objectives, given(objectives.c.owner)),
    counted("key_results", key_results, given(key_results.c.owner)),
)
