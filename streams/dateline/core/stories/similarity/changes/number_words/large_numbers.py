"""Words for numbers that traits lack, where what changed is worded: ``twelve → nineteen people``, ``čtyři → tři lidé``.

They are those above twelve, and forms in which ages are not printed. The traits of a text do not count them as numbers,
so the numbers of the text before lack them. Those of the new text are added to its numbers; which of them stood in a
place before is found by trying each.
"""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Final, NamedTuple

from dateline.core.data.text.number_words import NONE_WORDS, OTHER_FORMS
from dateline.core.data.times.ages import AGE_WORDS
from dateline.core.stories.similarity.tokens import Hashes64, tokens
from dateline.core.stories.similarity.vocabulary import Hashes24, word_table
from dateline.core.text.number_values import number_values

_MAX_CACHED_LANGUAGES: Final = 128
"""Languages whose words for numbers are cached, each at most some fifty words. Chosen by hand."""
GAPS: Final = frozenset({"", " ", "-", "\u00a0", "\u202f"})
"""What may stand between two words of one phrase: no other punctuation mark."""


class LargeNumbers(NamedTuple):
    """A language's words for numbers that traits lack; none where they are unknown."""

    words: Sequence[str]
    hashes: Hashes64
    """Of each word."""
    table: Hashes24
    """Of the words, as ``word_table`` makes it."""


@lru_cache(maxsize=_MAX_CACHED_LANGUAGES)
def large_numbers(language: str) -> LargeNumbers:
    """Return a language's words for numbers that traits lack; those for one are none of them."""
    known = AGE_WORDS[language].numbers if language in AGE_WORDS else {}
    values = counted_values(language)
    words = [word for word, value in values.items() if value > 1 and word not in known]
    single = [word for word in words if len(tokens(word).hashes) == 1]
    return LargeNumbers(single, tokens("\n".join(single)).hashes, word_table(single, language))


@lru_cache(maxsize=_MAX_CACHED_LANGUAGES)
def counted_values(language: str) -> Mapping[str, int]:
    """Return what a language's words for numbers mean, in all forms that are known."""
    rows = OTHER_FORMS.get(language, ())
    # A row goes on from one; the traits' own words keep their meaning.
    others = {word: number for number, forms in enumerate(rows, 1) for word in forms.split()}
    return {**others, **number_values(language)}


@lru_cache(maxsize=_MAX_CACHED_LANGUAGES)
def words_for_one(language: str) -> Sequence[str]:
    """Return a language's words for one, most of which are articles too."""
    _, articles = NONE_WORDS.get(language, ("", ""))
    ones = [word for word, value in counted_values(language).items() if value == 1]
    return [word for word in dict.fromkeys((*ones, *articles.split())) if word.isalpha()]
