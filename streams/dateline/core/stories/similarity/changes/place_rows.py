"""Rows around a place: those of five words that show whether other words stood there, and which of them the text had.

Compiled loops ask of several places at once.
"""

import numpy as np

from dateline.core.stories.similarity.changes.token_flags import JOINS, OPENS_LINE
from dateline.core.stories.similarity.compiler import (
    INT64,
    INT64S,
    TABLE_OF_INT64S,
    UINT8S,
    UINT32S,
    UINT64,
    UINT64S,
    compiled,
    compiled_entry,
)
from dateline.core.stories.similarity.hash_sets import any_stood
from dateline.core.stories.similarity.text.tokenized_text import SHINGLE_WORDS
from dateline.core.stories.similarity.tokens import Hashes64, Positions
from dateline.core.stories.similarity.vocabulary import Hashes24, Marks


@compiled(UINT8S, INT64, INT64, INT64, INT64, INT64)
def rows_around(  # noqa: PLR0913, PLR0917 - a compiled loop gets numbers, not the objects that hold them
    flags: Marks, size: int, start: int, stop: int, words_start: int, words_stop: int
) -> tuple[int, int]:
    """Return what ``Comparison._rows_around`` does, as a first row and the one behind the last."""
    kinds, sides = flags.reshape(len(flags) // size, size), SHINGLE_WORDS - 1
    opens = start == 0 or kinds[JOINS, start - 1] == 0
    first = words_stop - SHINGLE_WORDS + (kinds[JOINS, stop - 1] != 0)
    last = words_start + (0 if opens else -1)
    line_end = stop
    while line_end < min(stop + sides, size) and not kinds[OPENS_LINE, line_end]:
        line_end += 1
    in_line = words_stop + line_end - stop - SHINGLE_WORDS
    for token in range(start, max(0, start - sides + 1) - 1, -1):
        if kinds[OPENS_LINE, token]:
            in_line = max(in_line, words_start - (start - token))
            break
    return max(0, first), max(0, min(last, in_line) + 1)


@compiled_entry(UINT64S, INT64S, UINT8S, UINT64, UINT32S, UINT32S, TABLE_OF_INT64S)
def stood_together(  # noqa: PLR0913, PLR0917
    hashes: Hashes64,
    places: Positions,
    flags: Marks,
    seed: np.uint64,
    former: Hashes24,
    own: Hashes24,
    stood: Positions,
) -> None:
    """Fill in what ``Comparison.stood_together`` returns: ``hashes`` are all words with the others in their places."""
    for row in range(len(places)):
        place = places[row]
        first, stop = rows_around(flags, len(hashes), place, place + 1, place, place + 1)
        stood[row, 0] = any_stood(hashes, first, stop, seed, former, own)
        first = max(0, place + 1 - SHINGLE_WORDS)
        stood[row, 1] = any_stood(hashes, first, first + SHINGLE_WORDS, seed, former, own)
