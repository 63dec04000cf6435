"""Rules that hold for every text."""

import re
import time
from decimal import Decimal

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from bot.domain.quantity import show
from bot.replies.lexicon import lexicon
from bot.replies.reading import Asked, Intent
from bot.replies.reply import read
from bot.replies.tokens import FIELDS
from tests.replies.table import asked, key_results

LOCALES = ("en", "en_US", "de", "de_CH", "fr", "es", "pt_BR", "it", "nl", "nb", "ja", "hi", "xx")
NUMERIC = sorted(name for name, facts in key_results().items() if facts[1] != "milestone")
CHATTER = ("thanks!", "hi there,", "ok", "👍", "good morning,", "thank you :)", "lol", "have a nice weekend", "cheers")
SEVERAL = asked("flaky", "fans", "answer", "cert")
STATUS = ("on_track", "at_risk", "off_track", "green", "yellow", "red", "done", "numbers")
anything = st.text(max_size=300)
PIECES = (
    "KR1|KR2|71|1.5k|3 of 5|conf 7|on track|blocked by|not|was|→|-|,|.|\n|?|no change|skip|tomorrow|rest|both|+5|up"
    "|down|%|0.5|7/10|between|and|🟢|done|if"
)
pieces = st.lists(st.sampled_from(PIECES.split("|")), max_size=12).map(" ".join)


def with_values(name: str, value: Decimal) -> Asked:
    one = asked(name)[0]
    return Asked(
        ref=one.ref, position=1, title=one.title, unit=one.unit, start=Decimal(0), target=value * 2, last=value
    )


@pytest.mark.slow
@given(
    name=st.sampled_from(NUMERIC),
    locale=st.sampled_from(LOCALES),
    value=st.decimals(min_value=Decimal("0.1"), max_value=10**7, places=2),
    factor=st.decimals(min_value=Decimal("0.5"), max_value=2, places=2),
)
def test_a_printed_value_reads_back_as_itself_or_is_asked_back(
    name: str, locale: str, value: Decimal, factor: Decimal
) -> None:
    entry = with_values(name, value)
    printed = (value * factor).quantize(Decimal("0.01"))
    reading = read(show(printed, entry.unit, locale), [entry], locale)
    stored = [update.value for update in reading.updates]
    assert stored == [printed] if reading.intent is Intent.UPDATE else reading.intent is Intent.CLARIFY


@pytest.mark.slow
@given(before=st.sampled_from(("", *CHATTER)), behind=st.sampled_from(("", *CHATTER)), name=st.sampled_from(NUMERIC))
@pytest.mark.parametrize("glue", [" ", "\n", ". "])
def test_chatter_around_a_clear_update_never_changes_what_is_stored(
    glue: str, before: str, behind: str, name: str
) -> None:
    entry = with_values(name, Decimal(40))
    clear = f"{show(Decimal(44), entry.unit, 'en')}, conf 6"
    said = [part for part in (before, clear, behind) if part]
    reading = read(glue.join(said), [entry], "en")
    assert [(update.value, update.confidence) for update in reading.updates] == [(Decimal(44), Decimal(6))]


def _means_something(text: str, locale: str) -> bool:
    known = lexicon(locale)
    phrases = [*(p for some in known.by_word.values() for p in some), *known.wide.values()]
    telling = {phrase.words[0] for phrase in phrases if any(field in STATUS for field in phrase.fields)}
    words = re.findall(r"\w+|[^\w\s]", text.lower())
    return any(character.isdigit() for character in text) or any(word in telling for word in words) or ":" in text


@given(
    text=st.one_of(
        anything,
        st.lists(st.sampled_from(["better", "going", "well", "legal", "KR", "conf", "the", "up"])).map(" ".join),
    )
)
def test_a_text_without_digit_number_word_or_status_word_never_stores_a_value(text: str) -> None:
    assume(not _means_something(text, "en"))
    assert all(update.value is None for update in read(text, SEVERAL[:1], "en").updates)
    assert all(update.value is None for update in read(text, SEVERAL, "en").updates)


@given(text=st.one_of(anything, pieces), locale=st.sampled_from(LOCALES))
@example(text="1e999 NaN ∞ −5 ½ ² ٣", locale="en")
@example(text="\u202e71\u202c \u200f%\x00\x1b", locale="en")
@example(text="Z̸̛̼a̶͓͠l̴̥̈g̷̩̈o̵̪͌ 7̷1̸", locale="de")
def test_any_text_is_answered_and_what_is_stored_is_sound(text: str, locale: str) -> None:
    reading = read(text, SEVERAL, locale)
    refs = [update.ref for update in reading.updates]
    assert len(refs) == len(set(refs))
    for update in reading.updates:
        start, end = update.span
        assert 0 <= start <= end <= len(text)
        assert update.value is None or update.value.is_finite()
        assert update.confidence is None or 0 <= update.confidence <= 10
        assert reading.intent in {Intent.UPDATE, Intent.NO_CHANGE, Intent.SKIP}
        assert update.blocker is None or update.blocker in text


def test_a_long_text_is_read_up_to_a_whole_word() -> None:
    assert read(f"71 {'.' * 7990} 1234567 more", SEVERAL[:1], "en").updates[0].value == Decimal(71)
    assert read("\n" * 10_000, SEVERAL, "en").updates == ()


@pytest.mark.parametrize(
    "piece",
    [
        "71 ",
        "KR1 71, ",
        "(",
        "~",
        "\n",
        "a",
        "1",
        "1,",
        "blocked by ",
        "not ",
        "人",
        "🟢",
        "- ",
        "3 of 5 ",
        "was 40 ",
        "1 000 ",
        "if and ",
        ":a",
    ],
)
def test_ten_thousand_characters_are_answered_in_bounded_time(piece: str) -> None:
    text = (piece * 10_000)[:10_000]
    started = time.process_time()
    read(text, SEVERAL, "en")
    assert time.process_time() - started < 2


def test_every_field_of_words_has_a_role() -> None:
    from dataclasses import fields

    from bot.replies.words import SINGLE, WHEN, Words

    assert {field.name for field in fields(Words)} - SINGLE - WHEN == set(FIELDS)
