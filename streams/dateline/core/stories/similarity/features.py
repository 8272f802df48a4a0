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
    compiled_entry,
)
from dateline.core.stories.similarity.hash_sets import insert
from dateline.core.stories.similarity.text.names import names_in
from dateline.core.stories.similarity.text.tokenized_text import OF_BODY, OF_NAMES, TokenizedText, tokenize
from dateline.core.stories.similarity.vocabulary import HASH_DTYPE, MAX_HASH, Hashes24, vocabulary
from dateline_schemas.brief import Signal

MAX_SHINGLES: Final = 256
"""Shingles kept of a text, those with the smallest hashes, so that two texts keep the same ones. Jaccard index and
containment are exact for texts of up to 256, and estimated beyond. Bounds the size of state; chosen by hand."""
MAX_WORDS: Final = 192
"""Content words kept of a body, chosen like the shingles. Bounds the size of state; chosen by hand."""
_MAX_CACHED_TITLES: Final = 16
"""Headlines whose hash is kept: that of a new text is asked for up to four times. Chosen by hand."""
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
        """A hash of 16 bits for each paragraph, in order, and of a correction's note beside them; at most 40."""
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
    names = "\n".join(names_in(text, vocabulary(language).function_words))
    tokenized = tokenize(text, headline or "", names, language)
    lines = text.encode().split(b"\n", MAX_PARAGRAPHS)[:MAX_PARAGRAPHS]
    paragraphs = np.fromiter(map(crc32, lines), HASH_DTYPE, len(lines))
    title = tokenized.title_words
    hashes = np.empty(len(tokenized.parts) + 2 * len(title) + len(paragraphs), HASH_DTYPE)
    sizes = _pack(tokenized.parts, title, paragraphs, hashes)
    return Traits(
        hashes[: sum(sizes)].tobytes(),
        sizes,
        tokenized.printed_numbers(),
        names,
        "\n".join([place.lower() for place in places]),
        signal,
    )


def words_of_title(headline: str, language: str) -> Hashes24:
    """Return the hashes of a headline's words, in order, as the traits of a text have them."""
    return TokenizedText("", headline, "", vocabulary(language)).title_words


@compiled(UINT32S, INT64, WRITABLE_UINT32S, INT64, INT64, INT64)
def _append_set(  # noqa: PLR0913, PLR0917 - a compiled loop gets arrays, not the objects that hold them
    parts: Hashes24, at: int, hashes: Hashes24, end: int, part: int, limit: int
) -> tuple[int, int]:
    """Write the hashes of a part, which begin at ``at`` and ascend, each once and at most ``limit``, behind ``end``.

    Return where the next part begins, and the new end.
    """
    start = end
    while at < len(parts) and parts[at] & ~np.uint32(MAX_HASH) == part:
        value = parts[at] & np.uint32(MAX_HASH)
        if end < start + limit and (end == start or hashes[end - 1] != value):
            hashes[end] = value
            end += 1
        at += 1
    return at, end


@compiled_entry(UINT32S, UINT32S, UINT32S, WRITABLE_UINT32S)
def _pack(parts: Hashes24, title: Hashes24, paragraphs: Hashes24, hashes: Hashes24) -> tuple[int, int, int, int, int]:
    """Fill in ``Traits.hashes``, and return ``Traits.sizes``; ``parts`` are those of ``TokenizedText``."""
    at, shingles_end = _append_set(parts, 0, hashes, 0, 0, MAX_SHINGLES)
    at, end = _append_set(parts, at, hashes, shingles_end, OF_BODY, MAX_WORDS)
    for word in title:
        end = insert(hashes, shingles_end, end, word)
    words_end = end
    hashes[end : end + len(title)] = title
    end += len(title)
    _, names_end = _append_set(parts, at, hashes, end, OF_NAMES, len(parts))
    for row in range(len(paragraphs)):
        hashes[names_end + row] = paragraphs[row] & np.uint32(_PARAGRAPH_BITS)
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


def with_note(own: Traits, note: str) -> Traits:
    """Return traits with a hash of a note that stands beside the text, as one more paragraph, unless it is one."""
    value = crc32(note.encode()) & _PARAGRAPH_BITS
    if value in own.paragraphs.tolist() or own.sizes[4] >= MAX_PARAGRAPHS:
        return own
    hashes = own.hashes + value.to_bytes(4, "little")
    return own._replace(hashes=hashes, sizes=(*own.sizes[:4], own.sizes[4] + 1))


def title_hash(title: Hashes24) -> int:
    """Return one number for a headline's words; 0 for a headline of fewer than three, which names no story."""
    return _title_hash(title.tobytes())


@lru_cache(maxsize=_MAX_CACHED_TITLES)
def _title_hash(title: bytes) -> int:
    words = tuple(np.frombuffer(title, HASH_DTYPE).tolist())
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


@compiled_entry(UINT32S, SIZES, WRITABLE_UINT32S)
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
