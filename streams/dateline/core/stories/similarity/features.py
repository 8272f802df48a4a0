"""Features: what is kept of a text to compare it by. Hashes of its words, its numbers and names, and not the text.

``traits`` computes them, ``Traits`` holds them. ``title_hash`` is one number for a whole headline.
"""

from collections.abc import Iterable
from functools import lru_cache
from typing import Final, NamedTuple
from zlib import crc32

import numpy as np

from dateline.core.data.wire.signals import SIGNALS
from dateline.core.stories.similarity.compiler import UINT64, UINT64S, compiled
from dateline.core.stories.similarity.hash_sets import distinct
from dateline.core.stories.similarity.names import names_in
from dateline.core.stories.similarity.tokens import Hashes64, Tokens, tokens
from dateline.core.stories.similarity.vocabulary import (
    HASH_DTYPE,
    IN_VOCABULARY,
    NUMBER,
    Hashes24,
    Vocabulary,
    content_words,
    marked,
    to_24_bits,
    vocabulary,
)
from dateline_schemas.brief import Signal

SHINGLE_WORDS: Final = 5
"""Words in a row that make one shingle. Chosen by hand."""
MAX_SHINGLES: Final = 256
"""Shingles kept of a text. They are those with the smallest hashes, so that two texts keep the same ones.

Jaccard and containment are exact for texts of up to 256 shingles, and estimated beyond. Bounds the size of state;
chosen by hand.
"""
MAX_WORDS: Final = 192
"""Content words kept of a body, chosen like the shingles. Bounds the size of state; chosen by hand."""

_MIN_WORDS_OF_A_TITLE: Final = 3
"""Words of the shortest headline that names a story: ``Weather`` or ``Sports results`` do not. Chosen by hand."""
_MAX_NUMBERS: Final = 24
"""Numbers kept of a body, the first ones. Bounds the size of state; chosen by hand."""
MAX_PARAGRAPHS: Final = 40
"""Paragraphs whose hash is kept, the first ones. Bounds the size of state; chosen by hand."""
_PARAGRAPH_BITS: Final = 0xFFFF
"""Mask of the 16 bits that are kept of a paragraph's hash."""
NO_HASHES: Final = np.zeros(0, HASH_DTYPE)
_BASE: Final = np.uint64(0xC2B2AE3D27D4EB4F)
"""Base of the polynomial hash of a shingle's words: a 64-bit prime of the xxHash family."""
_SINGLE_WORD: Final = np.uint64(0x165667B19E3779F9)
"""Makes the hash of a word that stands for a shingle differ from the hash of the word: a prime of the same family."""
_MIN_SHINGLES: Final = 2
"""A text with fewer rows of five words has a shingle for each word instead. Chosen by hand."""
_SIGNAL_WORDS: Final = frozenset(word for _, forms in SIGNALS for form in forms for word in form.split())
"""Words in which a headline says what the item is: CORRECTED, UPDATE."""


class Traits(NamedTuple):
    """What two texts are compared by. Hashes are seeded by the language, so that two languages share none.

    A million of these are in memory: so all hashes are in one ``bytes``, and lists of strings are one string.
    """

    hashes: bytes
    """All hashes, four bytes each, the lowest byte first; in the order of ``sizes``."""
    sizes: tuple[int, int, int, int, int]
    """Numbers of hashes: of shingles, words, words of the headline, words of names, and paragraphs."""
    numbers: str
    """Numbers of the body as printed, in figures or words, in order, separated by spaces; at most 24."""
    names: str
    """Names in the body, in order of first mention, one per line; at most 16."""
    places: str
    """The dateline's places, as printed, in lower case, one per line."""
    signal: Signal | None

    @property
    def shingles(self) -> Hashes24:
        """The smallest 256 hashes of five words in a row, ascending."""
        return self._part(0)

    @property
    def words(self) -> Hashes24:
        """The headline's words and the body's content words with the smallest 192 hashes, ascending."""
        return self._part(1)

    @property
    def title(self) -> Hashes24:
        """The headline's words, in order, without signal words (CORRECTED, UPDATE 2-)."""
        return self._part(2)

    @property
    def name_words(self) -> Hashes24:
        """The words of the names, ascending."""
        return self._part(3)

    @property
    def paragraphs(self) -> Hashes24:
        """A hash of 16 bits for each paragraph, in order; at most 40."""
        return self._part(4)

    def _part(self, number: int) -> Hashes24:
        sizes = self.sizes
        if not sizes[number]:
            return NO_HASHES
        return np.frombuffer(self.hashes, HASH_DTYPE, sizes[number], 4 * sum(sizes[:number]))


