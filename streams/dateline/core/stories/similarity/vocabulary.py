"""A language's function words and number words, and the 24-bit hashes by which its words are compared.

``vocabulary`` gives the words of a language. ``marked`` cuts the hashes of tokens to 24 bits, seeded by the language,
and marks which tokens are function words, numbers or content words. ``content_words`` keeps the content words.
"""

from functools import lru_cache
from typing import Final, NamedTuple
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from dateline.core.data.text.function_words import FUNCTION_WORDS
from dateline.core.data.times.ages import AGE_WORDS
from dateline.core.stories.similarity.compiler import BOOLS, INT64S, UINT8S, UINT32S, UINT64, UINT64S, compiled
from dateline.core.stories.similarity.tokens import Flags, Hashes64, Positions, Tokens, mixed, tokens

Hashes24 = NDArray[np.uint32]
"""One-dimensional: hashes of words, shingles, names or paragraphs, of 24 bits each, the upper 8 bits zero.

A word collides with one of 1,000 other words with probability 1 in 17,000.
"""
Marks = NDArray[np.uint8]
"""One-dimensional: for each token, the sum of the marks below that it has."""
HASH_DTYPE: Final = np.dtype("<u4")
"""Type of one ``Hashes24`` element in memory and in state records: four bytes, the lowest first."""
MAX_HASH: Final = 0xFFFFFF
"""The largest hash of 24 bits."""

FUNCTION: Final = 1
"""Mark of a function word: a, the, of."""
NUMBER: Final = 2
"""Mark of a number, in figures or words."""
IN_VOCABULARY: Final = 4
"""Mark of a word that is in the language's vocabulary: a function word or a number word."""
CONTENT: Final = 8
"""Mark of a number in figures, and of a word longer than two characters that is no function word."""

_MAX_CHARS_OF_A_SHORT_WORD: Final = 2
"""Characters up to which a word counts as no content word. Chosen by hand."""
_NO_MARK: Final = np.uint8(0)
_ABOVE_ALL_HASHES: Final = (1 << 32) - 1
"""Ends a vocabulary's sorted hashes, so that a search never runs off their end."""
_DROPPED_BITS: Final = np.uint64(40)
"""Bits of a 64-bit hash that are dropped to keep 24."""

_MAX_CACHED_LANGUAGES: Final = 128
"""Languages whose vocabulary is cached, each at most a few hundred words. Chosen by hand."""


class Vocabulary(NamedTuple):
    """A language's words that carry no news."""

    seed: np.uint64
    """Makes the hashes of one language differ from those of all others."""
    function_words: frozenset[str]
    """As written, in lower case."""
    hashes: Hashes24
    """Of function words and number words, ascending; last a number larger than any hash."""
    marks: Marks
    """What each of them is: ``FUNCTION``, ``NUMBER`` or both."""


@lru_cache(maxsize=_MAX_CACHED_LANGUAGES)
def vocabulary(language: str) -> Vocabulary:
    """Return the vocabulary of a language by its code; of an unknown language, one with a seed and no words."""
    function_words = frozenset(FUNCTION_WORDS.get(language, "").split())
    marks = dict.fromkeys(function_words, FUNCTION)
    for word, value in AGE_WORDS[language].numbers.items() if language in AGE_WORDS else ():
        if value > 1:
            marks[word] = marks.get(word, 0) | NUMBER
    # A word of a script without spaces is several tokens, and no single token stands for it.
    single = {word: mark for word, mark in marks.items() if word.isalnum() and len(tokens(word).hashes) == 1}
    seed = np.uint64(mixed(np.uint64(crc32(language.encode()))))
    hashes = np.array([to_24_bits(value ^ seed) for value in tokens("\n".join(single)).hashes], HASH_DTYPE)
    order = np.argsort(hashes)
    return Vocabulary(
        seed,
        function_words,
        np.append(hashes[order], HASH_DTYPE.type(_ABOVE_ALL_HASHES)),
        np.append(np.array([*single.values()], np.uint8)[order], _NO_MARK),
    )


@compiled(UINT64)
def to_24_bits(value: np.uint64) -> np.uint32:
    """Return the 24-bit hash of a 64-bit hash."""
    return np.uint32(mixed(value) >> _DROPPED_BITS)


def marked(text_tokens: Tokens, words: Vocabulary) -> tuple[Hashes24, Marks]:
    """Return the 24-bit hash and the marks of each token."""
    return _marked(*text_tokens, words.seed, words.hashes, words.marks)


@compiled(INT64S, INT64S, UINT64S, BOOLS, UINT64, UINT32S, UINT8S)
def _marked(  # noqa: PLR0913, PLR0917 - a compiled loop gets arrays, not the objects that hold them
    starts: Positions,
    ends: Positions,
    hashes: Hashes64,
    numeric: Flags,
    seed: np.uint64,
    vocabulary_hashes: Hashes24,
    vocabulary_marks: Marks,
) -> tuple[Hashes24, Marks]:
    """Hash and mark tokens; starts, ends, hashes and numeric have one element per token, as ``Tokens`` has them."""
    words, marks = np.empty(len(hashes), np.uint32), np.empty(len(hashes), np.uint8)
    for token in range(len(hashes)):
        word = to_24_bits(hashes[token] ^ seed)
        row = np.searchsorted(vocabulary_hashes, word)
        mark = vocabulary_marks[row] | IN_VOCABULARY if vocabulary_hashes[row] == word else 0
        if numeric[token]:
            mark |= NUMBER | CONTENT
        elif ends[token] - starts[token] > _MAX_CHARS_OF_A_SHORT_WORD and not mark & FUNCTION:
            mark |= CONTENT
        words[token], marks[token] = word, mark
    return words, marks


@compiled(UINT32S, UINT8S)
def content_words(hashes: Hashes24, marks: Marks) -> Hashes24:
    """Return the hashes of the tokens that are marked ``CONTENT``, in order; both arrays have one element per token."""
    chosen = np.empty(len(hashes), np.uint32)
    size = 0
    for word, mark in zip(hashes, marks):  # noqa: B905 - numba compiles no strict=
        if mark & CONTENT:
            chosen[size] = word
            size += 1
    return chosen[:size]
