"""Quote start: where the words in front of a figure begin that are quoted with it, and where no quote ends."""

from collections.abc import Container
from typing import Final

from dateline.core.stories.similarity.changes.comparison import Comparison
from dateline.core.stories.similarity.changes.number_words.large_numbers import words_for_one
from dateline.core.stories.similarity.changes.phrase import MAX_CHARS_OF_A_PASSAGE


def start_of_quote(compared: Comparison, token: int, first: int) -> int:
    """Return where the words in front of a figure begin in a short quote: a few, or those behind a function word."""
    start = max(first, token - MIN_WORDS_BEFORE)
    behind = [each for each in range(start + 1, token) if compared.is_function[each - 1]]
    start = next((each for each in reversed(behind) if not all(compared.is_function[each:token])), start)
    start -= start > first and not is_loose(compared, start - 1, token)
    while start > first and not any(map(str.isspace, compared.gap(start - 1))):  # pre-tax
        start -= 1
    return start


def is_loose(compared: Comparison, word: int, token: int) -> bool:
    """Whether a function word in front of a figure says nothing of it, unlike that of ``at least 4``."""
    if not compared.is_function[word]:
        return False
    is_beside_one_word = word == token - 2 and not compared.is_function[word + 1]
    return not is_beside_one_word or compared.printed(word).lower() == compared.joint


MIN_WORDS_BEFORE: Final = 3
"""Tokens quoted in front of a figure though the text before had them, or the new words are many:
``injured at least 50``. Chosen by hand."""


def follows_one(compared: Comparison, token: int) -> bool:
    """Whether a new word for one stands in front of a token, and is quoted with it: ``una persona``."""
    is_fresh = token > 0 and bool(compared.is_fresh[token - 1]) and compared.gap(token - 1) == " "
    return is_fresh and compared.printed(token - 1).lower() in words_for_one(compared.language)


def verb_start(compared: Comparison, token: int, first: int) -> int:
    """Return the token of the word in front of a figure that opens a quote: ``killing two people``."""
    is_word = token > 0 and compared.gap(token - 1) == " " and not compared.is_function[token - 1]
    return token - 1 if first == token and is_word and not compared.in_figures[token - 1] else first


def up_to_a_figure(compared: Comparison, place: range, told: Container[int]) -> range:
    """Return the tokens of a quote that does not end just before a number: with that, or without what leads to it.

    ``6,8 et non`` without ``6,2`` says the contrary. One of the tokens that are ``told`` elsewhere is not quoted again.
    """
    last, following = place[-1], place.stop
    if following >= len(compared.starts) or not compared.counts(following) or not compared.joins(last):
        return place
    fits = compared.ends[following] - compared.starts[place.start] <= MAX_CHARS_OF_A_PASSAGE
    if fits and following not in told:
        return range(place.start, following + 1)
    while last > place.start and compared.is_function[last]:
        last -= 1
    return range(place.start, last + 1)


def is_behind_figure(compared: Comparison, token: int) -> bool:
    """Whether a word stands directly behind a number, as a unit does: ``48 billion``."""
    return bool(compared.in_figures[token - 1]) and compared.joins(token - 1)
