"""A language's function words and number words, and the 24-bit hashes by which its words are compared.

``vocabulary`` gives the words of a language. ``mark_words`` cuts the hashes of tokens to 24 bits, seeded by the
language, and marks which tokens are function words, numbers or content words.
"""

from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Final, NamedTuple
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from dateline.core.data.text.function_words import FUNCTION_WORDS
from dateline.core.data.times.ages import AGE_WORDS
from dateline.core.data.wire.signals import NO_SIGNALS_ALONE
from dateline.core.stories.similarity.compiler import (
    BOOLS,
    INT64S,
    UINT8S,
    UINT32S,
    UINT64,
    UINT64S,
    WRITABLE_UINT8S,
    WRITABLE_UINT32S,
    compiled,
)
from dateline.core.stories.similarity.tokens import Flags, Hashes64, Positions, mixed, tokens
from dateline.core.text.signals import IN_CAPITALS_ONLY, SIGNAL_FORMS

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
SIGNAL_WORDS: Final = frozenset(
    bare
    for _, forms in SIGNAL_FORMS
    for form in forms
    for word in form.split()
    if len(bare := word.strip(",.")) > _MAX_CHARS_OF_A_SHORT_WORD
).difference(NO_SIGNALS_ALONE)
"""Words in which a headline says what the item is: CORRECTED, UPDATE."""
OPENING_SIGNAL_WORDS: Final = SIGNAL_WORDS - {word.strip(",.") for form in IN_CAPITALS_ONLY for word in form.split()}
"""Those that do so in lower case too, at its beginning; the others are words of the news there: ``Herstel: …``."""
NO_WORD: Final = (1 << 32) - 1
"""Fills the empty slots of a hash table: larger than any hash."""
_SLOTS_PER_WORD: Final = 4
"""Slots of a vocabulary for each of its words, at least: most words have their own. Chosen by hand."""
_SLOTS_PER_HASH: Final = 3
"""Slots of a hash table for each hash, at least: most have their own. Chosen by hand."""
_ONE: Final = np.uint64(1)
_DROPPED_BITS: Final = np.uint64(40)
"""Bits of a 64-bit hash that are dropped to keep 24."""

_MAX_CACHED_TEXTS: Final = 256
"""Short texts whose hashes are cached: places of datelines, some hundreds a day, and names. Chosen by hand."""
_MAX_CACHED_LANGUAGES: Final = 128
"""Languages whose vocabulary is cached, each at most a few hundred words. Chosen by hand."""


class Vocabulary(NamedTuple):
    """A language's words that carry no news."""

    seed: np.uint64
    """Makes the hashes of one language differ from those of all others."""
    function_words: frozenset[str]
    """As written, in lower case."""
    hashes: Hashes24
    """Of function words and number words: a hash table with open addressing, in which an empty slot is ``NO_WORD``.

    The lower bits of a hash choose its slot, or the next that is free.
    """
    marks: Marks
    """What each of them is, by slot: ``FUNCTION``, ``NUMBER`` or both."""
    signals: Hashes24
    """A hash table of the lower-case forms of ``SIGNAL_WORDS`` that are single tokens."""


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
    slots = 1 << (_SLOTS_PER_WORD * len(single)).bit_length()
    hashes, marks_of_slots = np.full(slots, NO_WORD, HASH_DTYPE), np.zeros(slots, np.uint8)
    for value, mark in zip(tokens("\n".join(single)).hashes, single.values(), strict=True):
        hashed = to_24_bits(value ^ seed)
        slot = slot_of(hashes, hashed)
        hashes[slot], marks_of_slots[slot] = hashed, mark
    signals = _table_of_words(map(str.lower, SIGNAL_WORDS), seed)
    return Vocabulary(seed, function_words, hashes, marks_of_slots, signals)


@compiled(UINT64)
def to_24_bits(value: np.uint64) -> np.uint32:
    """Return the 24-bit hash of a 64-bit hash."""
    return np.uint32(mixed(value) >> _DROPPED_BITS)


@compiled(UINT32S, UINT64)
def slot_of(slots: Hashes24, word: np.uint32) -> np.int64:
    """Return the slot of a word, or the empty one where the word is to be put."""
    last = np.uint64(len(slots) - 1)
    slot = np.uint64(word) & last
    while slots[slot] != word and slots[slot] != NO_WORD:
        slot = (slot + _ONE) & last
    return np.int64(slot)


@compiled(UINT32S)
def table_of(hashes: Hashes24) -> Hashes24:
    """Return a hash table with open addressing of some hashes: see ``slot_of``."""
    slots = 8
    while slots < _SLOTS_PER_HASH * len(hashes):
        slots *= 2
    table = np.full(slots, NO_WORD, np.uint32)
    for value in hashes:
        table[slot_of(table, value)] = value
    return table


@lru_cache(maxsize=_MAX_CACHED_TEXTS)
def word_hashes(text: str, language: str) -> Sequence[int]:
    """Return the 24-bit hashes of the words of a short text in a language, in their order; the last texts are kept."""
    seed = vocabulary(language).seed
    return tuple([int(to_24_bits(value ^ seed)) for value in tokens(text.lower()).hashes])


def word_table(words: Iterable[str], language: str) -> Hashes24:
    """Return a hash table of words, by their 24-bit hashes in a language, without words that are several tokens."""
    return _table_of_words(words, vocabulary(language).seed)


def _table_of_words(words: Iterable[str], seed: np.uint64) -> Hashes24:
    all_hashes = [tokens(word).hashes for word in words]
    return table_of(np.array([to_24_bits(hashes[0] ^ seed) for hashes in all_hashes if len(hashes) == 1], np.uint32))


@compiled(INT64S, INT64S, UINT64S, BOOLS, UINT64, UINT32S, UINT8S, WRITABLE_UINT32S, WRITABLE_UINT8S)
def mark_words(  # noqa: PLR0913, PLR0917 - a compiled loop gets arrays, not the objects that hold them
    starts: Positions,
    ends: Positions,
    hashes: Hashes64,
    numeric: Flags,
    seed: np.uint64,
    vocabulary_hashes: Hashes24,
    vocabulary_marks: Marks,
    words: Hashes24,
    marks: Marks,
) -> None:
    """Fill in the 24-bit hash and the marks of each token.

    All arrays but those of the vocabulary have one element per token.
    """
    for token in range(len(hashes)):
        word = to_24_bits(hashes[token] ^ seed)
        slot = slot_of(vocabulary_hashes, word)
        mark = vocabulary_marks[slot] | IN_VOCABULARY if vocabulary_hashes[slot] == word else 0
        if numeric[token]:
            mark |= NUMBER | CONTENT
        elif ends[token] - starts[token] > _MAX_CHARS_OF_A_SHORT_WORD and not mark & FUNCTION:
            mark |= CONTENT
        words[token], marks[token] = word, mark
