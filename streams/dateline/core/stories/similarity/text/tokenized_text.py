"""Tokenized text: the tokens of a text, its headline and its names, and what the text's traits are made of.

``tokenize`` is the entry. One compiled call finds and reads all tokens, since each call costs a microsecond.
"""

from functools import lru_cache
from typing import Any, Final

import numpy as np

from dateline.core.stories.similarity.compiler import (
    BOOLS,
    INT64,
    INT64S,
    UINT8S,
    UINT32S,
    UINT64,
    UINT64S,
    WRITABLE_BOOLS,
    WRITABLE_INT64S,
    WRITABLE_UINT8S,
    WRITABLE_UINT32S,
    WRITABLE_UINT64S,
    compiled,
    compiled_entry,
)
from dateline.core.stories.similarity.tokens import (
    DIGIT,
    CodePoints,
    Flags,
    Hashes64,
    Kinds,
    Positions,
    characters,
    find_tokens,
)
from dateline.core.stories.similarity.vocabulary import (
    CONTENT,
    HASH_DTYPE,
    IN_VOCABULARY,
    NO_WORD,
    NUMBER,
    OPENING_SIGNAL_WORDS,
    SIGNAL_WORDS,
    Hashes24,
    Marks,
    Vocabulary,
    mark_words,
    slot_of,
    to_24_bits,
    vocabulary,
)

SHINGLE_WORDS: Final = 5
"""Words in a row that make one shingle. Chosen by hand."""
MAX_NUMBERS: Final = 24
"""Numbers kept of a body, the first ones. Bounds the size of state; chosen by hand."""
_BASE: Final = np.uint64(0xC2B2AE3D27D4EB4F)
"""Base of the polynomial hash of a shingle's words: a 64-bit prime of the xxHash family."""
_SINGLE_WORD: Final = np.uint64(0x165667B19E3779F9)
"""Makes the hash of a word that stands for a shingle differ from the hash of the word: a prime of the same family."""
_MIN_CHARS_OF_A_TITLE_WORD: Final = 2
"""Characters of the shortest word of a headline that counts. Chosen by hand."""
_MIN_SHINGLES: Final = 2
"""A text with fewer rows of five words has a shingle for each word instead. Chosen by hand."""
OF_BODY: Final = 1 << 24
OF_NAMES: Final = 2 << 24
"""Bits above a hash's 24 that say whose content word it is; a shingle has none of them."""


@compiled(UINT64S, INT64)
def row_value(words: Hashes64, row: int) -> np.uint64:
    """Return the polynomial of the five words in a row that begin at the index ``row``; ``to_24_bits`` makes it a hash.

    Another last word instead of 0 adds its own hash, and another first word its hash times ``FIRST_WORD``.
    """
    value: np.uint64 = words[row]
    for offset in range(1, SHINGLE_WORDS):
        value = value * _BASE + words[row + offset]
    return value


FIRST_WORD: Final = np.uint64(pow(int(_BASE), SHINGLE_WORDS - 1, 1 << 64))
"""What the first word of a row of five is multiplied by."""


@compiled(UINT64S, INT64, UINT64)
def row_hash(words: Hashes64, row: int, seed: np.uint64) -> np.uint32:
    """Return the hash of the five words in a row that begin at the index ``row``."""
    return to_24_bits(row_value(words, row) ^ seed)


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


@compiled(INT64S, INT64S, UINT32S, UINT8S, INT64, INT64, INT64, WRITABLE_UINT32S, WRITABLE_INT64S)
def _content_of_parts(  # noqa: PLR0913, PLR0917 - a compiled loop gets arrays, not the objects that hold them
    starts: Positions,
    ends: Positions,
    words: Hashes24,
    marks: Marks,
    first: int,
    stop: int,
    size: int,
    parts: Hashes24,
    numbers: Positions,
) -> tuple[int, int]:
    """Fill in the content words of body and names from ``size`` on, and where the body's first numbers start and end.

    The first four arrays have one element per token; ``first`` is the headline's first token, and ``stop`` the one
    behind its last. Returns how many elements of ``parts`` and of ``numbers`` are filled.
    """
    size_of_numbers = 0
    for token in range(first):
        if marks[token] & NUMBER and size_of_numbers < len(numbers):
            numbers[size_of_numbers], numbers[size_of_numbers + 1] = starts[token], ends[token]
            size_of_numbers += 2
        if marks[token] & CONTENT:
            parts[size] = words[token] | OF_BODY
            size += 1
    for token in range(stop, len(starts)):
        if marks[token] & CONTENT:
            parts[size] = words[token] | OF_NAMES
            size += 1
    return size, size_of_numbers


