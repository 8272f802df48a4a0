"""What words for numbers mean: ``nineteen`` is 19."""

from collections.abc import Mapping
from functools import lru_cache
from typing import Final

from dateline.core.data.text.function_words import FUNCTION_WORDS
from dateline.core.data.text.numbers.number_words import NUMBER_WORDS
from dateline.core.data.times.ages import AGE_WORDS

_MAX_CACHED_LANGUAGES: Final = 128
"""Languages whose words for numbers are cached, each at most some thirty words. Chosen by hand."""


@lru_cache(maxsize=_MAX_CACHED_LANGUAGES)
def number_values(language: str) -> Mapping[str, int]:
    """Return what a language's words for numbers mean; empty where they are unknown."""
    small = AGE_WORDS[language].numbers if language in AGE_WORDS else {}
    return {**small, **NUMBER_WORDS.get(language, {})}


def knows_tolls(language: str) -> bool:
    """Whether a language's words for numbers are known as tolls print them, and not only as ages do."""
    return language in NUMBER_WORDS


@lru_cache(maxsize=_MAX_CACHED_LANGUAGES)
def words_for_one_only(language: str) -> frozenset[str]:
    """Return a language's words for one that are no articles: no function words."""
    ones = {word for word, value in number_values(language).items() if value == 1}
    return frozenset(ones.difference(FUNCTION_WORDS.get(language, "").split()))
