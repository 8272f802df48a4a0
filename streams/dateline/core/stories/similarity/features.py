"""What of a text is kept to compare it by: hashes of what it says, its numbers and names as printed, not the text."""

from collections.abc import Iterable
from typing import Final, NamedTuple
from zlib import crc32

import numpy as np

from dateline.core.data.wire.signals import SIGNALS
from dateline.core.stories.similarity.compiler import NUMBERS, UINT, compiled
from dateline.core.stories.similarity.hash_sets import distinct
from dateline.core.stories.similarity.names import named
from dateline.core.stories.similarity.tokens import Hashes, tokens
from dateline.core.stories.similarity.vocabulary import (
    HASHES,
    KNOWN,
    NUMBER,
    Vocabulary,
    Words,
    kept,
    looked_up,
    told,
    vocabulary,
)
from dateline_schemas.brief import Signal

SHINGLE: Final = 5
"""Words that make one shingle."""
SIZE: Final = 256
"""At most so many shingles are kept, those of the smallest hashes, so that two texts keep the same ones."""
MOST_WORDS: Final = 192
"""At most so many words of a body, chosen in the same way."""


_SHORT: Final = 2
_TELLING: Final = 3
_MOST_NUMBERS: Final = 24
_MOST_PARAGRAPHS: Final = 40
_SIXTEEN: Final = 0xFFFF
_NONE: Final = np.zeros(0, HASHES)
_BASE: Final = np.uint64(0xC2B2AE3D27D4EB4F)
_ALONE: Final = np.uint64(0x165667B19E3779F9)
"""Keeps single words that stand for shingles apart from words."""
_TWO: Final = 2
_SIGNALS: Final = frozenset(word for _, forms in SIGNALS for form in forms for word in form.split())


class Traits(NamedTuple):
    """What two texts are compared by. Hashes are seeded by the language, so that two languages share none.

    A million of these are held, so that all hashes are one row of bytes, and lines are in place of tuples of strings.
    """

    hashes: bytes
    """All hashes, of four bytes each, the lowest first."""
    sizes: tuple[int, int, int, int, int]
    """How many of them are shingles, words, words of the headline, of names, and paragraphs."""
    numbers: str
    """Numbers as printed, in figures or words, in order, between blanks; at most 24."""
    names: str
    """Names in the body, in order of first mention, a line each; at most 16."""
    places: str
    """The dateline's places, as printed, in small letters, a line each."""
    signal: Signal | None

    @property
    def shingles(self) -> Words:
        """The smallest 256 hashes of five words in a row, ascending."""
        return self._part(0)

    @property
    def words(self) -> Words:
        """The headline's words and those of the smallest 192 hashes of the body's, ascending; no small ones."""
        return self._part(1)

    @property
    def title(self) -> Words:
        """The headline's words, in order; without what the wire says of the item (CORRECTED, UPDATE 2-)."""
        return self._part(2)

    @property
    def keys(self) -> Words:
        """The words of the names."""
        return self._part(3)

    @property
    def paragraphs(self) -> Words:
        """A hash of 16 bits a paragraph, at most 40."""
        return self._part(4)

    def _part(self, number: int) -> Words:
        sizes = self.sizes
        return np.frombuffer(self.hashes, HASHES, sizes[number], 4 * sum(sizes[:number])) if sizes[number] else _NONE


def traits(
    text: str, headline: str | None, language: str, signal: Signal | None = None, places: Iterable[str] = ()
) -> Traits:
    """Take a text's traits; the same text gives the same ones in every process, on which restored state relies."""
    words = vocabulary(language)
    names = named(text, words.small)
    read = _Read(text, headline or "", names, words)
    title = np.array(_title(read), HASHES)
    said = distinct(read.told(0, read.title.start))[:MOST_WORDS]
    return of_hashes(
        distinct(_shingles(read.hashes[: read.title.start], words.seed))[:SIZE],
        distinct(np.concatenate((said, title))) if len(title) else said,
        title,
        distinct(read.told(read.title.stop, len(read.words))),
        np.array([crc32(row.encode()) & _SIXTEEN for row in text.split("\n")[:_MOST_PARAGRAPHS]], HASHES),
        numbers=" ".join(map(read.printed, read.numbers()[:_MOST_NUMBERS])),
        names="\n".join(names),
        places="\n".join([place.lower() for place in places]),
        signal=signal,
    )


def of_hashes(*hashes: Words, numbers: str, names: str, places: str, signal: Signal | None) -> Traits:
    """Put traits together of shingles, words, headline, words of names, and paragraphs."""
    shingles, words, title, keys, paragraphs = map(len, hashes)
    sizes = shingles, words, title, keys, paragraphs
    return Traits(np.concatenate(hashes).tobytes(), sizes, numbers, names, places, signal)


class _Read:
    """The tokens of body, headline and names, in this order, and what they are in their language."""

    def __init__(self, text: str, headline: str, names: list[str], words: Vocabulary) -> None:
        parts = text, headline, "\n".join(names)
        lowered = [part.lower() for part in parts]
        said, self._text = "\n".join(lowered), "\n".join(parts)
        if len(self._text) != len(said):  # a letter's small form may be two
            self._text = said
        found = tokens(said)
        self._starts, self._ends, self.hashes = found.starts, found.ends, found.hashes
        ends = len(lowered[0]), len(lowered[0]) + len(lowered[1]) + 1
        self.title = slice(*found.starts.searchsorted(ends).tolist())
        """Which tokens are the headline's; before are the body's, behind are those of the names."""
        self.words, self.marks = looked_up(found, words)

    def told(self, first: int, end: int) -> Words:
        """Return the hashes of words and numbers from one token to another, without small words."""
        return told(self.words[first:end], self.marks[first:end])

    def numbers(self) -> list[int]:
        """Return which tokens of the body are numbers, in figures or words."""
        found: list[int] = (self.marks[: self.title.start] & NUMBER).nonzero()[0].tolist()
        return found

    def printed(self, place: int) -> str:
        """Return a token as printed."""
        return self._text[self._starts[place] : self._ends[place]]


def title_hash(title: Iterable[int]) -> int:
    """Return one number for a headline; 0 for one of so few words that it names no story."""
    words = tuple(map(int, title))
    return crc32(repr(words).encode()) if len(words) >= _TELLING else 0


@compiled(NUMBERS, UINT)
def _shingles(words: Hashes, seed: np.uint64) -> Words:
    """Hash every five words in a row; where there are no more, each word."""
    rows = len(words) - SHINGLE + 1
    if rows < _TWO:
        alone = np.empty(len(words), np.uint32)
        for place in range(len(words)):
            alone[place] = kept(words[place] ^ seed ^ _ALONE)
        return alone
    shingles = np.empty(rows, np.uint32)
    for place in range(rows):
        value = words[place]
        for further in range(1, SHINGLE):
            value = value * _BASE + words[place + further]
        shingles[place] = kept(value ^ seed)
    return shingles


def _title(read: _Read) -> list[int]:
    """Return the hashes of the headline's words, in order, each once; of what the wire says of the item, none."""
    said = [(place, read.printed(place)) for place in range(read.title.start, read.title.stop)]
    said = [(place, word) for place, word in said if not (word.isupper() and word in _SIGNALS)]
    if said and said[0][1].upper() in _SIGNALS:
        del said[0]
    known = read.marks & KNOWN
    chosen = [place for place, word in said if len(word) > 1 and not word.isdecimal() and not known[place]]
    return list(dict.fromkeys(read.words[chosen].tolist()))
