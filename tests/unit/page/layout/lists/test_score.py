"""A list's items share few words; the parts of an article share many, and words of its headline."""

import pytest

from dateline.core.data.layout.list_weights import HEADED_WEIGHTS, PLAIN_WEIGHTS
from dateline.core.page.layout.lists.score import Measures, headline_like, measure, score, stems

ITEMS = [
    "A tanker with molasses has run aground off Mauritius. Tugs from Reunion will try to pull it free at high tide.",
    "Voters in Slovenia choose a president on Sunday. None of seven candidates is expected to win the first round.",
    "Bolivia is to mine lithium with a Korean partner. The plant on the Uyuni flat should employ chemists from Oruro.",
]
PARTS = [
    "The tanker Almeria ran aground off Mauritius with molasses for the distillery at Port Louis on Sunday.",
    "Tugs from Reunion will try to free the tanker at high tide. The owners of Almeria have sent two engineers.",
    "Port Louis has no tugs of its own. Its distillery cannot replace the molasses of the Almeria before harvest.",
    "The Almeria was built in 1987. Engineers had warned owners that the tanker might never survive another winter.",
]


def test_items_of_a_list_score_higher_than_parts_of_an_article() -> None:
    items, parts = measure([], ITEMS), measure(["Tanker with molasses aground off Mauritius"], PARTS)
    assert items is not None
    assert parts is not None
    assert score(items, PLAIN_WEIGHTS) > 2
    assert score(parts, PLAIN_WEIGHTS) < -2


def test_a_headline_that_is_longer_than_the_others_counts_against_a_list() -> None:
    alike = measure([], ITEMS, ["Tanker aground", "Slovenia votes", "Lithium plant"])
    longer = measure([], ITEMS, ["Owners hope to free their tanker at high tide", "Slovenia votes", "Lithium plant"])
    assert alike is not None
    assert longer is not None
    assert score(longer, HEADED_WEIGHTS) < score(alike, HEADED_WEIGHTS)


@pytest.mark.parametrize("texts", [[], ITEMS[:1], ["One tanker.", "Two tugs.", "Three engineers."], ["12", "13", "14"]])
def test_too_few_words_are_not_measured(texts: list[str]) -> None:
    assert measure(["Tanker aground"], texts) is None


def test_a_title_counts_in_each_text_and_the_line_with_most_texts_is_the_title() -> None:
    measures = measure(["All the news of today", "Almeria runs aground"], PARTS)
    assert measures is not None
    assert measures.titled == 4 / 5  # in each of four texts, and one more


def test_weights_have_a_row_for_each_measure() -> None:
    for weights in (PLAIN_WEIGHTS, HEADED_WEIGHTS):
        assert list(weights) == ["bias", *Measures._fields]
        assert all(weights[name] <= 0 for name in Measures._fields)  # every measure is a sign of an article


def test_stems_leave_out_function_words_and_hiragana() -> None:
    assert stems("They would have met Anna after the elections") == {"anna", "elect"}
    assert stems("東京は雨です") == {"東京"}


def test_lines_of_fewer_words_than_a_headline_are_no_titles() -> None:
    assert headline_like(["Sport", "By Ada Moor", "Tanker aground off the island"]) == ["Tanker aground off the island"]
