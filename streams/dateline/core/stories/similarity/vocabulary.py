"""What a language's words are hashed to, and which of them are small ones or numbers."""

from functools import lru_cache
from typing import Final, NamedTuple
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from dateline.core.data.text.function_words import FUNCTION_WORDS
from dateline.core.data.times.ages import TONGUES
from dateline.core.stories.similarity.compiler import BYTES, FLAGS, NUMBERS, PLACES, UINT, WORDS, compiled
from dateline.core.stories.similarity.tokens import Flags, Hashes, Places, Tokens, mixed, tokens

Words = NDArray[np.uint32]
"""Hashes as they are kept, of 24 bits: of a thousand words of two texts, one in ten thousand pairs meets by chance."""
HASHES: Final = np.dtype("<u4")
HASH: Final = 0xFFFFFF
SMALL: Final = 1
NUMBER: Final = 2
KNOWN: Final = 4
"""Of any word of the vocabulary."""
TELLING: Final = 8
"""Of a number, and of a word that is neither short nor small."""
Marks = NDArray[np.uint8]


_SHORT: Final = 2
_NEITHER: Final = np.uint8(0)
_BEYOND: Final = (1 << 32) - 1
_KEPT: Final = np.uint64(40)


class Vocabulary(NamedTuple):
    """A language's words that are no news."""

    seed: np.uint64
    """Makes the hashes of one language other than those of the next."""
    small: frozenset[str]
    """Small words, as written."""
    hashes: Words
    """Of small words and of words for numbers, ascending; then a number larger than any hash."""
    marks: NDArray[np.uint8]
    """What each of them is: ``SMALL``, ``NUMBER`` or both."""


@compiled(UINT)
def kept(value: np.uint64) -> np.uint32:
    """Return the 24 bits of a hash that are kept."""
    return np.uint32(mixed(value) >> _KEPT)


@lru_cache(maxsize=128)
def vocabulary(language: str) -> Vocabulary:
    """Return what is known of a language, by its code; of one that is not known, nothing but its seed."""
    small = frozenset(FUNCTION_WORDS.get(language, "").split())
    marks = dict.fromkeys(small, SMALL)
    for word, value in TONGUES[language].numbers.items() if language in TONGUES else ():
        if value > 1:
            marks[word] = marks.get(word, 0) | NUMBER
    # A word of a script without blanks is several tokens, none of which is the word.
    whole = {word: mark for word, mark in marks.items() if word.isalnum() and len(tokens(word).hashes) == 1}
    seed = np.uint64(mixed(np.uint64(crc32(language.encode()))))
    hashes = np.array([kept(value ^ seed) for value in tokens("\n".join(whole)).hashes], HASHES)
    order = np.argsort(hashes)
    return Vocabulary(
        seed,
        small,
        np.append(hashes[order], HASHES.type(_BEYOND)),
        np.append(np.array([*whole.values()], np.uint8)[order], _NEITHER),
    )


def looked_up(found: Tokens, words: Vocabulary) -> tuple[Words, Marks]:
    """Return the hashes of tokens as they are kept, and what each token is."""
    return _looked_up(*found, words.seed, words.hashes, words.marks)


@compiled(PLACES, PLACES, NUMBERS, FLAGS, UINT, WORDS, BYTES)
def _looked_up(  # noqa: PLR0913, PLR0917 - a loop takes rows, not what holds them
    starts: Places, ends: Places, hashes: Hashes, numeric: Flags, seed: np.uint64, known: Words, known_marks: Marks
) -> tuple[Words, Marks]:
    words, marks = np.empty(len(hashes), np.uint32), np.empty(len(hashes), np.uint8)
    for token in range(len(hashes)):
        word = kept(hashes[token] ^ seed)
        place = np.searchsorted(known, word)
        mark = known_marks[place] | KNOWN if known[place] == word else 0
        if numeric[token]:
            mark |= NUMBER | TELLING
        elif ends[token] - starts[token] > _SHORT and not mark & SMALL:
            mark |= TELLING
        words[token], marks[token] = word, mark
    return words, marks


@compiled(WORDS, BYTES)
def told(words: Words, marks: Marks) -> Words:
    """Return the words that tell something."""
    found = np.empty(len(words), np.uint32)
    size = 0
    for word, mark in zip(words, marks):  # noqa: B905 - as compiled
        if mark & TELLING:
            found[size] = word
            size += 1
    return found[:size]
