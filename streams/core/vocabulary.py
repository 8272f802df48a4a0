"""What a language's words are hashed to, and which of them are small ones or numbers."""

from functools import lru_cache
from typing import Final, NamedTuple, TypeVar
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from streams.core.data.ages import TONGUES
from streams.core.data.function_words import FUNCTION_WORDS
from streams.core.tokens import Hashes, mixed, tokens

Words = NDArray[np.uint32]
"""Hashes as they are kept, of 24 bits: of a thousand words of two texts, one in ten thousand pairs meets by chance."""
Number = TypeVar("Number", np.uint32, np.uint64)
HASHES: Final = np.dtype("<u4")
HASH: Final = 0xFFFFFF
SMALL: Final = 1
NUMBER: Final = 2


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

    def marked(self, words: Words) -> NDArray[np.uint8]:
        """Return what words are; 0 for what is neither."""
        places = self.hashes.searchsorted(words)
        return np.where(self.hashes[places] == words, self.marks[places], _NEITHER)


def kept(hashes: Hashes) -> Words:
    """Return the 24 bits of hashes that are kept."""
    return (mixed(hashes) >> _KEPT).astype(HASHES)


def distinct(values: NDArray[Number]) -> NDArray[Number]:
    """Return numbers in ascending order, each once."""
    values = np.sort(values)
    if not len(values):
        return values
    first = np.empty(len(values), bool)
    first[0] = True
    np.not_equal(values[1:], values[:-1], out=first[1:])
    return values[first]


def are_among(words: Words, others: Words) -> NDArray[np.bool_]:
    """Return which words are among others, that are in ascending order."""
    if not len(others):
        return np.zeros(len(words), bool)
    found: NDArray[np.bool_] = others.take(others.searchsorted(words), mode="clip") == words
    return found


@lru_cache(maxsize=128)
def vocabulary(language: str) -> Vocabulary:
    """Return what is known of a language, by its code; of one that is not known, nothing but its seed."""
    small = frozenset(FUNCTION_WORDS.get(language, "").split())
    marks = dict.fromkeys(small, SMALL)
    for word, value in TONGUES[language].numbers.items() if language in TONGUES else ():
        if value > 1:
            marks[word] = marks.get(word, 0) | NUMBER
    whole = {word: mark for word, mark in marks.items() if word.isalnum()}
    seed: np.uint64 = mixed(np.array([crc32(language.encode())], np.uint64))[0]
    hashes = kept(tokens("\n".join(whole)).hashes ^ seed)
    order = np.argsort(hashes)
    return Vocabulary(
        seed,
        small,
        np.append(hashes[order], HASHES.type(_BEYOND)),
        np.append(np.array([*whole.values()], np.uint8)[order], _NEITHER),
    )


_NEITHER: Final = np.uint8(0)
_BEYOND: Final = (1 << 32) - 1
_KEPT: Final = np.uint64(40)
