"""What words for numbers mean: ``nineteen`` is 19."""

from collections.abc import Mapping
from functools import lru_cache
from typing import Final

from dateline.core.data.text.number_words import NUMBER_WORDS
from dateline.core.data.times.ages import AGE_WORDS

_MAX_CACHED_LANGUAGES: Final = 128
"""Languages whose words for numbers are cached, each at most some thirty words. Chosen by hand."""


@lru_cache(maxsize=_MAX_CACHED_LANGUAGES)
def number_values(language: str) -> Mapping[str, int]:
    """Return what a language's words for numbers mean; empty where they are unknown."""
    small = AGE_WORDS[language].numbers if language in AGE_WORDS else {}
    return {**small, **NUMBER_WORDS.get(language, {})}
