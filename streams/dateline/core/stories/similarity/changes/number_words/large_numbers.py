"""Words for numbers that traits lack, where what changed is worded: ``twelve → nineteen people``, ``čtyři → tři lidé``.

They are those above twelve, composed ones among them, and forms in which ages are not printed. The traits of a text do
not count them as numbers, so the numbers of the text before lack them. Those of the new text are added to its numbers;
which of them stood in a place before is found by trying each that the words of the text before have.
"""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from itertools import compress, count
from typing import Final, NamedTuple

import numpy as np

from dateline.core.data.text.numbers.number_words import NONE_WORDS, OTHER_FORMS
from dateline.core.data.times.ages import AGE_WORDS
from dateline.core.stories.similarity.compiler import UINT32S, WRITABLE_INT64S, compiled_entry
from dateline.core.stories.similarity.features import Traits
from dateline.core.stories.similarity.hash_sets import difference
from dateline.core.stories.similarity.tokens import Hashes64, Positions, tokens
from dateline.core.stories.similarity.vocabulary import Hashes24, to_24_bits, vocabulary
from dateline.core.text.composed_numbers import composed_numbers
from dateline.core.text.number_values import number_values

_MAX_CACHED_LANGUAGES: Final = 128
"""Languages whose words for numbers are cached, each at most some thousands of words. Chosen by hand."""
_MAX_CHARS_OF_A_SHORT_WORD: Final = 2
"""Letters of a word that is no content word, as in the traits."""
GAPS: Final = frozenset({"", " ", "-", "\u00a0", "\u202f"})
"""What may stand between two words of one phrase: no other punctuation mark."""


class LargeNumbers(NamedTuple):
    """A language's words for numbers that traits lack; none where they are unknown."""

    words: Sequence[str]
    hashes: Hashes64
    """Of each word."""
    kept: Hashes24
    """The hashes of the words as traits keep them, ascending."""
    order: Sequence[int]
    """Which word each of them is of."""
    unkept: Sequence[int]
    """Words that traits keep nothing of: function words and short ones."""
    few: Sequence[int]
    """Words that are no composed ones, few enough to be tried one by one."""
    parts: frozenset[str]
    """Words that numbers of several words are composed of, words for ``and`` among them."""


@lru_cache(maxsize=_MAX_CACHED_LANGUAGES)
def large_numbers(language: str) -> LargeNumbers:
    """Return a language's words for numbers that traits lack; those for one are none of them."""
    known = AGE_WORDS[language].numbers if language in AGE_WORDS else {}
    values = counted_values(language)
    words = [word for word, value in values.items() if value > 1 and word not in known]
    words = [word for word in words if word.isalnum() and len(tokens(word).hashes) == 1]
    hashes = tokens("\n".join(words)).hashes
    composed = composed_numbers(language)
    parts = frozenset(part for form in composed if " " in form for part in form.split())
    seed, function_words = vocabulary(language).seed, vocabulary(language).function_words
    kept = np.array([to_24_bits(each ^ seed) for each in hashes], np.uint32)
    order = np.argsort(kept)
    small = [word in function_words or len(word) <= _MAX_CHARS_OF_A_SHORT_WORD for word in words]
    few = [at for at, word in enumerate(words) if word in number_values(language) or word not in composed]
    return LargeNumbers(words, hashes, kept[order], order.tolist(), [*compress(count(), small)], few, parts)


@lru_cache(maxsize=1)  # it is asked twice of a text and its kin, and takes five microseconds where figures are the same
def has_other_numbers(own: Traits, other: Traits, language: str) -> bool:
    """Whether two texts have other numbers: in figures or small words, or a large word in the place of another."""
    if own.numbers != other.numbers:
        return True
    words, others = own.words, other.words
    if not len(came := difference(words, others)) or not len(gone := difference(others, words)):
        return False
    kept = large_numbers(language).kept
    return bool(kept_in(kept, came) and kept_in(kept, gone))


def kept_in(kept: Hashes24, words: Hashes24) -> list[int]:
    """Return the indexes of hashes that are among some words of a text; the hashes ascend."""
    found = np.empty(len(words), np.int64)
    indexes: list[int] = found[: _find_kept(kept, words, found)].tolist()
    return indexes


@compiled_entry(UINT32S, UINT32S, WRITABLE_INT64S)
def _find_kept(kept: Hashes24, words: Hashes24, found: Positions) -> int:
    """Fill in the indexes of the hashes that are among the words, and return how many there are."""
    size = 0
    for word in words:
        at = np.searchsorted(kept, word)
        if at < len(kept) and kept[at] == word:
            found[size] = at
            size += 1
    return size


@lru_cache(maxsize=_MAX_CACHED_LANGUAGES)
def counted_values(language: str) -> Mapping[str, int]:
    """Return what a language's words for numbers mean, in all forms that are known."""
    rows = OTHER_FORMS.get(language, ())
    # A row goes on from one; the traits' own words keep their meaning.
    others = {word: number for number, forms in enumerate(rows, 1) for word in forms.split()}
    composed = {word: value for word, value in composed_numbers(language).items() if " " not in word}
    return {**composed, **others, **number_values(language)}


@lru_cache(maxsize=_MAX_CACHED_LANGUAGES)
def words_for_one(language: str) -> Sequence[str]:
    """Return a language's words for one, most of which are articles too."""
    _, articles = NONE_WORDS.get(language, ("", ""))
    ones = [word for word, value in counted_values(language).items() if value == 1]
    return [word for word in dict.fromkeys((*ones, *articles.split())) if word.isalpha()]