@compiled(UINT8S, INT64S, INT64S, UINT32S, UINT8S, BOOLS, WRITABLE_UINT32S)
def _title_words(  # noqa: PLR0913, PLR0917
    kinds: Kinds, starts: Positions, ends: Positions, words: Hashes24, marks: Marks, left_out: Flags, title: Hashes24
) -> int:
    """Fill in the hashes of a headline's words, in order, each once, and return how many there are.

    Without the tokens that are left out, words of the vocabulary, numbers, and words of one letter. All arrays but
    ``kinds`` have one element per token of the headline.
    """
    size = 0
    for token in range(len(words)):
        if left_out[token] or marks[token] & IN_VOCABULARY or ends[token] - starts[token] < _MIN_CHARS_OF_A_TITLE_WORD:
            continue
        is_decimal = True
        for at in range(starts[token], ends[token]):
            is_decimal &= kinds[at] == DIGIT
        is_known = False
        for known in range(size):
            is_known |= title[known] == words[token]
        if not (is_decimal or is_known):
            title[size] = words[token]
            size += 1
    return size


@compiled(INT64S, INT64)
def _first_from(starts: Positions, at: int) -> int:
    """Return the first token that starts at a character or behind it."""
    token = 0
    while token < len(starts) and starts[token] < at:
        token += 1
    return token


@compiled(UINT32S, UINT32S)
def _has_any(words: Hashes24, table: Hashes24) -> bool:
    """Whether any word is in a hash table."""
    has_any = False
    for word in words:
        has_any |= table[slot_of(table, word)] != NO_WORD
    return has_any


_ROOM: Final = WRITABLE_INT64S, WRITABLE_UINT64S, WRITABLE_BOOLS, WRITABLE_UINT8S, WRITABLE_UINT32S
_TEXT: Final = UINT32S, UINT8S
_VOCABULARY: Final = UINT64, UINT32S, UINT8S, UINT32S


@compiled_entry(*_TEXT, *_VOCABULARY, INT64, INT64, *_ROOM)
def _read(  # noqa: PLR0913, PLR0917
    code_points: CodePoints,
    kinds: Kinds,
    seed: np.uint64,
    vocabulary_hashes: Hashes24,
    vocabulary_marks: Marks,
    signals: Hashes24,
    body_end: int,
    title_end: int,
    positions: Positions,
    hashes: Hashes64,
    numeric: Flags,
    marks: Marks,
    words_and_parts: Hashes24,
) -> tuple[int, int, int, int, int, int, int, bool]:
    """Find the tokens of a text, and fill in all that ``TokenizedText`` has of them.

    The last two arrays of numbers have several parts: ``positions`` the starts, the ends and those of the numbers,
    ``words_and_parts`` the words, the shingles, the parts and the headline. Fewer arrays are quicker to make.

    Returns how many tokens there are, the headline's first token and the one behind its last, how many shingles, how
    many elements of ``parts``, ``numbers`` and ``title`` are filled, and whether the headline may have a signal word:
    then it is read as if it had none.
    """
    most = len(kinds)
    starts, ends, numbers = positions[:most], positions[most : 2 * most], positions[2 * most :]
    words, shingles = words_and_parts[:most], words_and_parts[most : 2 * most]
    parts, title = words_and_parts[2 * most : 4 * most], words_and_parts[4 * most :]
    count = find_tokens(code_points, kinds, starts, ends, hashes, numeric)
    starts, ends, hashes, words, marks = starts[:count], ends[:count], hashes[:count], words[:count], marks[:count]
    mark_words(starts, ends, hashes, numeric[:count], seed, vocabulary_hashes, vocabulary_marks, words, marks)
    first, stop = _first_from(starts, body_end), _first_from(starts, title_end)
    rows = _hash_rows(hashes[:first], seed, shingles)
    parts[:rows] = shingles[:rows]
    size, size_of_numbers = _content_of_parts(starts, ends, words, marks, first, stop, rows, parts, numbers)
    of_title = starts[first:stop], ends[first:stop], words[first:stop], marks[first:stop]
    title_size = _title_words(kinds, *of_title, np.zeros(stop - first, np.bool_), title)
    return count, first, stop, rows, size, size_of_numbers, title_size, _has_any(words[first:stop], signals)


