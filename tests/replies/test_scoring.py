"""The scores are those of the labelling rules."""

from typing import Any

from bot.replies.scoring import is_wrong_write, same_updates, score

KR = {"ref": "KR1", "title": "Stable nightly builds", "unit": "%", "baseline": 40, "target": 90, "last": 62}


def line(text: str, intent: str, *updates: dict[str, Any]) -> dict[str, Any]:
    expected = {"intent": intent, "updates": list(updates)}
    return {"id": text, "lang": "en", "krs": [KR], "text": text, "expected": expected, "tags": ["t"]}


def test_all_right_is_all_counted() -> None:
    result = score([line("71", "update", {"ref": "KR1", "value": 71.005}), line("thanks", "chatter")])
    assert (result.total.lines, result.total.intents, result.total.writing, result.total.exact) == (2, 2, 1, 1)
    assert result.by_language["en"].lines == result.by_tag["t"].lines == 2
    assert result.misses == []


def test_a_value_other_than_labelled_is_a_wrong_write() -> None:
    result = score([line("71", "update", {"ref": "KR1", "value": 72})])
    assert (result.total.exact, result.total.wrong_writes) == (0, 1)
    assert [miss.wrong_write for miss in result.misses] == [True]


def test_any_write_is_wrong_where_nothing_should_be_stored() -> None:
    assert score([line("71", "clarify")]).total.wrong_writes == 1
    assert score([line("no change", "question")]).total.wrong_writes == 1


def test_a_question_back_is_a_miss_but_no_wrong_write() -> None:
    result = score([line("70-75", "update", {"ref": "KR1", "value": 70})])
    assert (result.total.intents, result.total.exact, result.total.wrong_writes) == (0, 0, 0)


def test_order_does_not_count_and_a_labelled_remark_must_stand_in_the_note() -> None:
    stored = {"value": None, "confidence": None, "status": None, "blocker": None, "blocked": None, "unchanged": True}
    ours = [{"ref": "A", **stored, "note": "slow but steady"}, {"ref": "B", **stored, "note": None}]
    assert same_updates(
        ours, [{"ref": "B", "unchanged": True}, {"ref": "A", "unchanged": True, "note_contains": "steady"}]
    )
    assert not same_updates(
        ours, [{"ref": "B", "unchanged": True}, {"ref": "A", "unchanged": True, "note_contains": "fast"}]
    )


def test_a_value_for_a_key_result_without_label_is_a_wrong_write() -> None:
    got = {"intent": "update", "updates": [{"ref": "KR2", "value": 5.0}]}
    assert is_wrong_write(got, {"intent": "update", "updates": [{"ref": "KR1", "value": 5}]})
