"""Comparison: what can be known of a text from its hashes alone."""

from typing import Final

import numpy as np

from dateline.core.data.wire.signals import SIGNALS
from dateline.core.stories.similarity.changes.comparison import Comparison
from dateline.core.stories.similarity.changes.moving_words import is_signal
from dateline.core.stories.similarity.features import traits
from dateline.core.stories.similarity.text.tokenized_text import tokenize
from dateline.core.stories.similarity.tokens import Hashes64, tokens
from tests.rows import each_row

FORMER: Final = (
    "The storm tore the roof off 12 houses and cut the road to the village, a council member said on the radio."
)


def compare(text: str, former: str = FORMER) -> Comparison:
    return Comparison(tokenize(text, "", "", "en"), "en", traits(former, None, "en"))


def test_each_token_of_a_sentence_has_the_same_one() -> None:
    compared = compare("The storm is over. Twelve houses lost a roof, and the road is cut.")
    first, second = compared.sentence(0), compared.sentence(6)
    assert [compared.printed(each) for each in (first.stop - 1, second.start)] == ["over", "Twelve"]
    assert [compared.sentence(token) for token in range(second.stop)] == [first] * len(first) + [second] * len(second)


def hashes(words: str) -> Hashes64:
    return tokens(words.lower()).hashes


def test_the_words_that_came_are_fresh_and_their_neighbours_are_not() -> None:
    compared = compare(FORMER.replace("12", "15"))
    assert [compared.printed(token) for token, fresh in enumerate(compared.is_fresh) if fresh] == ["15"]


def test_a_guess_is_right_or_wrong() -> None:
    compared = compare(FORMER.replace("12", "15"))
    place = compared.numbers[0]
    assert compared.stood_before(hashes("12"), range(place, place + 1))
    assert not compared.stood_before(hashes("13"), range(place, place + 1))
    assert compared.first_that_stood(hashes("13 9 12 15"), place) == 2
    assert compared.first_that_stood(hashes("13 9"), place) is None


def test_several_words_may_have_stood_there() -> None:
    compared = compare(FORMER.replace("a council member", "Ida Holm"))
    start = compared.text.index("Ida")
    place = compared.tokens_between(start, start + len("Ida Holm"))
    assert compared.stood_before(hashes("a council member"), place)
    assert not compared.stood_before(hashes("a council clerk"), place)


def test_words_that_still_stand_there_did_not_make_room() -> None:
    text = f"{FORMER} The storm tore the roof off 15 houses and cut the road to the harbour."
    compared = compare(text)
    place = compared.numbers[1]
    assert not compared.stood_before(hashes("12"), range(place, place + 1))


def test_words_on_both_sides_have_to_be_the_same() -> None:
    text = FORMER.replace("12 houses and cut the road", "15 barns while snow covered much")
    compared = compare(text)
    assert not compared.stood_before(hashes("12"), range(compared.numbers[0], compared.numbers[0] + 1))
    assert compared.stood_together(hashes("12"), [compared.numbers[0]]) == [(False, True)]


def test_a_long_text_is_known_in_part_and_nothing_is_made_up() -> None:
    words = [f"word{number}" for number in range(2000)]
    changed = [*words[:1000], "other", *words[1001:]]
    compared = compare(" ".join(changed), " ".join(words))
    assert sum(compared.is_fresh) <= 9
    assert compared.is_fresh[:900] == bytes(900)
    assert abs(compared.count_missing_words()) < 40


def test_short_texts_have_no_five_words_in_a_row_to_compare() -> None:
    compared = compare("Storm in village", "Storm in town")
    assert compared.is_fresh == bytes([False, False, True]), "then the words say it"
    assert compared.stood_together(np.zeros(0, np.uint64), []) == []
    assert not compared.stood_before(hashes("town"), range(2, 3))
    assert compared.first_that_stood(hashes("town"), 2) is None


FORMS: Final = sorted({word for _, forms in SIGNALS for form in forms for word in form.split()})


@each_row("form", FORMS)
def test_the_quick_test_passes_over_no_signal_word(form: str) -> None:
    for word in (form, form.lower(), form.title(), f"{form}S"):
        compared = compare(f"The mayor said: {word} ł {FORMER}")
        assert is_signal(word) <= (3 in compared.fresh_words_like_signals())


def test_the_quick_test_is_left_out_where_capitals_have_other_lower_case_forms() -> None:
    compared = compare(f"The mayor \N{LATIN SMALL LETTER LONG S}aid: {FORMER}")
    assert [compared.printed(token) for token in compared.fresh_words_like_signals()] == [
        "mayor",
        "\N{LATIN SMALL LETTER LONG S}aid",
    ]


def test_the_quick_test_rules_out_an_ordinary_text() -> None:
    assert compare(f"The mayor said so: {FORMER}").fresh_words_like_signals() == []


def test_the_flags_are_those_of_each_token() -> None:
    compared = compare("The storm tore the roof off 15 houses and thirteen barns.")
    words = [compared.printed(token) for token in range(len(compared.starts))]

    def flagged(flags: bytes) -> list[str]:
        return [word for word, flag in zip(words, flags, strict=True) if flag]

    assert flagged(compared.in_figures) == ["15"]
    assert flagged(compared.is_content) == ["storm", "tore", "roof", "off", "houses", "thirteen", "barns"]
    assert flagged(compared.is_new_content) == ["thirteen", "barns"]
    assert flagged(compared.is_new_word) == ["15", "thirteen", "barns"]
    assert compared.printed_numbers == ["15", "thirteen"]


def test_a_figure_is_looked_for_within_its_line_or_with_its_first_word() -> None:
    former = "Revs 14 mln vs 12 mln\nNet 3 mln vs 2 mln"
    compared = compare("Revs 15 mln vs 12 mln\nNet 4 mln vs 2 mln", former)
    revs, net = compared.numbers[0], compared.numbers[2]
    assert compared.first_that_stood(hashes("3 14"), revs) == 1
    assert compared.first_that_stood(hashes("14 3"), net) == 1
    assert compared.first_that_stood(hashes("14 12 2"), net) is None
