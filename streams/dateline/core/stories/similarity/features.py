"""Features: what is kept of a text to compare it by. Hashes of its words, its numbers and names, and not the text.

``traits`` computes them, ``Traits`` holds them. ``title_hash`` is one number for a whole headline, ``index_hashes`` are
those that the index of candidates has.
"""

from collections.abc import Iterable
from functools import lru_cache
from typing import Final, NamedTuple
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from dateline.core.stories.similarity.compiler import (
    INT64,
    SIZES,
    UINT32S,
    WRITABLE_UINT32S,
    compiled,
)
from dateline.core.stories.similarity.hash_sets import insert
from dateline.core.stories.similarity.tokenized_text import tokenize
from dateline.core.stories.similarity.vocabulary import HASH_DTYPE, Hashes24, vocabulary
from dateline.core.text.names import names_in
from dateline_schemas.brief import Signal

MAX_SHINGLES: Final = 256
"""Shingles kept of a text, those with the smallest hashes, so that two texts keep the same ones. Jaccard index and
containment are exact for texts of up to 256, and estimated beyond. Bounds the size of state; chosen by hand."""
MAX_WORDS: Final = 192
"""Content words kept of a body, chosen like the shingles. Bounds the size of state; chosen by hand."""
_MIN_WORDS_OF_A_TITLE: Final = 3
"""Words of the shortest headline that names a story: ``Weather`` or ``Sports results`` do not. Chosen by hand."""
MAX_PARAGRAPHS: Final = 40
"""Paragraphs whose hash is kept, the first ones. Bounds the size of state; chosen by hand."""
_PARAGRAPH_BITS: Final = 0xFFFF
"""Mask of the 16 bits that are kept of a paragraph's hash."""
NO_HASHES: Final = np.zeros(0, HASH_DTYPE)


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
    """The dateline's places, as printed, in lower case, one per line; of a line without any, the countries that it
    names, by their codes in capitals."""
    signal: Signal | None

    @property
    def shingles(self) -> Hashes24:
        """The smallest 256 hashes of five words in a row, ascending."""
        return self._part(0, self.sizes[0])

    @property
    def words(self) -> Hashes24:
        """The headline's words and the body's content words with the smallest 192 hashes, ascending."""
        return self._part(self.sizes[0], self.sizes[1])

    @property
    def title(self) -> Hashes24:
        """The headline's words, in order, without signal words (CORRECTED, UPDATE 2-)."""
        return self._part(self.sizes[0] + self.sizes[1], self.sizes[2])

    @property
    def name_words(self) -> Hashes24:
        """The words of the names, ascending."""
        return self._part(sum(self.sizes[:3]), self.sizes[3])

    @property
    def paragraphs(self) -> Hashes24:
        """A hash of 16 bits for each paragraph, in order; at most 40."""
        return self._part(sum(self.sizes[:4]), self.sizes[4])

    def _part(self, start: int, size: int) -> Hashes24:
        return np.frombuffer(self.hashes, HASH_DTYPE, size, 4 * start) if size else NO_HASHES


@compiled(UINT32S, SIZES)
def parts_of(hashes: Hashes24, sizes: tuple[int, ...]) -> tuple[Hashes24, Hashes24, Hashes24, Hashes24]:
    """Return the shingles, words, words of the headline, and words of names among all hashes of a text."""
    words = sizes[0]
    title = words + sizes[1]
    names = title + sizes[2]
    return hashes[:words], hashes[words:title], hashes[title:names], hashes[names : names + sizes[3]]


def traits(
    text: str, headline: str | None, language: str, signal: Signal | None = None, places: Iterable[str] = ()
) -> Traits:
    """Return a text's traits. Every process computes the same ones, since restored state is compared with new texts."""
    names = names_in(text, vocabulary(language).function_words)
    tokenized = tokenize(text, headline or "", "\n".join(names), language)
    paragraphs = [crc32(row.encode()) & _PARAGRAPH_BITS for row in text.split("\n", MAX_PARAGRAPHS)[:MAX_PARAGRAPHS]]
    parts = (
        tokenized.sorted_shingles,
        tokenized.sorted_content_words(of_names=False),
        tokenized.title_words,
        tokenized.sorted_content_words(of_names=True),
        np.array(paragraphs, HASH_DTYPE),
    )
    hashes = np.empty(sum(map(len, parts)) + len(parts[2]), HASH_DTYPE)
    shingles, words, title, name_words, _ = sizes = _pack(*parts, hashes)
    return Traits(
        hashes[: shingles + words + title + name_words + len(paragraphs)].tobytes(),
        sizes,
        numbers=" ".join(tokenized.printed_numbers()),
        names="\n".join(names),
        places="\n".join([place.lower() for place in places]),
        signal=signal,
    )


@compiled(WRITABLE_UINT32S, INT64, UINT32S, INT64)
def _append_set(hashes: Hashes24, end: int, others: Hashes24, limit: int) -> int:
    """Write hashes, which ascend, behind the first ``end``, each once and at most ``limit``; return the new end."""
    start = end
    for value in others:
        if end == start or hashes[end - 1] != value:
            if end == start + limit:
                break
            hashes[end] = value
            end += 1
    return end


