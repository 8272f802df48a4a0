"""An item closes with a link where its last words are its headline, or a word in brackets that others close with."""

import pytest

from dateline.core.page.lines.kinds.closing_link import without_closing_links, without_closing_sentences

HEADLINE = "Wool prices lift spirits"


@pytest.mark.parametrize(
    ("body", "bare"),
    [
        (f"Growers had their best auction … Continue reading {HEADLINE} →", "Growers had their best auction …"),
        (f"Growers had their best auction.\nTeilen: {HEADLINE}", "Growers had their best auction."),
        (f"Growers sang. The song was called, as all of the valley now knows, {HEADLINE}", None),
        (HEADLINE, None),
        ("Growers had their best auction. [more]", None),
    ],
)
def test_a_headline_that_closes_its_text_is_a_link(body: str, bare: str | None) -> None:
    assert without_closing_links([(HEADLINE, body)]) == [bare or body]


def test_a_word_in_brackets_is_a_link_where_two_items_close_with_it() -> None:
    items = [(None, "三条老街改走外环。[详细]"), (None, "花球比往年大……[详细]"), (None, "他来了。[1]")]
    assert without_closing_links(items) == ["三条老街改走外环。", "花球比往年大……", "他来了。[1]"]


READERS = [
    "Dit artikel is exclusief voor abonnees.",
    "This article is reserved for subscribers.",
    "Cet article est réservé aux abonnés.",
    "Dieser Artikel ist nur für Abonnenten.",
    "Este artículo es solo para suscriptores.",
]
NEWS = ["No damage was reported.", "Er vielen geen gewonden.", "Verletzt wurde niemand.", "Il n'y a pas eu de blessés."]
NEWS += ["No one was hurt.", "There was no tsunami warning.", "The U.S. Geological Survey said it was shallow."]
"""News with which several items may close."""
BODY = "The bridge at number {} is open again."


def closing(sentence: str, count: int, whole: int, gap: str = " ") -> list[bool]:
    """Return for each of ``whole`` items, of which the first ones close with a sentence, whether it lost it."""
    items = [(f"Bridge {at}", BODY.format(at) + (gap + sentence if at < count else "")) for at in range(whole)]
    bare = without_closing_sentences(items)
    assert all(body.startswith(BODY.format(at)) for at, body in enumerate(bare))
    return [body != printed for body, (_, printed) in zip(bare, items, strict=True)]


@pytest.mark.parametrize("gap", [" ", "\n"])
@pytest.mark.parametrize("sentence", READERS)
def test_a_sentence_to_the_reader_is_the_pages_where_three_items_close_with_it(sentence: str, gap: str) -> None:
    assert closing(sentence, 3, 4, gap) == [True, True, True, False]
    assert closing(sentence, 2, 4, gap) == [False] * 4


@pytest.mark.parametrize("sentence", NEWS)
def test_news_that_all_items_close_with_stays(sentence: str) -> None:
    assert closing(sentence, 6, 6) == [False] * 6


ENDS = [
    "the tremor was felt widely, according to the U.S. Geological Survey.",
    "seismologists of St. Petersburg said.",
    "the survey in Washington D.C. said.",
    "said Dr. Holm.",
    "the site is open to U.S. Subscribers of our newsletter only.",
    "it was ordered by Prof. Holm for our readers and subscribers.",
]
"""Ends of sentences with a full stop inside."""


@pytest.mark.parametrize("end", ENDS)
def test_the_full_stop_of_an_abbreviation_ends_no_sentence(end: str) -> None:
    items = [(f"Bridge {at}", f"Bridge {at} is shut, {end}") for at in range(6)]
    assert without_closing_sentences(items) == [body for _, body in items]


def test_an_item_keeps_its_only_sentence() -> None:
    items = [(f"Bridge {at}", READERS[0]) for at in range(6)]
    assert without_closing_sentences(items) == [READERS[0]] * 6


def test_one_item_printed_several_times_repeats_nothing() -> None:
    items = [("Bridge open", f"{BODY} {READERS[0]}")] * 6
    assert without_closing_sentences(items) == [body for _, body in items]