class TokenizedText:
    """The tokens of body, headline and names, in this order, with their marks in the text's language.

    What a text's traits are made of is there at once, and the arrays of its tokens when one is first asked for: of nine
    texts in ten nobody asks.
    """

    body: str
    """The body, in which the positions of the tokens are; in lower case where that has other positions."""
    starts: Positions
    ends: Positions
    hashes: Hashes64
    in_figures: Flags
    words: Hashes24
    marks: Marks
    """One element per token in each: ``words`` has its 24-bit hash."""
    title: slice
    """The headline's tokens; those before are the body's, those after are the names'."""
    shingles: Hashes24
    """A hash for every five words in a row of the body, in order."""

    def __init__(self, text: str, headline: str, names: str, words: Vocabulary) -> None:
        printed, body_end = f"{text}\n{headline}\n{names}", len(text)
        lowered, title_end = printed.lower(), body_end + 1 + len(headline)
        if len(printed) != len(lowered):  # the lower-case form of a letter may be two characters
            printed, body_end = lowered, len(text.lower())
            title_end = body_end + 1 + len(headline.lower())
        self._text, self._body_end = printed, body_end
        self.code_points, kinds = characters(lowered)
        """Of each character in lower case."""
        most = len(kinds)
        positions, hashes = np.empty(2 * (most + MAX_NUMBERS), np.int64), np.empty(most, np.uint64)
        in_figures, marks = np.empty(most, np.bool_), np.empty(most, np.uint8)
        words_and_parts = np.empty(4 * most + title_end - body_end, HASH_DTYPE)
        given = self.code_points, kinds, words.seed, words.hashes, words.marks, words.signals, body_end, title_end
        self._room = positions, hashes, in_figures, marks, words_and_parts
        *self._counts, size, size_of_numbers, title_size, has_signal = _read(*given, *self._room)
        self._numbers = positions[2 * most : 2 * most + size_of_numbers]
        """Where the body's first numbers start and end, one after another."""
        self.parts = words_and_parts[2 * most : 2 * most + size]
        """The shingles, then the content words and numbers of the body (``OF_BODY``), then of the names (``OF_NAMES``):
        ascending, since one sort of all takes half the time of three."""
        self.parts.sort()
        if has_signal or not headline.isascii():
            title_size = self._read_title_again(kinds, words_and_parts[4 * most :])
        self.title_words = words_and_parts[4 * most : 4 * most + title_size]
        """The hashes of the headline's words, in order, each once; without signal words, numbers and the like."""

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - one of the attributes above
        """Lay out the arrays of the tokens when one is first asked for."""
        if name not in TokenizedText.__annotations__ or "starts" in self.__dict__:
            raise AttributeError(name)
        positions, hashes, in_figures, marks, words_and_parts = self._room
        (count, first, stop, rows), most = self._counts, len(hashes)
        self.body, self.title = self._text[: self._body_end], slice(first, stop)
        self.starts, self.ends, self.hashes = positions[:count], positions[most : most + count], hashes[:count]
        self.in_figures, self.words, self.marks = in_figures[:count], words_and_parts[:count], marks[:count]
        self.shingles = words_and_parts[most : most + rows]
        return self.__dict__[name]

    @property
    def sorted_shingles(self) -> Hashes24:
        """The shingles, ascending."""
        return self.parts[: len(self.shingles)]

    def printed_numbers(self) -> str:
        """Return the first tokens of the body that are numbers, in figures or words, as printed; at most 24."""
        places = self._numbers.tolist()
        return " ".join(map(self._text.__getitem__, map(slice, places[::2], places[1::2])))

    def _read_title_again(self, kinds: Kinds, title: Hashes24) -> int:
        """Fill in the hashes of the headline's words without its signal words, and return how many there are."""
        starts, ends = self.starts[self.title], self.ends[self.title]
        left_out = np.zeros(len(starts), np.bool_)
        opens = True
        for token, (start, end) in enumerate(zip(starts.tolist(), ends.tolist(), strict=True)):
            word = self._text[start:end]
            if word in SIGNAL_WORDS and word.isupper():
                left_out[token] = True
            elif opens:
                left_out[token], opens = word.upper() in OPENING_SIGNAL_WORDS, False
        return _title_words(kinds, starts, ends, self.words[self.title], self.marks[self.title], left_out, title)


@lru_cache(maxsize=1)
def tokenize(text: str, headline: str, names: str, language: str) -> TokenizedText:
    """Return the tokens of a text, its headline and its names, one a line; those of the last text are kept.

    A text's traits are compared with others, and what changed is worded, before the next text comes.
    """
    return TokenizedText(text, headline, names, vocabulary(language))
