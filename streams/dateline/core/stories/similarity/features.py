"""Features: what is kept of a text to compare it by. Hashes of its words, its numbers and names, and not the text.

``traits`` computes them, ``Traits`` holds them. ``title_hash`` is one number for a whole headline.
"""

from collections.abc import Iterable
from functools import lru_cache
from typing import Final, NamedTuple
from zlib import crc32

import numpy as np

from dateline.core.data.wire.signals import SIGNALS
from dateline.core.stories.similarity.compiler import (
    BOOLS,
    INT64,
    INT64S,
    SIZES,
    UINT8S,
    UINT32S,
    UINT64,
    UINT64S,
    WRITABLE_INT64S,
    WRITABLE_UINT8S,
    WRITABLE_UINT32S,
    compiled,
)
from dateline.core.stories.similarity.names import names_in
from dateline.core.stories.similarity.tokens import Flags, Hashes64, Positions, tokens
from dateline.core.stories.similarity.vocabulary import (
    CONTENT,
    HASH_DTYPE,
    IN_VOCABULARY,
    NUMBER,
    Hashes24,
    Marks,
    Vocabulary,
    mark_words,
    to_24_bits,
    vocabulary,
)
from dateline_schemas.brief import Signal

SHINGLE_WORDS: Final = 5
"""Words in a row that make one shingle. Chosen by hand."""
MAX_SHINGLES: Final = 256
"""Shingles kept of a text, those with the smallest hashes, so that two texts keep the same ones. Jaccard index and
containment are exact for texts of up to 256, and estimated beyond. Bounds the size of state; chosen by hand."""
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
    """The dateline's places, as printed, in lower case, one per line; of a line without any, the countries that it
    names, by their codes in capitals."""
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
        np.array(_title(tokenized), HASH_DTYPE),
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


@compiled(WRITABLE_UINT32S, INT64, INT64, UINT64)
def _insert(hashes: Hashes24, start: int, end: int, word: np.uint64) -> int:
    """Insert a hash into those from ``start`` to before ``end``, which ascend; return the new end."""
    at = end
    while at > start and hashes[at - 1] > word:
        at -= 1
    if at > start and hashes[at - 1] == word:
        return end
    for row in range(end, at, -1):
        hashes[row] = hashes[row - 1]
    hashes[at] = word
    return end + 1


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
        end = _insert(hashes, shingles_end, end, word)
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


class TokenizedText:
    """The tokens of body, headline and names, in this order, with their marks in the text's language."""

    def __init__(self, text: str, headline: str, names: str, words: Vocabulary) -> None:
        parts = text, headline, names
        self._text = "\n".join(parts)
        lowered, sizes = self._text.lower(), (len(text), len(headline))
        if len(self._text) != len(lowered):  # the lower-case form of a letter may be two characters
            self._text, sizes = lowered, (len(text.lower()), len(headline.lower()))
        self.body = self._text[: sizes[0]]
        """The body, in which the positions of the tokens are; in lower case where that has other positions."""
        self.starts, self.ends, self.hashes, self.in_figures = all_tokens = tokens(lowered)
        count = len(self.starts)
        self.words, self.marks = np.empty(count, HASH_DTYPE), np.empty(count, np.uint8)
        """One element per token in each: its 24-bit hash and its marks."""
        self._content = np.empty(count, HASH_DTYPE)
        """Hashes of the content words and numbers of the body, then of the names."""
        self._numbers = np.empty(2 * _MAX_NUMBERS, np.int64)
        """Where the body's first numbers start and end, one after another."""
        shingles = np.empty(count, HASH_DTYPE)
        filled = _read_tokens(
            *all_tokens,
            words.seed,
            words.hashes,
            words.marks,
            sizes[0],
            sum(sizes) + 1,
            self.words,
            self.marks,
            self._content,
            self._numbers,
            shingles,
        )
        first, stop, self._body_content, self._all_content, self._size_of_numbers, rows = filled
        self.title = slice(first, stop)
        """The headline's tokens; those before are the body's, those after are the names'."""
        self.shingles = shingles[:rows]
        """A hash for every five words in a row of the body, in order."""
        self.sorted_shingles = self.shingles.copy()
        """The same, ascending."""
        self.sorted_shingles.sort()

    def sorted_content_words(self, *, of_names: bool) -> Hashes24:
        """Return the hashes of the content words and numbers of the names or of the body; they ascend."""
        words = slice(self._body_content, self._all_content) if of_names else slice(self._body_content)
        content = self._content[words]
        content.sort()
        return content

    def printed_numbers(self) -> list[str]:
        """Return the first tokens of the body that are numbers, in figures or words, as printed; at most 24."""
        text, places = self._text, self._numbers[: self._size_of_numbers].tolist()
        return [text[start:end] for start, end in zip(places[::2], places[1::2], strict=True)]

    def printed_title(self) -> list[str]:
        """Return the headline's tokens as printed."""
        text, starts, ends = self._text, self.starts[self.title].tolist(), self.ends[self.title].tolist()
        return [text[start:end] for start, end in zip(starts, ends, strict=True)]


