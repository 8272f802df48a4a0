"""Words for numbers above twelve, where what changed is worded: ``twelve → nineteen people``.

The traits of a text do not count them as numbers, so the numbers of the text before lack them. Those of the new
text are added to its numbers; which of them stood in a place before is found by trying each.
"""

from collections.abc import Sequence
from functools import lru_cache
from typing import Final, NamedTuple

from dateline.core.data.text.number_words import NUMBER_WORDS
from dateline.core.stories.similarity.tokens import Hashes64, tokens
from dateline.core.stories.similarity.vocabulary import Hashes24, word_table

_MAX_CACHED_LANGUAGES: Final = 128
"""Languages whose words for numbers are cached, each at most some thirty words. Chosen by hand."""
GAPS: Final = frozenset({"", " ", "-", "\u00a0", "\u202f"})
"""What may stand between two words of one phrase: no other punctuation mark."""


class LargeNumbers(NamedTuple):
    """A language's words for numbers above twelve; none where they are unknown."""

    words: Sequence[str]
    hashes: Hashes64
    """Of each word."""
    table: Hashes24
    """Of the words, as ``word_table`` makes it."""


@lru_cache(maxsize=_MAX_CACHED_LANGUAGES)
def large_numbers(language: str) -> LargeNumbers:
    """Return a language's words for numbers above twelve."""
    words = [*NUMBER_WORDS.get(language, ())]
    return LargeNumbers(words, tokens("\n".join(words)).hashes, word_table(words, language))
