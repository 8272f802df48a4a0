"""Longer numbers: whether one was or is a part of a longer one: ``thirty-four`` of ``one thousand and thirty-four``.

A row of five words does not reach over a long number. So a part of it may have stood in front of what follows, or
behind what stands in front. Then the whole number is not known, and none is told.
"""

from functools import lru_cache
from typing import Final

import numpy as np

from dateline.core.stories.similarity.changes.comparison import Comparison
from dateline.core.stories.similarity.changes.number_words.large_numbers import counted_values, large_numbers
from dateline.core.stories.similarity.text.tokenized_text import SHINGLE_WORDS
from dateline.core.stories.similarity.tokens import Hashes64, hashes_of, tokens
from dateline.core.stories.similarity.vocabulary import vocabulary

_MAX_CACHED_LANGUAGES: Final = 128
"""Languages whose words are cached, each at most some thousands. Chosen by hand."""

_TEN: Final = 10
"""It stands in front of others in some languages: ``dix-sept``."""
_MIN_TENS: Final = 20
"""The least number that another one stands behind in one with it."""


def is_whole(compared: Comparison, place: range, former: str) -> bool:
    """Whether a number in words is no part of a longer one where it stands, and the former one was none."""
    if _is_longer(compared, place):
        return False
    return not former[:1].isalpha() or not _was_longer(compared, place, former)


def _is_longer(compared: Comparison, place: range) -> bool:
    """Whether another word for a number stands beside one, or with the word for *and* between."""
    if compared.in_figures[place.start]:
        return False
    language = compared.language
    return _is_beside(compared, place.start - 1, -1, _in_front(language)) or _is_beside(
        compared, place.stop, 1, _behind(language)
    )


def _is_beside(compared: Comparison, at: int, step: int, words: frozenset[str]) -> bool:
    for each in (at, at + step):
        if not 0 <= each < len(compared.starts) or not compared.joins(min(each, each - step)):
            return False
        word = compared.printed(each).lower()
        if word != compared.joint:
            return word in words
    return False


def _was_longer(compared: Comparison, place: range, former: str) -> bool:
    own, joint = hashes_of(former.lower()), hashes_of(compared.joint)
    if may_have_had_longer(compared) and not compared.phrase_stood(own, place, one_side=True):
        return True  # taken by the order of numbers alone
    numbers = compared.former.numbers.split()
    # Printed once, with a capital, it opened a sentence: no number stood in front of it.
    opened = former[0].upper() + former[1:] in numbers and [each.lower() for each in numbers].count(former.lower()) == 1
    small = compared.number_values.get(former.lower().replace("-", " ").split()[0], _MIN_TENS) < _MIN_TENS
    front_words = _large_parts(compared.language) if small else _in_front(compared.language)
    before, after = _hashes(front_words), _hashes(_behind(compared.language))
    # A row has to hold the other word and one of the number, with the word for *and* or without.
    for between, front, behind in (
        (0, own, own),
        (len(joint), np.concatenate((joint, own)), np.concatenate((own, joint))),
    ):
        in_front, at_end = range(2 + between - SHINGLE_WORDS, 1), range(1 - SHINGLE_WORDS, -between)
        if not opened and compared.stood_beside(front, place, before, in_front):
            return True
        if compared.stood_beside(behind, place, after, at_end):
            return True
    return False


def may_have_had_longer(compared: Comparison) -> bool:
    """Whether the text before had a word that numbers of several words have: no row shows what ``Nine`` opened."""
    return bool(compared.had_words(_hashes(_large_parts(compared.language))).any())


@lru_cache(maxsize=_MAX_CACHED_LANGUAGES)
def _large_parts(language: str) -> frozenset[str]:
    """Return the words that stand in front of numbers below twenty in one with them: no ``nineteen nine``."""
    values, parts = counted_values(language), large_numbers(language).parts
    return frozenset(
        word for word in _in_front(language) & parts if not _MIN_TENS > values.get(word, _MIN_TENS) != _TEN
    )


@lru_cache(maxsize=_MAX_CACHED_LANGUAGES)
def _in_front(language: str) -> frozenset[str]:
    """Return the words that numbers open with, but none for one that are articles too."""
    function_words, values = vocabulary(language).function_words, counted_values(language)
    words = {*large_numbers(language).parts, *values}
    return frozenset(
        word for word in words if word.isalpha() and (word not in function_words or values.get(word, 0) > 1)
    )


@lru_cache(maxsize=_MAX_CACHED_LANGUAGES)
def _behind(language: str) -> frozenset[str]:
    """Return the words that numbers end with: ``e uma``."""
    ones = (word for word, value in counted_values(language).items() if value == 1 and word.isalpha())
    return _in_front(language).union(ones) - {"a", "an"}


@lru_cache(maxsize=_MAX_CACHED_LANGUAGES)
def _hashes(words: frozenset[str]) -> Hashes64:
    """Return the hash of each word."""
    return tokens("\n".join(sorted(words))).hashes