@compiled(UINT32S, UINT32S, UINT32S, UINT32S, UINT32S, WRITABLE_UINT32S)
def _pack(  # noqa: PLR0913, PLR0917 - a compiled loop gets arrays, not the objects that hold them
    shingles: Hashes24,
    body_words: Hashes24,
    title: Hashes24,
    name_words: Hashes24,
    paragraphs: Hashes24,
    hashes: Hashes24,
) -> tuple[int, int, int, int, int]:
    """Fill in ``Traits.hashes``, and return ``Traits.sizes``.

    All parts but the headline's words and the paragraphs ascend; a hash may come several times.
    """
    end = _append_set(hashes, 0, shingles, MAX_SHINGLES)
    shingles_end = end
    end = _append_set(hashes, end, body_words, MAX_WORDS)
    for word in title:
        end = insert(hashes, shingles_end, end, word)
    words_end = end
    hashes[end : end + len(title)] = title
    end += len(title)
    names_end = _append_set(hashes, end, name_words, len(name_words))
    hashes[names_end : names_end + len(paragraphs)] = paragraphs
    return shingles_end, words_end - shingles_end, len(title), names_end - end, len(paragraphs)


def of_hashes(*hashes: Hashes24, numbers: str, names: str, places: str, signal: Signal | None) -> Traits:
    """Return traits of five arrays: shingles, words, headline, words of names, and paragraphs."""
    shingles, words, title, name_words, paragraphs = map(len, hashes)
    sizes = shingles, words, title, name_words, paragraphs
    return Traits(np.concatenate(hashes).tobytes(), sizes, numbers, names, places, signal)


def with_title(own: Traits, title: Hashes24) -> Traits:
    """Return traits without a headline as they are with the words of one."""
    words = np.union1d(own.words, title)
    kept = {"numbers": own.numbers, "names": own.names, "places": own.places}
    return of_hashes(own.shingles, words, title, own.name_words, own.paragraphs, **kept, signal=own.signal)


def title_hash(title: Iterable[int]) -> int:
    """Return one number for a headline's words; 0 for a headline of fewer than three, which names no story."""
    words = tuple(title.tolist() if isinstance(title, np.ndarray) else title)
    return crc32(repr(words).encode()) if len(words) >= _MIN_WORDS_OF_A_TITLE else 0


_FIRST_SHINGLES: Final = 8
"""Shingles that a text is put under in any case, its smallest hashes: short texts have some too. Chosen by hand."""
_SHINGLE_SAMPLE: Final = HASH_DTYPE.type(8)
"""Of the other shingles, those whose hash this number divides: one in eight. Chosen by hand."""
_ALL_OF_PART: Final = np.array([False, False, True, True, False])
"""By part of ``Traits.sizes``, whether all its hashes are used: of headline and names, besides sampled shingles."""
_MAX_CACHED_TEXTS: Final = 1
"""Texts whose hashes are cached: the newest one alone, which is looked up and then added."""


@lru_cache(maxsize=_MAX_CACHED_TEXTS)
def index_hashes(traits: Traits) -> Hashes24:
    """Return the hashes that an index puts a text under and looks it up by, as a set.

    They are its smallest 8 shingles, every shingle whose hash 8 divides, and the words of headline and names.
    Shingles are chosen by their values alone, so that a text and another that contains it choose alike. The last
    result is cached, since a text is first looked up and then added.
    """
    shingles, _, title, name_words, _ = traits.sizes
    chosen = np.empty(shingles + title + name_words, HASH_DTYPE)
    return chosen[: _choose(np.frombuffer(traits.hashes, HASH_DTYPE), traits.sizes, chosen)]


@compiled(UINT32S, SIZES, WRITABLE_UINT32S)
def _choose(hashes: Hashes24, sizes: tuple[int, ...], chosen: Hashes24) -> int:
    """Fill in the sampled shingles and all hashes of headline and names, as a set, and return how many there are."""
    shingles, _, title, name_words = parts_of(hashes, sizes)
    size = 0
    for index in range(len(shingles)):
        if index < _FIRST_SHINGLES or shingles[index] % _SHINGLE_SAMPLE == 0:
            chosen[size] = shingles[index]
            size += 1
    for word in title:
        size = insert(chosen, 0, size, word)
    for word in name_words:
        size = insert(chosen, 0, size, word)
    return size


def index_hashes_of_many(texts: list[tuple[int, Traits]]) -> tuple[NDArray[np.uint64], Hashes24]:
    """Return the hashes that several texts are put under, and the stamp of each; a pair may come twice."""
    stamps = np.array([stamp for stamp, _ in texts], np.uint64)
    sizes = np.array([traits.sizes for _, traits in texts])
    hashes = np.frombuffer(b"".join([traits.hashes for _, traits in texts]), HASH_DTYPE)
    parts = np.repeat(np.tile(np.arange(len(_ALL_OF_PART)), len(texts)), sizes.ravel())
    totals = sizes.sum(axis=1)
    positions = np.arange(len(hashes)) - np.repeat(totals.cumsum() - totals, totals)
    sampled = (positions < _FIRST_SHINGLES) | (hashes % _SHINGLE_SAMPLE == 0)
    chosen = _ALL_OF_PART[parts] | ((parts == 0) & sampled)
    return np.repeat(stamps, totals)[chosen], hashes[chosen]
