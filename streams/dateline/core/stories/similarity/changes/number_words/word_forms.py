"""Word forms: whether two words are forms of one, ``osoby`` and ``osób``, and which forms the text before had.

No grammar is known. Two forms open with the same letters and differ in the last few. Those of the text before are found
by trying endings: all of one and two letters of the text, and those with which its words end.
"""

from collections.abc import Iterable
from typing import Final

import numpy as np

from dateline.core.stories.similarity.changes.comparison import Comparison
from dateline.core.stories.similarity.compiler import (
    INT64S,
    UINT32S,
    UINT64,
    UINT64S,
    WRITABLE_INT64S,
    compiled,
)
from dateline.core.stories.similarity.hash_sets import difference
from dateline.core.stories.similarity.tokens import CodePoints, Hashes64, Positions, hash_of_characters
from dateline.core.stories.similarity.vocabulary import (
    NO_WORD,
    Hashes24,
    slot_of,
    table_of,
    to_24_bits,
    vocabulary,
)

_MAX_CHARS_OF_AN_ENDING: Final = 4
"""Letters in which two forms of a word differ at their ends, at most: ``murió``, ``murieron``. Chosen by hand."""
_MIN_STEM_CHARS: Final = 2
"""Letters with which two forms open, at least: ``osoby``, ``osób``. Chosen by hand."""
_LONGER: Final = range(3, _MAX_CHARS_OF_AN_ENDING + 1)
"""Letters of the endings that are tried only where a word of the text has them."""
_MAX_LETTERS: Final = 40
"""Different letters of a text that endings are made of, the first ones by code point. Bounds time; chosen by hand."""
_MAX_ENDINGS: Final = 400
"""Longer endings of a text's words that are tried. Bounds time; chosen by hand."""
_MAX_FOUND: Final = 16
"""Forms of one word that are found, at most. Bounds time; chosen by hand."""
_MAX_CHARS: Final = 32
"""Letters of the longest word whose forms are tried. Bounds time; chosen by hand."""


def are_forms(word: str, other: str) -> bool:
    """Return whether two words, in lower case, are the same or may be forms of one."""
    shorter, longer = sorted((word, other), key=len)
    stem = next((at for at, letter in enumerate(shorter) if letter != longer[at]), len(shorter))
    if len(longer) - stem > _MAX_CHARS_OF_AN_ENDING:
        return False
    return word == other or (stem >= _MIN_STEM_CHARS and 2 * stem >= len(shorter))


def former_forms(compared: Comparison, tokens: Iterable[int], hashes: Hashes64) -> list[str]:
    """Return the forms of some new words, by their tokens, that the text before had and that are gone, in lower case.

    ``hashes`` are those of all tokens of the new text.
    """
    seed = vocabulary(compared.language).seed
    gone = difference(compared.former.words, _words_of(hashes, seed))
    words = [word for token in tokens if len(word := compared.printed(token).lower()) <= _MAX_CHARS]
    if not len(gone) or not words:
        return []
    letters, ends = _endings(compared.text.lower())
    table = table_of(gone)
    found: list[str] = []
    for word in words:
        cuts, chosen = np.empty(_MAX_FOUND, np.int64), np.empty(_MAX_FOUND, np.int64)
        size = _find_forms(_code_points(word), letters, ends, seed, table, cuts, chosen)
        for cut, at in zip(cuts[:size].tolist(), chosen[:size].tolist(), strict=True):
            start = int(ends[at - 1]) if at else 0
            found.append(word[:cut] + "".join(map(chr, letters[start : ends[at]].tolist())))
    return [*dict.fromkeys(found)]


def _endings(text: str) -> tuple[CodePoints, Positions]:
    """Return the letters of all endings that are tried, the empty one first, and where each ends there."""
    single = _code_points("".join(sorted(each for each in {*text} if each.isalpha())[:_MAX_LETTERS]))
    pairs = np.column_stack((np.repeat(single, len(single)), np.tile(single, len(single)))).ravel()
    words = [word for word in dict.fromkeys(text.split()) if word.isalpha()]
    longer = [*dict.fromkeys(word[-size:] for word in words for size in _LONGER if len(word) >= size)][:_MAX_ENDINGS]
    sizes = np.array([0, *[1] * len(single), *[2] * (len(pairs) // 2), *map(len, longer)], np.int64)
    return np.concatenate((single, pairs, _code_points("".join(longer)))), np.cumsum(sizes)


def _code_points(text: str) -> CodePoints:
    return np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32)


@compiled(UINT64S, UINT64)
def _words_of(hashes: Hashes64, seed: np.uint64) -> Hashes24:
    """Return the hashes of a text's tokens as traits keep them, ascending."""
    words = np.empty(len(hashes), np.uint32)
    for token in range(len(hashes)):
        words[token] = to_24_bits(hashes[token] ^ seed)
    return np.sort(words)


@compiled(UINT32S, UINT32S, INT64S, UINT64, UINT32S, WRITABLE_INT64S, WRITABLE_INT64S)
def _find_forms(  # noqa: PLR0913, PLR0917 - a compiled loop gets arrays, not the objects that hold them
    word: CodePoints,
    endings: CodePoints,
    ends: Positions,
    seed: np.uint64,
    gone: Hashes24,
    cuts: Positions,
    chosen: Positions,
) -> int:
    """Fill in where a word is cut and what ends it in each form that a hash table has; return how many there are.

    ``endings`` are the letters of all of them; ``ends`` has where each ends there.
    """
    form = np.empty(len(word) + _MAX_CHARS_OF_AN_ENDING, np.uint32)
    form[: len(word)] = word
    size = 0
    for cut in range(len(word), max(_MIN_STEM_CHARS, len(word) - _MAX_CHARS_OF_AN_ENDING) - 1, -1):
        start = 0
        for ending in range(len(ends)):
            stop = ends[ending]
            form[cut : cut + stop - start] = endings[start:stop]
            hashed = to_24_bits(hash_of_characters(form, 0, cut + stop - start) ^ seed)
            start = stop
            if gone[slot_of(gone, hashed)] != NO_WORD and size < len(cuts):
                cuts[size], chosen[size] = cut, ending
                size += 1
    return size