def traits(
    text: str, headline: str | None, language: str, signal: Signal | None = None, places: Iterable[str] = ()
) -> Traits:
    """Return a text's traits. Every process computes the same ones, since restored state is compared with new texts."""
    names = names_in(text, vocabulary(language).function_words)
    tokenized = tokenize(text, headline or "", "\n".join(names), language)
    title = np.array(_title(tokenized), HASH_DTYPE)
    body_words = distinct(tokenized.content_words(0, tokenized.title.start))[:MAX_WORDS]
    return of_hashes(
        distinct(tokenized.shingles)[:MAX_SHINGLES],
        distinct(np.concatenate((body_words, title))) if len(title) else body_words,
        title,
        distinct(tokenized.content_words(tokenized.title.stop, len(tokenized.words))),
        np.array([crc32(row.encode()) & _PARAGRAPH_BITS for row in text.split("\n")[:MAX_PARAGRAPHS]], HASH_DTYPE),
        numbers=" ".join(map(tokenized.printed, tokenized.numbers()[:_MAX_NUMBERS])),
        names="\n".join(names),
        places="\n".join([place.lower() for place in places]),
        signal=signal,
    )


def of_hashes(*hashes: Hashes24, numbers: str, names: str, places: str, signal: Signal | None) -> Traits:
    """Return traits of five arrays: shingles, words, headline, words of names, and paragraphs."""
    shingles, words, title, name_words, paragraphs = map(len, hashes)
    sizes = shingles, words, title, name_words, paragraphs
    return Traits(np.concatenate(hashes).tobytes(), sizes, numbers, names, places, signal)


class TokenizedText:
    """The tokens of body, headline and names, in this order, with their marks in the text's language."""

    def __init__(self, text: str, headline: str, names: str, words: Vocabulary) -> None:
        parts = text, headline, names
        lowered = [part.lower() for part in parts]
        lowered_text, self._text = "\n".join(lowered), "\n".join(parts)
        if len(self._text) != len(lowered_text):  # the lower-case form of a letter may be two characters
            self._text = lowered_text
        self.body = self._text[: len(lowered[0])]
        """The body, in which the positions of the tokens are; in lower case where that has other positions."""
        self.starts, self.ends, self.hashes, self.in_figures = tokens(lowered_text)
        ends = len(lowered[0]), len(lowered[0]) + len(lowered[1]) + 1
        self.title = slice(*self.starts.searchsorted(ends).tolist())
        """The headline's tokens; those before are the body's, those after are the names'."""
        self.words, self.marks = marked(Tokens(self.starts, self.ends, self.hashes, self.in_figures), words)
        """One element per token in each: its 24-bit hash and its marks."""
        self.shingles = shingles_in_order(self.hashes[: self.title.start], words.seed)
        """A hash for every five words in a row of the body, in order."""

    def content_words(self, first: int, end: int) -> Hashes24:
        """Return the hashes of the content words and numbers among the tokens from ``first`` to before ``end``."""
        return content_words(self.words[first:end], self.marks[first:end])

    def numbers(self) -> list[int]:
        """Return the indexes of the body's tokens that are numbers, in figures or words."""
        indexes: list[int] = (self.marks[: self.title.start] & NUMBER).nonzero()[0].tolist()
        return indexes

    def printed(self, token: int) -> str:
        """Return a token, given its index, as printed."""
        return self._text[self.starts[token] : self.ends[token]]


@lru_cache(maxsize=1)
def tokenize(text: str, headline: str, names: str, language: str) -> TokenizedText:
    """Return the tokens of a text, its headline and its names, one a line; those of the last text are kept.

    A text's traits are compared with others, and what changed is worded, before the next text comes.
    """
    return TokenizedText(text, headline, names, vocabulary(language))


@compiled(UINT64S, UINT64)
def shingles_in_order(words: Hashes64, seed: np.uint64) -> Hashes24:
    """Return a hash for every five words in a row; of a shorter text, one for each word.

    ``words`` has one element per token, in the text's order; so has the result, unsorted.
    """
    rows = len(words) - SHINGLE_WORDS + 1
    if rows < _MIN_SHINGLES:
        single = np.empty(len(words), np.uint32)
        for row in range(len(words)):
            single[row] = to_24_bits(words[row] ^ seed ^ _SINGLE_WORD)
        return single
    shingles = np.empty(rows, np.uint32)
    for row in range(rows):
        value = words[row]
        for offset in range(1, SHINGLE_WORDS):
            value = value * _BASE + words[row + offset]
        shingles[row] = to_24_bits(value ^ seed)
    return shingles


def _title(tokenized: TokenizedText) -> list[int]:
    """Return the hashes of the headline's words, in order, each once.

    Without signal words, words of the vocabulary, numbers, and words of one letter.
    """
    words = [(token, tokenized.printed(token)) for token in range(tokenized.title.start, tokenized.title.stop)]
    words = [(token, word) for token, word in words if not (word.isupper() and word in _SIGNAL_WORDS)]
    if words and words[0][1].upper() in _SIGNAL_WORDS:
        del words[0]
    in_vocabulary = tokenized.marks & IN_VOCABULARY
    chosen = [token for token, word in words if len(word) > 1 and not word.isdecimal() and not in_vocabulary[token]]
    return list(dict.fromkeys(tokenized.words[chosen].tolist()))


def title_hash(title: Iterable[int]) -> int:
    """Return one number for a headline's words; 0 for a headline of fewer than three, which names no story."""
    words = tuple(map(int, title))
    return crc32(repr(words).encode()) if len(words) >= _MIN_WORDS_OF_A_TITLE else 0
