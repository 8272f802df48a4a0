"""Composed words for numbers mean one number each."""

import pytest

from dateline.core.data.text.numbers.number_grammar import NUMBER_GRAMMAR
from dateline.core.text.composed_numbers import composed_numbers, printed_forms
from dateline.core.text.number_values import number_values
from tests.rows import each_row


@each_row(
    ("language", "words", "value"),
    [
        ("en", "twenty five", 25), ("en", "two hundred and fifty three", 253), ("en", "fifteen hundred", 1500),
        ("en", "two thousand", 2000), ("en", "half a dozen", 6), ("en", "forty thousand", 40_000),
        ("nl", "vijfentwintig", 25), ("nl", "tweeëntwintig", 22), ("nl", "achthonderd", 800),
        ("nl", "honderdtwintigduizend", 120_000), ("nl", "vijftienhonderd", 1500),
        ("de", "fünfundzwanzig", 25), ("de", "dreihundertfünfundzwanzig", 325), ("de", "zweitausenddreihundert", 2300),
        ("fr", "vingt cinq", 25), ("fr", "vingt et un", 21), ("fr", "soixante et onze", 71), ("fr", "dix sept", 17),
        ("fr", "quatre vingt dix neuf", 99), ("fr", "quatre vingts", 80), ("fr", "deux mille", 2000),
        ("fr", "cent vingt", 120), ("es", "treinta y cinco", 35), ("es", "veinticinco", 25), ("es", "dos mil", 2000),
        ("es", "doscientas veinticinco", 225), ("it", "ventuno", 21), ("it", "ventotto", 28), ("it", "ventitré", 23),
        ("it", "centottanta", 180), ("it", "duemila", 2000), ("pt", "vinte e cinco", 25), ("pt", "dois mil", 2000),
        ("pt", "cento e vinte", 120), ("sv", "trettiofem", 35), ("sv", "åttahundra", 800), ("da", "femogtyve", 25),
        ("nb", "tjuefem", 25), ("nb", "to hundre", 200),
    ],
)  # fmt: skip
def test_what_they_mean(language: str, words: str, value: int) -> None:
    assert composed_numbers(language)[words] == value


@pytest.mark.parametrize("language", NUMBER_GRAMMAR)
def test_they_agree_with_the_other_words_for_numbers(language: str) -> None:
    values = number_values(language)
    assert {word: value for word, value in composed_numbers(language).items() if values.get(word, value) != value} == {}


@pytest.mark.parametrize("language", NUMBER_GRAMMAR)
def test_no_form_means_two_numbers(language: str) -> None:
    from dateline.core.text.composed_numbers import _forms, _key  # noqa: PLC0415 - all forms, doubles as well

    meant: dict[str, set[int]] = {}
    for form, value in _forms(language):
        meant.setdefault(_key(form), set()).add(value)
    assert {form: values for form, values in meant.items() if len(values) > 1} == {}


@pytest.mark.parametrize("language", NUMBER_GRAMMAR)
def test_most_numbers_to_a_thousand_have_a_form(language: str) -> None:
    assert {*range(13, 1001)} <= {*composed_numbers(language).values()}


def test_forms_are_printed_with_their_dashes() -> None:
    assert printed_forms("en")["twenty five"] == "twenty-five"
    assert printed_forms("fr")["quatre vingt dix neuf"] == "quatre-vingt-dix-neuf"
    assert printed_forms("de")["ein dutzend"] == "ein Dutzend"


def test_an_unknown_language_has_none() -> None:
    assert composed_numbers("xx") == {}
