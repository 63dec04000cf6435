from decimal import Decimal

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from bot.domain.quantity import Ambiguous, Mismatch, parse, read_cell, show
from bot.domain.quantity.numerals import is_implausible

LOCALES = (
    "en",
    "en_US",
    "en-GB",
    "de",
    "de_CH",
    "fr",
    "es",
    "pt_BR",
    "it",
    "nl",
    "nb",
    "no",
    "ja",
    "hi",
    "sv",
    "pl",
    "ar",
    "fa",
    "xx",
)
UNITS = (
    "%",
    "percent",
    "users",
    "USD",
    "$",
    "€",
    "k€",
    "$M",
    "CHF",
    "R$",
    "kr",
    "h",
    "hours",
    "ms",
    "d",
    "months",
    "x",
    "NPS",
    "人",
    "",
)
values = st.decimals(min_value=-(10**9), max_value=10**9, places=4, allow_nan=False)


@pytest.mark.parametrize(
    ("text", "unit", "locale", "near", "expected"),
    [
        ("62 %", "%", "en", None, "62"),
        ("1.2k", "users", "en", None, "1200"),
        ("3:30", "h", "en", None, "3.5"),
        ("3:30", "min", "en", None, "3.5"),
        ("3:30", "users", "en", None, None),
        ("1:02:30", "min", "en", None, "62.5"),
        ("$1M", "", "en", None, "1000000"),
        ("4mm", "USD", "en", None, "4000000"),
        ("4m", "min", "en", None, "4"),
        (">90%", "%", "en", None, "90"),
        ("<= 45 days", "days", "en", None, "45"),
        ("1 050", "users", "en", None, "1050"),
        ("289'513", "CHF", "en", None, "289513"),
        ("CHF 289\u2019513.-", "CHF", "de_CH", None, "289513"),
        ("7,6", "d", "en", None, "7.6"),
        ("21h30", "h", "fr", None, "21.5"),
        ("90 min", "h", "en", None, "1.5"),
        ("128 400 €", "k€", "fr", "120", "128.4"),
        ("130", "k€", "en", "120", "130"),
        ("2,6 Mio", "EUR", "de", None, "2600000"),
        ("3 mil", "R$", "pt_BR", None, "3000"),
        ("1.2万", "人", "ja", None, "12000"),
        ("\u0661\u0662", "", "ar", None, "12"),
        ("１２％", "%", "ja", None, "12"),
        ("+5", "", "en", None, "5"),
        ("-3", "NPS", "en", None, "-3"),
        ("1.234.567,89", "€", "en", None, "1234567.89"),
        ("€500", "USD", "en", None, None),
        ("5 %", "users", "en", None, None),
        ("12 and 13", "", "en", None, None),
        ("1e999", "", "en", None, None),
        ("NaN", "", "en", None, None),
        ("3rd", "", "en", None, None),
        ("1.2.3", "", "en", None, None),
        ("twelve", "", "en", None, None),
        ("", "", "en", None, None),
        ("1" * 5000, "", "en", None, None),
    ],
)
def test_one_number_is_read_in_the_unit_of_its_key_result(
    text: str, unit: str, locale: str, near: str | None, expected: str | None
) -> None:
    read = parse(text, unit=unit, locale=locale, near=None if near is None else Decimal(near))
    assert read == (None if expected is None else Decimal(expected))


@pytest.mark.parametrize(
    ("text", "locale", "near", "expected"),
    [
        ("1.050", "de", "40", ("1.050", "1050")),
        ("1,050", "en", "40", ("1.050", "1050")),
        ("9,400", "en", "9000", "9400"),
        ("9.400", "en", "9000", "9400"),
        ("9.400", "de", "9000", "9400"),
        ("3,125", "de", "3", "3.125"),
        ("3,125", "en", "3", "3.125"),
    ],
)
def test_three_digits_after_a_separator_are_asked_back_where_the_locale_disagrees_and_both_are_likely(
    text: str, locale: str, near: str, expected: str | tuple[str, ...]
) -> None:
    read = parse(text, unit="", locale=locale, near=Decimal(near))
    assert read == (Decimal(expected) if isinstance(expected, str) else Ambiguous(tuple(map(Decimal, expected))))


@given(value=values, unit=st.sampled_from(UNITS), locale=st.sampled_from(LOCALES))
def test_what_is_shown_reads_back_as_itself(value: Decimal, unit: str, locale: str) -> None:
    assert parse(show(value, unit, locale), unit=unit, locale=locale, near=value) == value
    assert parse(show(value, unit, locale), unit=unit, locale=locale, near=None) == value


@given(value=values, unit=st.sampled_from(UNITS), locale=st.sampled_from(LOCALES), near=values)
@example(value=Decimal("44.1511"), unit="%", locale="en", near=Decimal("4415.1000"))
def test_what_is_plausible_reads_back_as_shown_or_is_asked_back(
    value: Decimal, unit: str, locale: str, near: Decimal
) -> None:
    assume(not is_implausible(value, near))
    read = parse(show(value, unit, locale), unit=unit, locale=locale, near=near)
    assert read == value or (isinstance(read, Ambiguous) and value in read.readings)


@given(text=st.text(max_size=200), unit=st.sampled_from(UNITS), locale=st.sampled_from(LOCALES))
def test_no_text_breaks_the_reader(text: str, unit: str, locale: str) -> None:
    assert isinstance(read_cell(text, unit=unit, locale=locale, near=None), Decimal | Ambiguous | Mismatch)


@pytest.mark.parametrize(
    ("value", "unit", "locale", "expected"),
    [
        ("9400", "users", "en", "9,400 users"),
        ("9400", "Besuche", "de", "9.400 Besuche"),
        ("54.0", "%", "en", "54 %"),
        ("128.4", "k€", "en", "€128.4k"),
        ("128.4", "k€", "de", "128,4 k€"),
        ("900000", "USD", "en", "$900,000"),
        ("-5", "USD", "en", "-$5"),
        ("289513", "CHF", "de_CH", "CHF 289\u2019513"),
        ("12", "d", "en", "12 d"),
        ("2.4", "x", "en", "2.4x"),
        ("38", "NPS", "en", "38 NPS"),
        ("7", "", "en", "7"),
    ],
)
def test_values_are_shown_as_the_locale_writes_them(value: str, unit: str, locale: str, expected: str) -> None:
    assert show(Decimal(value), unit, locale) == expected
