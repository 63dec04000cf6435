"""The sample company of `okrbot demo`, with the weeks it has behind it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from decimal import Decimal
from importlib.resources import files
from typing import cast

from ruamel.yaml import YAML

from bot.domain.okr import Key
from bot.importing import Options, read_file
from bot.ports import Account, Store, Transaction
from bot.usecases.import_okrs import import_okrs, plan_import
from bot.usecases.plan_asks import plan_asks
from bot.usecases.plan_digests import plan_digests
from bot.usecases.record_check_ins import News, record_check_ins

FOLDER = files("adapters.web.playground")
BEGINS_AT = datetime(2026, 10, 1, 6, tzinfo=UTC)
LAST_DIGESTS_AT = datetime(2026, 11, 9, tzinfo=UTC)
STARTS_AT = datetime(2026, 11, 11, 9, tzinfo=UTC)
SAID_AT = time(15)


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What one owner said of one key result on one day."""

    at: datetime
    news: News


def import_company(tx: Transaction, installation: str) -> None:
    """People, teams, cycle, objectives and key results, everybody with an account on the playground."""
    content = FOLDER.joinpath("company.yaml").read_bytes()
    draft = read_file("company.yaml", content, Options(locale="en-GB"))
    import_okrs(tx, plan_import(tx, draft, installations=[installation], now=BEGINS_AT))
    for person in tx.people.all():
        tx.people.put_account(
            Account(installation=installation, user=person.id, person=person.id, address=f"dm:{person.id}")
        )


def replay_history(tx: Transaction) -> None:
    """Every check-in of the weeks before, through the use case that stores real ones."""
    proofs = tx.okrs.of_teams(None)
    owners = {proof.key_result.key: tx.people.get(proof.key_result.owner) for proof in proofs}
    for number, told in enumerate(sorted(_history(), key=lambda one: one.at)):
        record_check_ins(tx, [told.news], author=owners[told.news.key], answer=f"history-{number:03}", now=told.at)


def load_sample_company(store: Store, workspace: str, installation: str) -> None:
    """As it stands on the Monday of the demo's week, before that day's digests."""
    with store.transaction(workspace) as tx:
        import_company(tx, installation)
        replay_history(tx)
        plan_digests(tx, now=LAST_DIGESTS_AT)


def plan_the_week(store: Store, workspace: str) -> None:
    """Plan the asks that the demo starts before."""
    with store.transaction(workspace) as tx:
        plan_asks(tx, now=STARTS_AT)


def _history() -> Iterator[Told]:
    stored = YAML(typ="safe", pure=True).load(FOLDER.joinpath("history.yaml").read_text(encoding="utf-8"))
    for key, rows in cast("Mapping[Key, Sequence[Mapping[str, object]]]", stored).items():
        for row in rows:
            yield _told(key, row)


def _told(key: Key, row: Mapping[str, object]) -> Told:
    day = cast("date", row["day"])
    return Told(
        at=datetime.combine(day, SAID_AT, tzinfo=UTC),
        news=News(
            key=key,
            value=Decimal(str(row["value"])) if "value" in row else None,
            confidence=Decimal(str(row["confidence"])) if "confidence" in row else None,
            unchanged=bool(row.get("unchanged")),
            blocked=True if "blocker" in row else None,
            blocker=str(row["blocker"]) if "blocker" in row else None,
            note=str(row["note"]) if "note" in row else None,
        ),
    )
