"""People, teams and OKRs: found again as they were put, and putting twice changes nothing."""

from dataclasses import replace

import pytest

from bot.domain.cycle import CycleState
from bot.domain.okr import Standing
from bot.domain.people import Team
from bot.errors import NotFound
from bot.ports import Account, Channel, Proof
from storage import SqlStore
from tests.statements import recorded
from tests.storage.sample import ANA, BAKE, BO, BREAD, Q4, SLACK, THURSDAY, found, key_result


def test_a_person_is_found_by_id_and_email_however_cased(store: SqlStore) -> None:
    with store.transaction("crumb") as tx:
        tx.people.put([ANA, BO])
        assert tx.people.get("ana") == ANA
        assert tx.people.find(["bo", "nobody"]) == {"bo": BO}
        assert tx.people.all() == [ANA, BO]
        assert tx.people.by_email("aNA@CRUMB.example") == ANA
        assert tx.people.by_email("nobody@crumb.example") is None
        with pytest.raises(NotFound, match="nobody"):
            tx.people.get("nobody")


def test_putting_again_changes_and_adds_none(store: SqlStore) -> None:
    renamed = replace(ANA, name="Ana María", manager=None)
    with store.transaction("crumb") as tx:
        tx.people.put([ANA, BO])
        tx.people.put([renamed, BO])
        assert tx.people.all() == [renamed, BO]


def test_an_account_leads_to_its_person_in_one_statement(store: SqlStore) -> None:
    account = Account(installation=SLACK.id, user="U1", person="ana", address="D1", last_answer_at=THURSDAY)
    store.put_installation(SLACK)
    with store.transaction("crumb") as tx:
        tx.people.put([ANA, BO])
        tx.people.put_account(account)
        with recorded(store) as statements:
            assert tx.people.by_account(SLACK.id, "U1") == (ANA, account)
        assert len(statements) == 1
        assert tx.people.by_account(SLACK.id, "U2") is None
        gone = replace(account, reachable=False)
        tx.people.put_account(gone)
        assert tx.people.accounts(["ana", "bo"]) == {"ana": [gone]}


def test_a_team_keeps_exactly_the_members_it_was_put_with(store: SqlStore) -> None:
    child = Team(key="OVEN", name="Oven", parent="BAKE")
    with store.transaction("crumb") as tx:
        tx.people.put([ANA, BO])
        tx.teams.put([child, BAKE])
        assert tx.teams.get("BAKE") == BAKE
        smaller = replace(BAKE, members=frozenset({"bo"}), ask=None)
        tx.teams.put([smaller])
        assert tx.teams.all() == {"BAKE": smaller, "OVEN": child}
        with pytest.raises(NotFound, match="NONE"):
            tx.teams.get("NONE")


def test_the_lineage_of_a_team_is_read_without_members_or_other_teams_and_ends_at_a_circle(store: SqlStore) -> None:
    child = Team(key="OVEN", name="Oven", parent="BAKE")
    other = Team(key="SHOP", name="Shop")
    with store.transaction("crumb") as tx:
        found(tx)
        tx.teams.put([child, other])
        bare = replace(BAKE, members=frozenset())
        assert tx.teams.lineages(["OVEN", "NONE"]) == {"BAKE": bare, "OVEN": child}
        assert tx.teams.lineages([]) == {}
        circle = replace(bare, parent="OVEN")
        tx.teams.put([circle])
        assert tx.teams.lineages(["OVEN"]) == {"BAKE": circle, "OVEN": child}


def test_a_team_has_a_channel_an_installation(store: SqlStore) -> None:
    store.put_installation(SLACK)
    with store.transaction("crumb") as tx:
        found(tx)
        tx.teams.put_channel(Channel(installation=SLACK.id, team="BAKE", address="C1"))
        tx.teams.put_channel(Channel(installation=SLACK.id, team="BAKE", address="C2"))
        assert tx.teams.channels("BAKE") == [Channel(installation=SLACK.id, team="BAKE", address="C2")]
        assert tx.teams.channels("OVEN") == []


def test_key_results_come_with_their_objective_in_the_order_people_count(store: SqlStore) -> None:
    later = replace(BREAD, key="BAKE-10")
    earlier = replace(BREAD, key="BAKE-9")
    with store.transaction("crumb") as tx:
        found(tx, key_results=11)
        tx.okrs.put_objectives([later, earlier])
        tx.okrs.put_key_results([key_result(1, objective=later), key_result(1, objective=earlier)])
        proofs = tx.okrs.of_owners(["ana"])
        first = [f"BAKE-1.{number}" for number in range(1, 12)]
        assert [proof.key_result.key for proof in proofs] == [*first, "BAKE-9.1", "BAKE-10.1"]
        assert proofs[0] == Proof(objective=BREAD, key_result=key_result(1))
        assert tx.okrs.of_objectives(["BAKE-9"]) == [key_result(1, objective=earlier)]
        assert tx.okrs.objectives() == tx.okrs.every_objective() == [BREAD, earlier, later]
        assert tx.okrs.objective("BAKE-10") == later


def test_only_active_cycles_are_asked_about_and_only_active_key_results(store: SqlStore) -> None:
    paused = replace(key_result(2), standing=Standing.PAUSED)
    with store.transaction("crumb") as tx:
        found(tx, key_results=2)
        tx.okrs.put_key_results([paused])
        assert [proof.key_result.key for proof in tx.okrs.of_owners(["ana"])] == ["BAKE-1.1"]
        assert len(tx.okrs.of_teams(["BAKE"])) == len(tx.okrs.of_teams(None)) == 2
        assert tx.okrs.of_teams(["OVEN"]) == []
        tx.okrs.put_cycles([replace(Q4, state=CycleState.CLOSED)])
        assert tx.okrs.of_owners(["ana"]) == tx.okrs.of_teams(None) == []
        assert tx.okrs.objectives() == tx.okrs.objectives(["BAKE"]) == []
        assert set(tx.okrs.key_results(["BAKE-1.1", "BAKE-1.9"])) == {"BAKE-1.1"}
        assert [each.key for each in tx.okrs.every_key_result()] == ["BAKE-1.1", "BAKE-1.2"]


def test_putting_any_number_of_each_is_one_statement(store: SqlStore) -> None:
    with recorded(store) as statements, store.transaction("crumb") as tx:
        found(tx, key_results=100)
    written = [str(statement) for statement in statements if str(statement).startswith("INSERT")]
    assert len(written) == 6, "people, teams, members, cycles, objectives, key results"
