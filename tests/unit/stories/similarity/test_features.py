"""What is kept of a text to compare it by."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.core.data.text.function_words import FUNCTION_WORDS
from dateline.core.data.times.ages import AGE_WORDS
from dateline.core.stories.similarity.features import MAX_SHINGLES, MAX_WORDS, Traits, title_hash, traits
from tests.rows import each_row

FERRY = (
    "A ferry with 214 people on board ran aground near Larsvik on Saturday, the coast guard said.\n"
    "Twelve people were hurt, Captain Ingrid Holm told reporters. The Larsvik Line sails twice a day."
)


@each_row("language", sorted({*FUNCTION_WORDS, *AGE_WORDS}))
def test_every_language_has_shingles(language: str) -> None:
    """Korean words for numbers are several tokens each, and every Korean text was a dead letter for them."""
    words = (
        " ".join((FUNCTION_WORDS.get(language, "").split() or ["la"]) + [*AGE_WORDS[language].numbers][:20])
        if (language in AGE_WORDS)
        else FUNCTION_WORDS[language]
    )
    own = traits(f"{words} 다섯 명이 숨졌다", "제목", language)
    assert own.sizes[0] > 0


def test_numbers_are_kept_as_printed_in_figures_and_words() -> None:
    assert traits(FERRY, None, "en").numbers == "214 Twelve"


def test_names_are_kept_in_order_and_no_day_is_one() -> None:
    assert traits(FERRY, None, "en").names.split("\n") == ["Larsvik", "Captain Ingrid Holm", "Larsvik Line"]


def test_a_headline_is_kept_without_signal_words() -> None:
    plain = traits(FERRY, "Ferry runs aground", "en").title
    for headline in ("CORRECTED-Ferry runs aground", "Update 2-Ferry runs aground", "FERRY RUNS AGROUND"):
        assert traits(FERRY, headline, "en").title.tolist() == plain.tolist()
    assert title_hash(plain) == title_hash(traits("", "Ferry runs aground", "en").title)


def test_words_include_the_headline_s_and_no_function_words() -> None:
    own, small = traits(FERRY, "Ferry runs aground", "en"), traits("on with the a of was", None, "en")
    assert set(own.title.tolist()) <= set(own.words.tolist())
    assert small.words.tolist() == []


def test_shingles_are_of_words_whatever_stands_between_them() -> None:
    changed = FERRY.replace("\n", " ").replace(",", " -").upper()
    assert traits(changed, None, "en").shingles.tolist() == traits(FERRY, None, "en").shingles.tolist()


def test_two_languages_share_no_hash() -> None:
    one, other = (traits(FERRY, "Ferry runs aground", language) for language in ("en", "no"))
    assert not set(one.shingles.tolist()) & set(other.shingles.tolist())
    assert not set(one.words.tolist()) & set(other.words.tolist())


def test_of_a_long_text_the_smallest_hashes_are_kept() -> None:
    words = [f"word{chr(97 + one)}{chr(97 + two)}" for one in range(26) for two in range(26)]
    half, whole = (traits(" ".join(said), None, "en") for said in (words[:338], words))
    assert len(whole.shingles) == MAX_SHINGLES
    assert len(whole.words) == MAX_WORDS
    both = set(half.shingles.tolist()) & set(whole.shingles.tolist())
    assert both == {value for value in half.shingles.tolist() if value <= whole.shingles[-1]}


@pytest.mark.parametrize("text", ["", "one", "one two three four five", " \n"])
def test_a_text_of_five_words_or_fewer_has_a_shingle_a_word(text: str) -> None:
    assert len(traits(text, None, "en").shingles) == len(text.split())


@given(st.text(), st.none() | st.text(), st.sampled_from(["en", "nl", "ja", "xx", "tr"]))
def test_every_text_has_traits_the_same_ones_each_time(text: str, headline: str | None, language: str) -> None:
    own = traits(text, headline, language)
    assert own == traits(text, headline, language)
    assert sum(own.sizes) * 4 == len(own.hashes)
    for row in (own.shingles, own.words):
        assert row.tolist() == sorted(set(row.tolist()))
    assert isinstance(own, Traits)