@compiled(UINT64S, INT64, UINT64)
def row_hash(words: Hashes64, row: int, seed: np.uint64) -> np.uint32:
    """Return the hash of the five words in a row that begin at the index ``row``."""
    value = words[row]
    for offset in range(1, SHINGLE_WORDS):
        value = value * _BASE + words[row + offset]
    return to_24_bits(value ^ seed)


@compiled(UINT64S, UINT64, WRITABLE_UINT32S)
def _hash_rows(words: Hashes64, seed: np.uint64, shingles: Hashes24) -> int:
    """Fill in a hash for every five words in a row, or of a shorter text for each word; return how many there are."""
    rows = len(words) - SHINGLE_WORDS + 1
    if rows < _MIN_SHINGLES:
        for row in range(len(words)):
            shingles[row] = to_24_bits(words[row] ^ seed ^ _SINGLE_WORD)
        return len(words)
    for row in range(rows):
        shingles[row] = row_hash(words, row, seed)
    return rows


@compiled(INT64S, INT64S, UINT32S, UINT8S, INT64, INT64, WRITABLE_UINT32S, WRITABLE_INT64S)
def _content_of_parts(  # noqa: PLR0913, PLR0917 - a compiled loop gets arrays, not the objects that hold them
    starts: Positions,
    ends: Positions,
    words: Hashes24,
    marks: Marks,
    body_end: int,
    title_end: int,
    content: Hashes24,
    numbers: Positions,
) -> tuple[int, int, int, int, int]:
    """Fill in the content words of the body, then of the names, and where the body's first numbers start and end.

    The first four arrays have one element per token; the ends of body and headline are positions of characters. Returns
    the headline's first token and the one behind its last, then where each part of ``content`` and ``numbers`` end.
    """
    first = stop = body_content = size = size_of_numbers = 0
    for token in range(len(starts)):
        in_body, in_title = starts[token] < body_end, starts[token] < title_end
        if in_body and marks[token] & NUMBER and size_of_numbers < len(numbers):
            numbers[size_of_numbers], numbers[size_of_numbers + 1] = starts[token], ends[token]
            size_of_numbers += 2
        first += in_body
        stop += in_title
        if marks[token] & CONTENT and (in_body or not in_title):
            content[size] = words[token]
            size += 1
            body_content += in_body
    return first, stop, body_content, size, size_of_numbers


_FILLED: Final = WRITABLE_UINT32S, WRITABLE_UINT8S, WRITABLE_UINT32S, WRITABLE_INT64S, WRITABLE_UINT32S


@compiled(INT64S, INT64S, UINT64S, BOOLS, UINT64, UINT32S, UINT8S, INT64, INT64, *_FILLED)
def _read_tokens(  # noqa: PLR0913, PLR0917
    starts: Positions,
    ends: Positions,
    hashes: Hashes64,
    numeric: Flags,
    seed: np.uint64,
    vocabulary_hashes: Hashes24,
    vocabulary_marks: Marks,
    body_end: int,
    title_end: int,
    words: Hashes24,
    marks: Marks,
    content: Hashes24,
    numbers: Positions,
    shingles: Hashes24,
) -> tuple[int, int, int, int, int, int]:
    """Fill in words and marks as ``mark_words`` does, then what ``_content_of_parts`` and ``_hash_rows`` do of them.

    One call, since each costs a microsecond. Returns what the second returns, and how many shingles there are.
    """
    mark_words(starts, ends, hashes, numeric, seed, vocabulary_hashes, vocabulary_marks, words, marks)
    first, stop, body_content, size, size_of_numbers = _content_of_parts(
        starts, ends, words, marks, body_end, title_end, content, numbers
    )
    return first, stop, body_content, size, size_of_numbers, _hash_rows(hashes[:first], seed, shingles)


@lru_cache(maxsize=1)
def tokenize(text: str, headline: str, names: str, language: str) -> TokenizedText:
    """Return the tokens of a text, its headline and its names, one a line; those of the last text are kept.

    A text's traits are compared with others, and what changed is worded, before the next text comes.
    """
    return TokenizedText(text, headline, names, vocabulary(language))


def _title(tokenized: TokenizedText) -> list[int]:
    """Return the hashes of the headline's words, in order, each once.

    Without signal words, words of the vocabulary, numbers, and words of one letter.
    """
    chosen: dict[int, None] = {}
    opens = True
    rows = tokenized.words[tokenized.title].tolist(), tokenized.marks[tokenized.title].tolist()
    for word, value, mark in zip(tokenized.printed_title(), *rows, strict=True):
        if word.isupper() and word in _SIGNAL_WORDS:
            continue
        if opens and word.upper() in _SIGNAL_WORDS:
            opens = False
            continue
        opens = False
        if len(word) > 1 and not word.isdecimal() and not mark & IN_VOCABULARY:
            chosen[value] = None
    return list(chosen)


def title_hash(title: Iterable[int]) -> int:
    """Return one number for a headline's words; 0 for a headline of fewer than three, which names no story."""
    words = tuple(title.tolist() if isinstance(title, np.ndarray) else title)
    return crc32(repr(words).encode()) if len(words) >= _MIN_WORDS_OF_A_TITLE else 0
